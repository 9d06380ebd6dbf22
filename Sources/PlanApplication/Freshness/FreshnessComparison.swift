import PlanModel

/// Compares sessions that are to be sent with what the service reports now. Pure, so that every case is tested without
/// a service.
struct FreshnessComparison {
    /// A difference in spare people smaller than this counts as none: the service's forecast changes all the time.
    static let tolerance = 0.5

    let context: FreshnessContext
    let entries: [ApplyEntry]
    /// The time of the plan's own appointments that exist, by participant. Appointments that only may exist are left
    /// out: if one does exist, its people do not show as free, and a look at their appointments reveals why; if not,
    /// they may be away.
    private let own: [Identifier: [Interval]]
    /// How many attendees those appointments, and those that may exist, take away, by group and tick.
    private let ownAway: [String: [Int64: Int]]

    /// - Parameter entries: all entries of the plan.
    init(_ entries: [ApplyEntry], in context: FreshnessContext) {
        self.context = context
        self.entries = entries
        var own: [Identifier: [Interval]] = [:]
        var away: [String: [Int64: Int]] = [:]
        for entry in entries where entry.mayExist {
            if entry.status.isToBeDeleted {
                for person in entry.shape.people { own[Identifier(person), default: []].append(entry.interval) }
            }
            for (group, tick) in Self.staffingTicks(of: entry, in: context) {
                away[group, default: [:]][tick, default: 0] += 1
            }
        }
        self.own = own
        ownAway = away
    }

    /// Those of the sessions whose place is gone, in their order.
    func stale(_ positions: [Int], _ schedules: FreshSchedules, _ staffing: FreshStaffing) -> [StaleSession] {
        positions.compactMap { position in
            let entry = entries[position]
            let changes = people(of: entry, schedules) + shortages(of: entry, staffing)
            return changes.isEmpty ? nil : StaleSession(entry, changes, in: context)
        }
    }

    /// When a person may be booked.
    func free(_ person: String, _ schedules: FreshSchedules) -> [Interval] {
        schedules.free(person, by: context.policy, own: own[Identifier(person)] ?? [])
    }

    /// One pair of group and tick for each attendee of an entry and each of its ticks.
    static func staffingTicks(
        of entry: ApplyEntry, in context: FreshnessContext
    ) -> [(group: String, tick: Int64)] {
        let first = Tick(at: entry.interval.start).count
        let ticks = first..<first + Int64(Tick.covering(minutes: entry.shape.minutes))
        return entry.shape.attendees.compactMap { context.group(of: $0) }.flatMap { group in
            ticks.map { (group, $0) }
        }
    }

    private func people(of entry: ApplyEntry, _ schedules: FreshSchedules) -> [PlaceChange] {
        let margin = Int64(context.policy.marginMinutes) * 60
        let wide = Interval(
            start: entry.interval.start.advanced(bySeconds: -margin),
            end: entry.interval.end.advanced(bySeconds: margin))
        let attendees = entry.shape.attendees.sorted().flatMap { changes(of: $0, false, wide, schedules) }
        guard let facilitator = entry.shape.facilitator else { return attendees }
        return attendees + changes(of: facilitator, true, entry.interval, schedules)
    }

    private func changes(
        of person: String, _ isFacilitator: Bool, _ needed: Interval, _ schedules: FreshSchedules
    ) -> [PlaceChange] {
        if let message = schedules.refused[Identifier(person)] {
            return [.unknown(person: person, isFacilitator: isFacilitator, message: message)]
        }
        let gaps = needed.without(free(person, schedules))
        return gaps.flatMap { gap -> [PlaceChange] in
            let obstacles = schedules.obstacles(person, in: gap, by: context.policy)
            guard !obstacles.isEmpty else {
                return [.busy(person: person, isFacilitator: isFacilitator, activity: nil, time: gap)]
            }
            return obstacles.map {
                .busy(person: person, isFacilitator: isFacilitator, activity: $0.words, time: $0.interval)
            }
        }
    }

    private func shortages(of entry: ApplyEntry, _ staffing: FreshStaffing) -> [PlaceChange] {
        var worst: [String: PlaceChange] = [:]
        var depth: [String: Double] = [:]
        for (group, tick) in Self.staffingTicks(of: entry, in: context) {
            guard let (before, now) = spare(group, tick, staffing),
                let away = context.staffing[group]?[tick]?.away
            else { continue }
            let more = max(0, Double(away) - now) - max(0, Double(away) - before)
            guard more >= Self.tolerance, more > depth[group] ?? 0 else { continue }
            depth[group] = more
            worst[group] = .short(group: group, at: Tick(count: tick).start, before: before, now: now)
        }
        return worst.sorted { $0.key < $1.key }.map(\.value)
    }

    /// How many people a group can spare before the plan takes anybody away: as the plan knew it, and now. The plan's
    /// own appointments that already exist do not count as a change.
    func spare(_ group: String, _ tick: Int64, _ staffing: FreshStaffing) -> (before: Double, now: Double)? {
        guard let before = context.staffing[group]?[tick]?.before, let base = staffing.base[group]?[tick] else {
            return nil
        }
        let floor = context.floor(of: group)
        return (before - floor, base + Double(ownAway[group]?[tick] ?? 0) - floor)
    }
}

extension Interval {
    /// The parts of this interval that lie in none of the others, which are ordered by time and do not overlap.
    func without(_ others: [Interval]) -> [Interval] {
        var rest: [Interval] = []
        var start = self.start
        for other in others where other.end > start && other.start < end {
            if other.start > start { rest.append(Interval(start: start, end: other.start)) }
            start = other.end
        }
        if start < end { rest.append(Interval(start: start, end: end)) }
        return rest
    }
}
