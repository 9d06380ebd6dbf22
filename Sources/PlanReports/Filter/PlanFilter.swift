public import CoachingModels
public import PlanModel

/// Which part of a plan somebody wants to see. Costs and proof are always those of the whole plan.
///
/// Of one kind any of the values will do; of several kinds each must.
public struct PlanFilter: Sendable, Equatable {
    /// Ids or names of people who lead, or may lead.
    public var facilitators: [String]
    /// Ids or names of people who are coached.
    public var attendees: [String]
    /// Names of staffing groups.
    public var groups: [String]
    /// Local days on which sessions start.
    public var days: [LocalDate]
    /// Whether only warnings are wanted.
    public var onlyWarnings: Bool

    /// A filter; without values it shows all.
    public init(
        facilitators: [String] = [], attendees: [String] = [], groups: [String] = [], days: [LocalDate] = [],
        onlyWarnings: Bool = false
    ) {
        self.facilitators = facilitators
        self.attendees = attendees
        self.groups = groups
        self.days = days
        self.onlyWarnings = onlyWarnings
    }

    /// Whether something is left out.
    public var isAll: Bool { facilitators.isEmpty && attendees.isEmpty && groups.isEmpty && days.isEmpty }

    /// What the filter asks for and there is not, one sentence each, with the nearest there is; empty if all is known.
    public func problems(in known: PlanNames) -> [String] {
        UnknownValues.problems(
            facilitators, among: known.facilitators.all, what: "a facilitator of this plan", option: "--facilitator")
            + UnknownValues.problems(
                attendees, among: known.attendees.all, what: "an attendee of this plan", option: "--attendee")
            + (known.groups.map {
                UnknownValues.problems(
                    groups, among: $0, what: "a staffing group of this plan", option: "--group")
            } ?? [])
            + days.filter { !(known.firstDay...known.lastDay).contains($0) }.map {
                "--day \($0): is not a day of this plan, which is from \(known.firstDay) to \(known.lastDay)"
            }
    }
}

/// The people, groups and days that there are.
public struct PlanNames: Sendable {
    var facilitators: NamedPeople
    var attendees: NamedPeople
    /// Nil where only the slots will tell.
    var groups: [String]?
    var firstDay: LocalDate
    var lastDay: LocalDate

    /// Those of a request.
    public init(_ request: PlanRequest) {
        facilitators = NamedPeople(request.facilitators.map { ($0.id, $0.name) })
        attendees = NamedPeople(request.attendees.map { ($0.id, $0.name) })
        let stated = request.attendees.compactMap(\.staffingGroup)
        groups = stated.count == request.attendees.count ? stated : nil
        firstDay = request.clock.day(of: request.horizon.start)
        lastDay = request.clock.day(of: request.horizon.end.advanced(bySeconds: -1))
    }

    /// Those of a plan; of one of an earlier version those who take part in something, or would have.
    public init(_ plan: Plan) {
        let clock = ZoneClock(name: plan.request.timeZone) ?? .utc
        let report = PlanReport(plan)
        var leading = (plan.coaches ?? []).map(\.id) + plan.appointments.compactMap(\.body.facilitatorId)
        leading += plan.unscheduled.flatMap { $0.facilitatorIds ?? [] }
        var coached = (plan.people ?? []).filter { $0.group != nil }.map(\.id)
        coached += plan.appointments.flatMap(\.body.attendeeIds) + plan.unscheduled.flatMap { $0.attendeeIds ?? [] }
        facilitators = PlanNames.people(leading, report)
        attendees = PlanNames.people(coached, report)
        groups = (plan.people ?? []).compactMap(\.group) + plan.staffing.map(\.group)
        let starts = plan.appointments.map { Instant($0.body.dateStart) }
        let now = plan.createdAt
        firstDay = clock.day(of: plan.horizon?.start ?? starts.min() ?? now)
        lastDay = max(
            firstDay, clock.day(of: plan.horizon?.end.advanced(bySeconds: -1) ?? starts.max() ?? now))
    }

    private static func people(_ ids: [String], _ report: PlanReport) -> NamedPeople {
        var seen = IdentifierSet()
        return NamedPeople(
            ids.filter { seen.insert($0) }.map { id in
                let name = report.person(id).name
                return (id, name == id ? nil : name)
            })
    }
}
