import CoachingAPI
import CoachingModels
import PlanTestSupport
import Synchronization
import Testing

@testable import PlanApplication
@testable import PlanModel

/// The calls by which places are looked at again where one does not take all of the people.
@Suite struct LookAheadTests {
    /// Three calls of a hundred people.
    private static let sessions = 250

    private let service = ChangingService()
    private let fixture: ApplyFixture
    private let plan: Plan

    init() throws {
        plan = ApplyFixture.plan(
            (0..<Self.sessions).map { number in
                ApplyFixture.appointment(number / 50 * 3, attendee: "agent-\(number)", facilitator: "coach-\(number)")
            }.enumerated().map { PlannedAppointment(session: "session-\($0.offset)", body: $0.element.body) })
        fixture = try ApplyFixture(plan: plan, service: service.base)
    }

    private func apply(stop: @escaping @Sendable () -> Bool = { false }) async throws -> ApplyOutcome {
        try await PlanApplication.apply(
            fixture.journal(), to: service, options: ApplyOptions(freshness: Freshness(FreshnessContext(plan))),
            environment: service.base.environment(stop: stop))
    }

    @Test func oneAfterAnotherWhateverTheyTake() async throws {
        defer { fixture.remove() }
        let underWay = Mutex((now: 0, most: 0))
        let away = [3, 120, 240]
        service.change { state in
            for number in away {
                state.busy["agent-\(number)"] = [("2026-12-07T00:00:00Z", 1_440, "TimeOff")]
            }
            state.beforeAnswer = { people in
                underWay.withLock { count in
                    count.now += 1
                    count.most = max(count.most, count.now)
                }
                try? await Task.sleep(for: .milliseconds(people.contains("agent-0") ? 100 : 10))
                underWay.withLock { $0.now -= 1 }
            }
        }
        let outcome = try await apply()
        #expect(outcome.stale.map(\.session) == away.map { "session-\($0)" })
        #expect(underWay.withLock(\.most) == 1)
        #expect(service.queries.first?.attendeeIds.contains("agent-0") == true)
        #expect(Set(service.queries.flatMap(\.attendeeIds)).count == Self.sessions)
        #expect(service.base.bodies.isEmpty)
    }

    /// An answer that cannot be read ends the run, however far the next call is.
    @Test func anAnswerThatCannotBeReadEndsTheRun() async throws {
        defer { fixture.remove() }
        service.change { $0.isGarbled = true }
        let outcome = try await apply()
        guard case .interrupted(let error) = outcome.end else {
            Issue.record("it ended with \(outcome.end)")
            return
        }
        #expect(error.kind == .unreadableAnswer && outcome.callsSent == 0)
    }

    /// Calls that are not under way are not begun, and nothing is sent.
    @Test func aStopEndsTheLook() async throws {
        defer { fixture.remove() }
        let outcome = try await apply(stop: { service.queries.count >= 1 })
        #expect(outcome.end == .paused && outcome.callsSent == 0)
        #expect(service.queries.count == 1)
        #expect(try fixture.snapshot()?.entries(of: plan).allSatisfy { $0.status == .pending } == true)
    }

    /// Somebody in one of the calls whom the service does not show: that call is split, the others are not.
    @Test func aCallThatIsRefusedIsSplitAlone() async throws {
        defer { fixture.remove() }
        service.change { $0.unknown = ["agent-7"] }
        let outcome = try await apply()
        #expect(outcome.entries.filter { $0.status == .failed }.map(\.session) == ["session-7"])
        #expect(outcome.entries.count { $0.status == .created } == Self.sessions - 1)
    }
}
