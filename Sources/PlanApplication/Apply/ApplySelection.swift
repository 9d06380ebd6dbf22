public import CoachingModels
public import PlanModel

/// The part of a plan that is applied or taken back. The rest stays as it is.
///
/// Within one kind, any of the values may match; if several kinds are given, each must match.
public struct ApplySelection: Sendable, Equatable {
    /// Keys of sessions.
    public var sessions: [String]
    /// Ids or names of people who lead.
    public var facilitators: [String]
    /// Ids or names of people who are coached.
    public var attendees: [String]
    /// Names of staffing groups.
    public var groups: [String]
    /// The first local day on which an appointment may start, in the plan's zone.
    public var from: LocalDate?
    /// The last one.
    public var until: LocalDate?

    /// A selection; without values it selects the whole plan.
    public init(
        sessions: [String] = [], facilitators: [String] = [], attendees: [String] = [], groups: [String] = [],
        from: LocalDate? = nil, until: LocalDate? = nil
    ) {
        self.sessions = sessions
        self.facilitators = facilitators
        self.attendees = attendees
        self.groups = groups
        self.from = from
        self.until = until
    }

    /// Whether nothing is left out.
    public var isAll: Bool { self == ApplySelection() }

    /// Positions of the selected entries.
    public func positions(in entries: [ApplyEntry], of plan: RecordedPlan) -> Set<Int> {
        if isAll { return Set(entries.map(\.position)) }
        let keys = IdentifierSet(sessions)
        let people = plan.named
        let (leaders, coached) = (people.ids(of: facilitators), people.ids(of: attendees))
        let grouped = IdentifierSet(plan.people.filter { groups.contains($0.group ?? "") }.map(\.id))
        let clock = plan.clock
        return Set(
            entries.filter { entry in
                let day = clock.day(of: entry.start)
                return (sessions.isEmpty || keys.contains(entry.session))
                    && (facilitators.isEmpty || entry.shape.facilitator.map(leaders.contains) ?? false)
                    && (attendees.isEmpty || entry.shape.attendees.contains(where: coached.contains))
                    && (groups.isEmpty || entry.shape.attendees.contains(where: grouped.contains))
                    && (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
            }.map(\.position))
    }

    /// One sentence for each selected value that does not exist, with the nearest that does; empty if all exist.
    public func problems(in entries: [ApplyEntry], of plan: RecordedPlan) -> [String] {
        var problems = UnknownValues.problems(
            sessions, among: entries.map(\.session), what: "the key of an appointment of this plan", option: "--only")
        problems += UnknownValues.problems(
            facilitators, among: known(entries.compactMap(\.shape.facilitator), of: plan),
            what: "a facilitator of this plan", option: "--facilitator")
        problems += UnknownValues.problems(
            attendees, among: known(entries.flatMap(\.shape.attendees), of: plan), what: "an attendee of this plan",
            option: "--attendee")
        problems += UnknownValues.problems(
            groups, among: plan.people.compactMap(\.group), what: "a staffing group of this plan", option: "--group")
        if let from, let until, until < from { problems.append("--until \(until): is before --from \(from)") }
        return problems
    }

    private func known(_ ids: [String], of plan: RecordedPlan) -> [String] {
        let people = IdentifierSet(ids)
        return ids + plan.people.filter { people.contains($0.id) }.compactMap(\.name)
    }
}

extension RecordedPlan {
    fileprivate var named: NamedPeople { NamedPeople(people.map { ($0.id, $0.name) }) }
}
