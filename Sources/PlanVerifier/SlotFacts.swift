import PlanModel

/// The facts in the slots about the places that a plan takes, stored by name and looked up one question at a time.
struct SlotFacts {
    struct GroupTick: Hashable {
        let group: String
        let tick: Int64
    }

    struct Suggestion: Hashable {
        /// The attendees, sorted.
        let attendees: [Identifier]
        let lengthInMinutes: Int
        let start: Instant

        init(_ placed: PlacedSession) {
            attendees = placed.session.attendees.sortedIdentifiers
            lengthInMinutes = placed.session.lengthInMinutes
            start = placed.start
        }
    }

    /// Periods in which each user may be booked, joined where they touch.
    private(set) var free: [Identifier: [(start: Instant, end: Instant)]] = [:]
    /// For each suggestion, the facilitators of each call that made it; an empty set stands for anybody.
    private(set) var suggested: [Suggestion: [IdentifierSet]] = [:]
    /// The largest headcount above the forecast in any answer, before anybody is taken away.
    private(set) var base: [GroupTick: ExactPeople] = [:]
    /// Users for whom some answer contains a schedule, even an empty one.
    private(set) var known = IdentifierSet()
    /// The published schedules of the slots that make a suggestion, whoever leads and whatever their rating.
    private var scheduleOfSuggestion: [Suggestion: Set<ScheduleReference>] = [:]
    /// The published schedule of each period in which a user is available to be coached.
    private var scheduled = IdentifierTable<[(start: Instant, end: Instant, schedule: ScheduleReference)]>()
    private var unit = IdentifierTable<String>()
    private let statedGroup: IdentifierTable<String>

    init(request: PlanRequest, slots: SlotsFile, placed: [PlacedSession]) {
        let stated = request.attendees.compactMap { person in person.staffingGroup.map { (person.id, $0) } }
        statedGroup = IdentifierTable(stated)
        readAvailability(slots, request.policy)
        let taken = Dictionary(grouping: placed.map(Suggestion.init), by: \.attendees)
        let ticks = Set(placed.flatMap(\.ticks))
        for call in slots.calls { readSuggestions(call, slots, request.policy, taken: taken, ticks: ticks) }
    }

    func group(of attendee: String) -> String { statedGroup[attendee] ?? unit[attendee] ?? "default" }

    /// Whether one joined period covers all of this time.
    func isFree(_ user: String, from start: Instant, to end: Instant) -> Bool {
        free[Identifier(user)]?.contains { $0.start <= start && end <= $0.end } ?? false
    }

    /// The schedules that an appointment may belong to: those of the suggested slot that it takes, otherwise those of
    /// the time in which its attendees are available.
    func schedules(of placed: PlacedSession) -> Set<ScheduleReference> {
        if let suggested = scheduleOfSuggestion[Suggestion(placed)] { return suggested }
        let periods = placed.session.attendees.flatMap { scheduled[$0] ?? [] }
        return Set(periods.filter { $0.start <= placed.start && placed.start < $0.end }.map(\.schedule))
    }

    /// The largest headcount above the forecast that the slots report for a group, by tick of the horizon, before
    /// anybody is taken away.
    func curve(of group: String, in slots: SlotsFile, horizon: Interval) -> [Int64: ExactPeople] {
        let ticks = Tick.counts(wholeIn: horizon)
        var curve: [Int64: ExactPeople] = [:]
        for call in slots.calls {
            let attendees = call.attendees.map { slots.users[Int($0)] }
            guard !attendees.isEmpty, attendees.allSatisfy({ self.group(of: $0) == group }) else { continue }
            for slot in call.suggestedSlots where !slot.staffingDifference.isNaN {
                let value = ExactPeople(slot.staffingDifference) + attendees.count
                let first = Tick(at: slot.start).count
                for tick in first..<first + Int64(Tick.whole(inMinutes: Int(slot.lengthInMinutes)))
                where ticks.contains(tick) {
                    curve[tick] = max(curve[tick] ?? value, value)
                }
            }
        }
        return curve
    }

    /// Whether two curves agree to the hundredth wherever both are known.
    static func areSame(_ curve: [Int64: ExactPeople], _ other: [Int64: ExactPeople]) -> Bool {
        let common = curve.compactMap { tick, value in other[tick].map { (value, $0) } }
        return !common.isEmpty && common.allSatisfy { $0.hundredths == $1.hundredths }
    }

    private mutating func readAvailability(_ slots: SlotsFile, _ policy: Policy) {
        for call in slots.calls {
            for schedule in call.attendeeSchedules {
                let user = slots.users[Int(schedule.user)]
                for period in schedule.periods where period.schedule >= 0 {
                    let reference = slots.schedules[Int(period.schedule)]
                    if !reference.businessUnit.isEmpty, unit[user] == nil { unit[user] = reference.businessUnit }
                    scheduled[user, default: []].append((period.start, period.end, reference))
                }
            }
            for schedule in call.attendeeSchedules + call.facilitatorSchedules {
                _ = known.insert(slots.users[Int(schedule.user)])
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

    /// Only facts about the places and ticks that some session takes are kept; for a large contact centre that is one
    /// hundredth of them.
    /// - Parameter taken: the places that sessions take, by their attendees.
    private mutating func readSuggestions(
        _ call: SlotCall, _ slots: SlotsFile, _ policy: Policy, taken: [[Identifier]: [Suggestion]], ticks: Set<Int64>
    ) {
        let attendees = call.attendees.map { slots.users[Int($0)] }
        let leaders = IdentifierSet(call.facilitators.map { slots.users[Int($0)] })
        let groups = Set(attendees.map(group(of:)))
        let taken = Set(taken[attendees.sortedIdentifiers] ?? [])
        for slot in call.suggestedSlots {
            let isAllowed = slot.rating < 0 || policy.ratings.contains(slots.labels[Int(slot.rating)])
            for key in taken where key.start == slot.start && key.lengthInMinutes == Int(slot.lengthInMinutes) {
                if isAllowed { suggested[key, default: []].append(leaders) }
                if slot.schedule >= 0 {
                    scheduleOfSuggestion[key, default: []].insert(slots.schedules[Int(slot.schedule)])
                }
            }
            guard !slot.staffingDifference.isNaN, groups.count == 1, let group = groups.first else { continue }
            let value = ExactPeople(slot.staffingDifference) + attendees.count
            let first = Tick(at: slot.start).count
            for tick in first..<first + Int64(Tick.whole(inMinutes: Int(slot.lengthInMinutes)))
            where ticks.contains(tick) {
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
