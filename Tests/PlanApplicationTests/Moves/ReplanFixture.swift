import CoachingModels
import Foundation
import PlanTestSupport

@testable import PlanApplication
@testable import PlanModel

/// A plan that is applied, and a re-plan of it.
struct ReplanFixture {
    let base: ApplyFixture
    let later: Plan
    var service: SimulatedService { base.service }

    /// - Parameter later: the appointments of the re-plan.
    init(
        _ appointments: [PlannedAppointment], later: [PlannedAppointment],
        service: SimulatedService = SimulatedService()
    )
        throws
    {
        base = try ApplyFixture(plan: ApplyFixture.plan(appointments), service: service)
        var plan = ApplyFixture.plan(later, id: "plan-2")
        plan.previous = PreviousPlan(id: "plan-1", sha256: "", file: "plan.json")
        self.later = plan
    }

    /// Each of the first plan's appointments after a change; nil takes the session out.
    init(
        sessions: Int, service: SimulatedService = SimulatedService(),
        _ change: (Int, inout CreateCoachingAppointmentRequest) -> Bool
    ) throws {
        let appointments = (0..<sessions).map { ApplyFixture.appointment($0) }
        try self.init(
            appointments,
            later: appointments.enumerated().compactMap { number, appointment in
                var later = appointment
                return change(number, &later.body) ? later : nil
            }, service: service)
    }

    func remove() { base.remove() }

    var laterPath: String { base.folder.appending(path: "plan2.json.journal.sqlite").path }

    func journal(_ hook: (@Sendable (JournalStep) throws -> Void)? = nil) throws -> ApplyJournal {
        try ApplyJournal(
            path: laterPath, plan: later, target: ApplyFixture.target, former: base.journal(), now: service.now,
            hook: hook)
    }

    func apply(
        _ options: ApplyOptions = .init(), hook: (@Sendable (JournalStep) throws -> Void)? = nil
    ) async throws -> ApplyOutcome {
        try await PlanApplication.apply(
            journal(hook), to: service, options: options, environment: service.environment())
    }

    func rollBack(
        _ options: ApplyOptions = .init(), hook: (@Sendable (JournalStep) throws -> Void)? = nil
    ) async throws -> ApplyOutcome {
        try await PlanApplication.rollBack(
            journal(hook), in: service, options: options, environment: service.environment())
    }

    /// What the service holds of ours: session, start in minutes from the first, facilitator, attendees.
    func held() -> Set<String> {
        service.withWorld { Set($0.appointments.values.filter(\.isOurs).map { Self.label($0.response) }) }
    }

    static func wanted(_ plan: Plan) -> Set<String> {
        Set(
            plan.appointments.map { one in
                label(
                    one.body.description, one.body.dateStart, one.body.lengthInMinutes, one.body.facilitatorId,
                    one.body.attendeeIds)
            })
    }

    static func label(_ response: CoachingAppointmentResponse) -> String {
        label(
            response.description, response.dateStart, response.lengthInMinutes, response.facilitator?.id,
            (response.attendees ?? []).compactMap(\.id))
    }

    private static func label(
        _ description: String?, _ start: ServiceDate?, _ minutes: Int?, _ facilitator: String?, _ attendees: [String]
    ) -> String {
        let start = ((start?.millisecondsSince1970 ?? 0) - ApplyFixture.firstStart.millisecondsSince1970) / 60_000
        return "\(description ?? "?") at \(start) for \(minutes ?? 0), \(facilitator ?? "nobody") with "
            + attendees.sorted().joined(separator: "+")
    }
}
