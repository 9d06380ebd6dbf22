import PlanModel

/// Chooses whose slots show the staffing of the groups from which sessions take people: a few attendees who are free in
/// many of the sessions' quarter hours. Calls are scarce, so ticks that a few attendees cannot cover are not asked
/// about.
struct StaffingSamples {
    struct Sample {
        var attendee: String
        var group: String
    }

    /// How many sessions one call may stand for; a few calls are always made.
    private static let sessionsPerCall = 200
    private static let leastCalls = 4
    /// How often a group that seems short is asked about again, through other people of it: the service may split one
    /// staffing group of the request into several of its own, and the plan used the best of them.
    private static let confirmations = 2

    private(set) var staffing = FreshStaffing()
    private let comparison: FreshnessComparison
    private let schedules: FreshSchedules
    private var open: [String: Set<Int64>] = [:]
    private var candidates: [String: [String]] = [:]
    private var confirmed: [String: Int] = [:]
    private var callsLeft: Int

    init(_ comparison: FreshnessComparison, _ positions: [Int], _ schedules: FreshSchedules) {
        self.comparison = comparison
        self.schedules = schedules
        callsLeft = max(Self.leastCalls, positions.count / Self.sessionsPerCall)
        for position in positions {
            let entry = comparison.entries[position]
            for (group, tick) in FreshnessComparison.staffingTicks(of: entry, in: comparison.context)
            where comparison.context.staffing[group]?[tick]?.before != nil {
                open[group, default: []].insert(tick)
            }
            for attendee in entry.shape.attendees.sorted() {
                guard let group = comparison.context.group(of: attendee) else { continue }
                if candidates[group]?.contains(attendee) != true { candidates[group, default: []].append(attendee) }
            }
        }
    }

    /// The attendee to ask about next; nil if nothing more is worth a call.
    mutating func next() -> Sample? {
        if let sample = confirmation() { return sample }
        guard callsLeft > 0 else { return nil }
        let unknown = open.mapValues { $0.count }.filter { $0.value > 0 }
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        for (group, _) in unknown {
            guard let attendee = take(from: group, covering: open[group] ?? []) else {
                open[group] = []
                continue
            }
            callsLeft -= 1
            return Sample(attendee: attendee, group: group)
        }
        return nil
    }

    /// Adds the service's answer.
    mutating func take(_ slots: SlotsFile, of sample: Sample) {
        staffing.take(slots, group: sample.group)
        open[sample.group]?.subtract(staffing.base[sample.group].map { Set($0.keys) } ?? [])
    }

    private mutating func confirmation() -> Sample? {
        for group in candidates.keys.sorted() where confirmed[group, default: 0] < Self.confirmations {
            let short = suspicious(group)
            guard !short.isEmpty, let attendee = take(from: group, covering: short) else { continue }
            confirmed[group, default: 0] += 1
            return Sample(attendee: attendee, group: group)
        }
        return nil
    }

    /// Ticks in which a group seems to have lost people.
    private func suspicious(_ group: String) -> Set<Int64> {
        Set(
            (staffing.base[group] ?? [:]).keys.filter { tick in
                guard let spare = comparison.spare(group, tick, staffing) else { return false }
                return spare.before - spare.now >= FreshnessComparison.tolerance
            })
    }

    /// The attendee of a group who is free in most of some ticks; that person is not asked about again.
    private mutating func take(from group: String, covering ticks: Set<Int64>) -> String? {
        var best: (attendee: String, count: Int)?
        for attendee in candidates[group] ?? [] {
            let count = comparison.free(attendee, schedules).reduce(0) { count, free in
                count
                    + ticks.count {
                        free.contains(Interval(start: Tick(count: $0).start, end: Tick(count: $0 + 1).start))
                    }
            }
            if count > best?.count ?? 0 { best = (attendee, count) }
        }
        guard let best else { return nil }
        candidates[group]?.removeAll { $0 == best.attendee }
        return best.attendee
    }
}
