import CoachingModels
import PlanModel

/// Checks that what a plan repeats of its request and slots agrees with them.
extension PlanVerifier {
    /// The plan must have been made from this request and these slots.
    func sourceViolations(of plan: Plan) -> [String] {
        let stated = [
            ("request.sha256", plan.request.sha256, request.sha256), ("request.name", plan.request.name, request.name),
            ("request.timeZone", plan.request.timeZone, request.clock.name),
            ("slots.sha256", plan.slots.sha256, slots.sha256),
            ("previous.id", told(plan.previous?.id), told(previous?.plan.id)),
            ("previous.sha256", told(plan.previous?.sha256), told(previous?.sha256)),
            ("slots.queriedFrom", told(plan.slots.queriedFrom?.exactText), told(instant(slots.queriedFrom))),
            ("slots.queriedTo", told(plan.slots.queriedTo?.exactText), told(instant(slots.queriedTo))),
        ]
        let faults = stated.filter { !$0.1.isSameIdentifier(as: $0.2) }.map { PlanVerifier.differs($0.0, $0.1, $0.2) }
        let isOther = plan.request.sha256 != request.sha256 || plan.slots.sha256 != slots.sha256
        return isOther ? ["the plan was made from another request or other slots"] + faults : faults
    }

    /// The text of an instant as a plan writes it.
    private func instant(_ text: String?) -> String? { text.flatMap { Instant($0) }?.exactText }

    /// The body must be what the session asks for, field for field. Start, facilitator and schedule have rules of their
    /// own.
    func fieldViolations(_ body: CreateCoachingAppointmentRequest, _ placed: PlacedSession) -> [String] {
        let session = placed.session
        let stated: [(field: String, found: String, right: String)] = [
            ("name", told(body.name), told(session.name)),
            ("description", told(body.description), told(session.description)),
            ("lengthInMinutes", "\(body.lengthInMinutes)", "\(session.lengthInMinutes)"),
            ("attendeeIds", told(body.attendeeIds), told(session.attendees)),
            ("conversationIds", told(body.conversationIds), told(session.conversationIds)),
            ("documentIds", told(body.documentIds), told(session.documentIds)),
            ("externalLinks", told(body.externalLinks), told(session.externalLinks)),
            ("location", told(body.location), told(session.location)),
            ("shareInsightsData", told(body.shareInsightsData), told(session.shareInsightsData)),
            ("addToSchedule", told(body.addToSchedule), told(session.addToSchedule)),
        ]
        // Compared by code points, as a body is sent exactly as it is.
        return stated.filter { !$0.found.isSameIdentifier(as: $0.right) }.map {
            PlanVerifier.differs("\(placed.field).\($0.field): \(session.key)", $0.found, $0.right)
        }
    }

    /// The schedule must be one that the slots name for this place, or none if they name none that can be referred to.
    func scheduleViolations(
        _ body: CreateCoachingAppointmentRequest, _ placed: PlacedSession, _ facts: SlotFacts
    ) -> [String] {
        let named = facts.schedules(of: placed)
        let right = named.isEmpty ? [nil] : Set(named.map(reference))
        guard !right.contains(body.wfmSchedule) else { return [] }
        let described = right.map(described).sorted().joined(separator: " or ")
        let field = "\(placed.field).wfmSchedule: \(placed.session.key)"
        return [PlanVerifier.differs(field, self.described(body.wfmSchedule), described)]
    }

    /// The people of the plan must have the names that the request gives them.
    func nameViolations(of plan: Plan) -> [String] {
        let named =
            request.attendees.map { ($0.id, $0.name) } + request.facilitators.map { ($0.id, $0.name) }
        let right = named.reduce(into: [String: Set<String?>]()) { $0[$1.0, default: []].insert($1.1) }
        let wrong = plan.names.filter { right[$0.key]?.contains($0.value) != true }
        let used = Set(plan.appointments.flatMap(\.body.attendeeIds)).union(
            plan.appointments.compactMap(\.body.facilitatorId))
        let lacking = used.filter { plan.names[$0] == nil && right[$0]?.contains { $0 != nil } == true }
        let faults: [String] = wrong.sorted { $0.key < $1.key }.map { id, name in
            let names = (right[id] ?? []).map { told($0) }.sorted().joined(separator: " or ")
            return PlanVerifier.differs("names.\(ForeignText.shown(id))", told(name), names.isEmpty ? "nothing" : names)
        }
        return faults + lacking.sorted().map { "names: \(ForeignText.shown($0)) is missing" }
    }

    private func reference(_ schedule: ScheduleReference) -> WfmScheduleReference? {
        guard let week = schedule.weekDate.flatMap(ServiceDay.init), !schedule.businessUnit.isEmpty else { return nil }
        return WfmScheduleReference(
            id: schedule.id, businessUnit: WfmBusinessUnitReference(id: schedule.businessUnit), weekDate: week)
    }

    private func described(_ schedule: WfmScheduleReference?) -> String {
        guard let schedule else { return "nothing" }
        let unit = schedule.businessUnit
        let links = [schedule.selfUri, unit.selfUri].compactMap(\.self).map { ", selfUri \($0)" }.joined()
        return "\(schedule.id) of \(unit.id), week of \(schedule.weekDate)\(links)"
    }

    /// Text in quotes, so that no text can be mistaken for a missing field.
    func told(_ text: String?) -> String { text.map(\.debugDescription) ?? "nothing" }

    private func told(_ list: [String]?) -> String { list.map { "\($0)" } ?? "nothing" }

    private func told(_ flag: Bool?) -> String { flag.map { "\($0)" } ?? "nothing" }
}
