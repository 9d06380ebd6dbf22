/// What the slots say about the places that a plan takes, kept by name and looked up one question at a time.
struct SlotFacts {
    struct GroupTick: Hashable {
        let group: String
        let tick: Int64
    }

    struct Suggestion: Hashable {
        /// Sorted.
        let attendees: [Identifier]
        let lengthInMinutes: Int
        let start: Instant
    }

    /// Periods that each user may be booked in, joined where they touch.
    private(set) var free: [Identifier: [(start: Instant, end: Instant)]] = [:]
    /// The facilitators of each call that suggests this; an empty set stands for anybody.
    private(set) var suggested: [Suggestion: [IdentifierSet]] = [:]
    /// The largest headcount above the forecast seen, before anybody is taken away.
    private(set) var base: [GroupTick: Double] = [:]
    private var unit = IdentifierTable<String>()
    private let statedGroup: IdentifierTable<String>

    init(request: PlanRequest, slots: SlotsFile, placed: [PlacedSession]) {
        let stated = request.attendees.compactMap { person in person.staffingGroup.map { (person.id, $0) } }
        statedGroup = IdentifierTable(stated)
        readAvailability(slots, request.policy)
        let starts = Set(placed.map(\.start))
        let ticks = Set(placed.flatMap(\.ticks))
        for call in slots.calls { readSuggestions(call, slots, request.policy, starts: starts, ticks: ticks) }
    }

    func group(of attendee: String) -> String { statedGroup[attendee] ?? unit[attendee] ?? "default" }

    /// Whether one joined period covers all of this time.
    func isFree(_ user: String, from start: Instant, to end: Instant) -> Bool {
        free[Identifier(user)]?.contains { $0.start <= start && end <= $0.end } ?? false
    }

    private mutating func readAvailability(_ slots: SlotsFile, _ policy: Policy) {
        for call in slots.calls {
            for schedule in call.attendeeSchedules {
                for period in schedule.periods where period.schedule >= 0 {
                    let name = slots.schedules[Int(period.schedule)].businessUnit
                    if !name.isEmpty, unit[slots.users[Int(schedule.user)]] == nil {
                        unit[slots.users[Int(schedule.user)]] = name
                    }
                }
            }
            for schedule in call.attendeeSchedules + call.facilitatorSchedules {
                for period in schedule.periods {
                    if period.category >= 0, !policy.activities.contains(slots.labels[Int(period.category)]) {
                        continue
                    }
                    if policy.paidOnly, !period.isPaid { continue }
                    free[Identifier(slots.users[Int(schedule.user)]), default: []].append((period.start, period.end))
                }
            }
        }
        for (user, periods) in free { free[user] = SlotFacts.joined(periods) }
    }

    /// Only what is said about the starts and ticks that some session takes is kept.
    private mutating func readSuggestions(
        _ call: SlotCall, _ slots: SlotsFile, _ policy: Policy, starts: Set<Instant>, ticks: Set<Int64>
    ) {
        let attendees = call.attendees.map { slots.users[Int($0)] }
        let leaders = IdentifierSet(call.facilitators.map { slots.users[Int($0)] })
        let groups = Set(attendees.map(group(of:)))
        for slot in call.suggestedSlots {
            let isAllowed = slot.rating < 0 || policy.ratings.contains(slots.labels[Int(slot.rating)])
            if isAllowed, starts.contains(slot.start) {
                let key = Suggestion(
                    attendees: attendees.sortedIdentifiers, lengthInMinutes: Int(slot.lengthInMinutes),
                    start: slot.start)
                suggested[key, default: []].append(leaders)
            }
            guard !slot.staffingDifference.isNaN, groups.count == 1, let group = groups.first else { continue }
            let value = slot.staffingDifference + Double(attendees.count)
            let first = slot.start.seconds.flooredDivision(by: 900)
            for tick in first..<first + Int64(slot.lengthInMinutes / 15) where ticks.contains(tick) {
                let key = GroupTick(group: group, tick: tick)
                base[key] = max(base[key] ?? value, value)
            }
        }
    }

    private static func joined(_ periods: [(start: Instant, end: Instant)]) -> [(start: Instant, end: Instant)] {
        var result: [(start: Instant, end: Instant)] = []
        for period in periods.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
            if let last = result.last, period.start <= last.end {
                result[result.count - 1].end = max(last.end, period.end)
            } else {
                result.append(period)
            }
        }
        return result
    }
}
