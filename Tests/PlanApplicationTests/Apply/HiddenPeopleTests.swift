import CoachingModels
import Testing

@testable import PlanApplication
@testable import PlanModel

/// Somebody whom the service does not know, or does not show, does not keep the others from their sessions.
@Suite struct HiddenPeopleTests {
    @Test(arguments: [1, 30]) func theOthersGoOn(batchSize: Int) async throws {
        let appointments = (0..<30).map { ApplyFixture.appointment($0) }
        let fixture = try ApplyFixture(
            plan: ApplyFixture.plan(appointments, names: ["agent-4": "Ana Silva", "agent-20": "Bo Li"]))
        defer { fixture.remove() }
        fixture.service.hide(["agent-4", "agent-20"])
        let outcome = try await fixture.apply(ApplyOptions(batchSize: batchSize, maxFailures: 1))
        #expect(outcome.end == .finished && outcome.count(.created) == 28)
        #expect(fixture.service.ours.count == 28 && fixture.service.bodies.count == 28)
        #expect(outcome.entries.filter { $0.status == .failed }.map(\.position) == [4, 20])
        let unfinished = try #require(
            UnfinishedRun(
                applying: outcome, journal: fixture.journal(), command: "c",
                place: { $0 == "session-4" ? "plan.json:17" : nil }))
        #expect(unfinished.problems.count == 2)
        let told = unfinished.problems[0]
        #expect(told.hasPrefix("plan.json:17: session-4: Mon 2026-12-07 09:30, coach-1 with Ana Silva [agent-4]: "))
        #expect(told.contains("does not show Ana Silva [agent-4]"), "\(told)")
        #expect(told.hasSuffix("[HTTP 403 no.permission.for.requested.users]"), "\(told)")
    }

    @Test func aCoachWhoIsGoneKeepsOnlyTheirOwn() async throws {
        let fixture = try ApplyFixture(sessions: 9)
        defer { fixture.remove() }
        fixture.service.hide(["coach-1"])
        let outcome = try await fixture.apply()
        #expect(outcome.end == .finished && outcome.count(.created) == 6)
        #expect(outcome.entries.filter { $0.status == .failed }.map(\.position) == [1, 4, 7])
    }

    /// Somebody leaves after the plan was applied: their sessions are asked for one by one.
    @Test func whoLeftLaterIsTakenBackAllTheSame() async throws {
        let fixture = try ApplyFixture(sessions: 9)
        defer { fixture.remove() }
        _ = try await fixture.apply()
        fixture.service.hide(["coach-1", "agent-0"])
        #expect(try await fixture.rollBack().isRolledBack && fixture.service.ours.isEmpty)
    }

    /// A call in doubt for somebody who is not shown any more stays in doubt.
    @Test func aDoubtAboutSomebodyHiddenStays() async throws {
        let fixture = try ApplyFixture(sessions: 2)
        defer { fixture.remove() }
        fixture.service.script([.lostAfter])
        let crash: @Sendable (JournalStep) throws -> Void = { step in
            if case .after(.outcomeUnknown) = step { throw SimulatedCrash() }
        }
        await #expect(throws: SimulatedCrash.self) { try await fixture.apply(hook: crash) }
        fixture.service.hide(["agent-0", "coach-0"])
        let outcome = try await fixture.apply()
        #expect(outcome.end == .outcomeUnknown && outcome.entries[0].status == .unknown)
        #expect(outcome.entries[0].reason?.contains("does not show agent-0 and coach-0") == true)
        // One of the two is enough to see it.
        fixture.service.hide(["agent-0"])
        #expect(try await fixture.apply().entries[0].status == .created)
        #expect(fixture.service.ours.count == 2)
    }
}
