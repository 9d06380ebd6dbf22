public import CoachingModels
public import PlanModel

/// The part of a plan that the user wants to see. Costs and proof are always those of the whole plan.
///
/// Within one kind, any of the values may match; if several kinds are given, each must match.
public struct PlanFilter: Sendable, Equatable {
    /// Ids or names of people who lead, or may lead.
    public var facilitators: [String]
    /// Ids or names of people who are coached.
    public var attendees: [String]
    /// Names of staffing groups.
    public var groups: [String]
    /// Local days on which sessions start.
    public var days: [LocalDate]
    /// Whether to show only warnings.
    public var onlyWarnings: Bool

    /// A filter; without values it shows everything.
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

    /// Whether nothing is left out.
    public var isAll: Bool { facilitators.isEmpty && attendees.isEmpty && groups.isEmpty && days.isEmpty }

    /// One sentence for each value in the filter that does not exist, with the nearest that does; empty if all exist.
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

/// The people, groups and days that exist.
public struct PlanNames: Sendable {
    var facilitators: NamedPeople
    var attendees: NamedPeople
    /// Nil if they are not known before the slots are read.
    var groups: [String]?
    var firstDay: LocalDate
    var lastDay: LocalDate

    /// The names in a request.
    public init(_ request: PlanRequest) {
        facilitators = NamedPeople(request.facilitators.map { ($0.id, $0.name) })
        attendees = NamedPeople(request.attendees.map { ($0.id, $0.name) })
        let stated = request.attendees.compactMap(\.staffingGroup)
        groups = stated.count == request.attendees.count ? stated : nil
        firstDay = request.clock.day(of: request.horizon.start)
        lastDay = request.clock.day(of: request.horizon.end.advanced(bySeconds: -1))
    }

    /// The names in a plan; for one of an earlier version, those of the people who take part in a session or would
    /// have.
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
