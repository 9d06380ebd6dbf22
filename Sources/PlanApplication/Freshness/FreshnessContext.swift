public import PlanModel

/// The data by which sessions were planned, as far as a later look at the service needs it. All of it is in the plan.
public struct FreshnessContext: Sendable, Equatable {
    /// The latest time at which the service was asked.
    var askedAt: Instant?
    var clock: ZoneClock
    var policy: Policy
    var names: [Identifier: String]
    /// The staffing group of each attendee.
    var groups: [Identifier: String]
    /// The staffing of the quarter hours in which the plan takes somebody away, by group.
    var staffing: [String: [Int64: StaffingTick]]

    /// The context of a plan. Plans of earlier versions, which have no policy, are compared by the default one.
    public init(_ plan: Plan) {
        let people = (plan.people ?? []).map { ($0.id, $0.name, $0.group) }
        let named = people.compactMap { id, name, _ in name.map { (id, $0) } } + plan.names.map { ($0.key, $0.value) }
        let grouped =
            people.compactMap { id, _, group in group.map { (id, $0) } }
            + plan.staffingGroups.map { ($0.key, $0.value) }
        self.init(
            askedAt: plan.slots.queriedTo, clock: ZoneClock(name: plan.request.timeZone) ?? .utc,
            policy: plan.policy ?? Policy(), names: named, groups: grouped, staffing: plan.staffing)
    }

    /// The context of a journal without its plan: places are compared, staffing is not.
    public init(names: [String: String], clock: ZoneClock, askedAt: Instant?) {
        self.init(
            askedAt: askedAt, clock: clock, policy: Policy(), names: names.map { ($0.key, $0.value) }, groups: [],
            staffing: [])
    }

    /// The context of a plan as its journal holds it.
    public init(_ plan: RecordedPlan) {
        let names = plan.people.compactMap { one in one.name.map { (one.id, $0) } }
        self.init(
            names: Dictionary(names, uniquingKeysWith: { first, _ in first }), clock: plan.clock, askedAt: nil)
    }

    private init(
        askedAt: Instant?, clock: ZoneClock, policy: Policy, names: [(String, String)], groups: [(String, String)],
        staffing: [StaffingTick]
    ) {
        self.askedAt = askedAt
        self.clock = clock
        self.policy = policy
        self.names = Self.table(names)
        self.groups = Self.table(groups)
        self.staffing = Dictionary(grouping: staffing, by: \.group).mapValues { ticks in
            Dictionary(ticks.map { (Tick(at: $0.dateStart).count, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    private static func table(_ pairs: [(String, String)]) -> [Identifier: String] {
        Dictionary(pairs.map { (Identifier($0.0), $0.1) }, uniquingKeysWith: { first, _ in first })
    }

    /// `Ana Silva (a-ana)`, or the id alone if no name is known.
    func shown(_ id: String) -> String { names[Identifier(id)].map { "\($0) (\(id))" } ?? id }

    func group(of id: String) -> String? { groups[Identifier(id)] }

    func floor(of group: String) -> Double { policy.staffingFloor(of: group).double }
}

extension ApplyEntry {
    /// The time that the appointment takes.
    var interval: Interval { Interval(start: start, end: start.advanced(byMinutes: shape.minutes)) }

    /// Whether an appointment of this entry is in the service, or may be.
    var mayExist: Bool { !status.isToBeSent || uncertainSince != nil }
}
