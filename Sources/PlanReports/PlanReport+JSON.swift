import CoachingModels
import PlanModel

extension PlanReport {
    /// The dry run as one JSON document, for other programs. Names and local times are filled in.
    public func json() throws -> String {
        let document = JSONReport(
            plan: plan.id, name: plan.request.name, timeZone: clock.name, horizon: plan.horizon, policy: plan.policy,
            people: plan.people, slots: plan.slots, solution: plan.solution,
            proof: PlanReport.proof(plan.solution), sessions: rows.map { JSONReport.Session($0, clock) },
            unscheduled: plan.unscheduled.map { JSONReport.Unscheduled($0, self) }, staffing: plan.staffing,
            staffingDays: plan.staffingDays, sameStaffing: plan.sameStaffing)
        return String(decoding: try CoachingJSON.encode(document), as: UTF8.self) + "\n"
    }
}

/// The JSON form of the dry run, field by field.
private struct JSONReport: Encodable {
    struct Person: Encodable {
        var id: String
        var name: String
    }

    struct Session: Encodable {
        var session: String
        var name: String
        var start: String
        var end: String
        var facilitator: Person
        var attendees: [Person]
        var location: String?
        var staffingBefore: Double?
        var staffingAfter: Double?

        init(_ row: ReportRow, _ clock: ZoneClock) {
            session = row.session
            name = row.name
            start = clock.iso8601(row.start)
            end = clock.iso8601(row.end)
            facilitator = Person(id: row.facilitatorId, name: row.facilitator)
            attendees = zip(row.attendeeIds, row.attendees).map(Person.init)
            location = row.location
            staffingBefore = row.worst?.before
            staffingAfter = row.worst?.after
        }
    }

    /// A session without a place, and who would have taken part in it.
    struct Unscheduled: Encodable {
        var session: String
        var name: String?
        var facilitators: [Person]?
        var attendees: [Person]?
        var reason: UnscheduledReason
        var message: String

        init(_ left: UnscheduledSession, _ report: PlanReport) {
            let people = { (ids: [String]?) in ids.map { zip($0, report.names($0)).map(Person.init) } }
            session = left.session
            name = left.name
            facilitators = people(left.facilitatorIds)
            attendees = people(left.attendeeIds)
            reason = left.reason
            message = left.message
        }
    }

    var plan: String
    var name: String
    var timeZone: String
    /// These and the days of staffing are left out for plans of earlier versions.
    var horizon: Interval?
    var policy: Policy?
    var people: [PlanPerson]?
    var slots: SlotsSummary
    var solution: PlanSolution
    var proof: String
    var sessions: [Session]
    var unscheduled: [Unscheduled]
    var staffing: [StaffingTick]
    var staffingDays: [StaffingDay]?
    var sameStaffing: [[String]]?
}
