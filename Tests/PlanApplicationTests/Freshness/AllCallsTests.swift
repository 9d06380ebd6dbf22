import CoachingModels
import PlanModel
import Testing

@testable import PlanApplication

/// Calls are what the service's limit counts: all of them together.
@Suite struct AllCallsTests {
    /// 2 000 sessions of as many agents with 100 coaches in ten groups, over several days.
    private static func large(_ sessions: Int) throws -> Plan {
        let appointments = (0..<sessions).map { number in
            var body = ApplyFixture.appointment(0, attendee: "agent-\(number)", facilitator: "coach-\(number % 100)")
                .body
            body.dateStart = ApplyFixture.firstStart.adding(minutes: number / 100 * 30)
            return PlannedAppointment(session: "session-\(number)", body: body)
        }
        let groups = (0..<sessions).map { ("agent-\($0)", "group-\($0 % 10)") }
        var plan = ApplyFixture.plan(appointments)
        plan.staffingGroups = Dictionary(uniqueKeysWithValues: groups)
        plan.staffing = (0..<10).flatMap { group in
            (0..<40).map { tick in
                let start = Instant(ApplyFixture.firstStart).advanced(byMinutes: tick * 15)
                return StaffingTick(group: "group-\(group)", dateStart: start, before: 300, away: 12)
            }
        }
        return plan
    }

    /// No more than 2 000 + 3 %, with looking again, looking before batches and reading back, and one call that asks whose
    /// the token is; rollback no more than 1.1 an appointment.
    @Test func areHardlyMoreThanThereAreSessions() async throws {
        let service = ChangingService()
        service.change { state in
            state.group = { "group-\((Int($0.split(separator: "-")[1]) ?? 0) % 10)" }
            state.spare = { _, _ in 300 }
        }
        service.base.setLargestPage(500)
        let plan = try Self.large(2_000)
        let fixture = try ApplyFixture(plan: plan, service: service.base)
        defer { fixture.remove() }
        let applied = try await PlanApplication.apply(
            fixture.journal(), to: service, options: ApplyOptions(freshness: Freshness(FreshnessContext(plan))),
            environment: service.base.environment())
        #expect(applied.isApplied && service.base.bodies.count == 2_000)
        let calls = 1 + service.queries.count + service.base.reads + service.base.bodies.count
        #expect(calls <= 2_060, "\(service.queries.count) queries, \(service.base.reads) lists")
        let before = service.base.reads
        #expect(try await fixture.rollBack().isRolledBack)
        let back = 1 + service.base.reads - before + service.base.deletions.count
        #expect(back <= 2_200, "\(service.base.reads - before) lists")
    }
}
