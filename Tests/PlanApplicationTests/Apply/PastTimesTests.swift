import PlanTestSupport
import Testing

@testable import CoachingModels
@testable import PlanApplication
@testable import PlanModel

/// What is over is told, and never created.
@Suite struct PastTimesTests {
    private static let start = Instant(microseconds: ApplyFixture.firstStart.millisecondsSince1970 * 1000)

    @Test func aPlanTellsHowMuchOfItIsOver() throws {
        let fixture = try ApplyFixture(sessions: 6)
        defer { fixture.remove() }
        #expect(try PastTimes.note(on: fixture.plan, at: Self.start) == nil)
        let some = try #require(try PastTimes.note(on: fixture.plan, at: Self.start.advanced(bySeconds: 1)))
        #expect(some.hasPrefix("3 of 6 appointments lie in the past"))
        let all = try #require(try PastTimes.note(on: fixture.plan, at: Self.start.advanced(bySeconds: 86_400)))
        #expect(all.hasPrefix("6 of 6 appointments"))
    }

    @Test func whatIsOverIsNotSent() async throws {
        let fixture = try ApplyFixture(sessions: 6)
        defer { fixture.remove() }
        fixture.service.advance(seconds: Self.start.seconds + 60 - fixture.service.now.seconds)
        let outcome = try await fixture.apply(ApplyOptions(keepGoing: true))
        #expect(outcome.entries.map(\.status) == [.failed, .failed, .failed, .created, .created, .created])
        #expect(outcome.entries[0].reason?.contains("in the past") == true)
        #expect(fixture.service.bodies.count == 3)
    }

    @Test func aPlanOfThePastIsRefusedBeforeAnything() async throws {
        let fixture = try ApplyFixture(sessions: 3)
        defer { fixture.remove() }
        let entries = try ApplyEntry.entries(of: fixture.plan)
        let later = Self.start.advanced(bySeconds: 86_400)
        try PastTimes.check(entries, file: "plan.json", clock: .utc, at: Self.start)
        let error = #expect(throws: InputProblems.self) {
            try PastTimes.check(entries, file: "plan.json", clock: .utc, at: later)
        }
        #expect(error?.description.contains("all 3 appointments to be created lie in the past") == true)
        // What is there already, and what is in doubt, is no reason to refuse.
        let done = try await fixture.apply()
        try PastTimes.check(done.entries, file: "plan.json", clock: .utc, at: later)
        let sent = try entries[0].after(.sendIntent(baseline: []), at: Self.start)
        try PastTimes.check([sent] + entries.dropFirst(), file: "plan.json", clock: .utc, at: later)
    }

    /// What was sent before it was over is still found.
    @Test func anEarlierCallIsLookedForThoughItsTimeIsOver() async throws {
        let fixture = try ApplyFixture(sessions: 1)
        defer { fixture.remove() }
        fixture.service.script([.lostAfter])
        let crash: @Sendable (JournalStep) throws -> Void = { step in
            if case .before(.outcomeUnknown) = step { throw SimulatedCrash() }
        }
        await #expect(throws: SimulatedCrash.self) { try await fixture.apply(hook: crash) }
        fixture.service.advance(seconds: Self.start.seconds + 3_600 - fixture.service.now.seconds)
        let outcome = try await fixture.apply()
        #expect(outcome.isApplied && fixture.service.bodies.count == 1)
    }

    private func request(
        horizon: Range<Int64>, windows: [Range<Int64>] = [], pin: Int64? = nil
    ) throws -> PlanRequest {
        var request = try SmallCase().request()
        func interval(_ days: Range<Int64>) -> Interval {
            Interval(
                start: Self.start.advanced(bySeconds: days.lowerBound * 86_400),
                end: Self.start.advanced(bySeconds: days.upperBound * 86_400))
        }
        request.horizon = interval(horizon)
        var session = try #require(request.sessions.first)
        session.window = nil
        session.pin = nil
        request.sessions = windows.map { window in
            var own = session
            own.window = interval(window)
            return own
        }
        if let pin {
            session.pin = PinRequest(dateStart: Self.start.advanced(bySeconds: pin * 86_400), facilitatorId: nil)
        }
        request.sessions.append(session)
        return request
    }

    @Test func aRequestTellsWhichOfItsDaysAreOver() throws {
        func note(_ request: PlanRequest) -> String? { PastTimes.note(on: request, at: Self.start) }
        #expect(note(try request(horizon: 0..<5)) == nil)
        #expect(note(try request(horizon: 3..<5, windows: [3..<4], pin: 4)) == nil)
        #expect(note(try request(horizon: -5..<0))?.hasPrefix("All days of the horizon are over") == true)
        #expect(note(try request(horizon: -2..<5))?.contains("the first 2 days of the horizon") == true)
        #expect(note(try request(horizon: -1..<5))?.contains("the first day of the horizon") == true)
        let windows = try #require(note(try request(horizon: -3..<5, windows: [-3 ..< -1, 1..<2], pin: -1)))
        #expect(windows.contains("the window or pin of 2 of 3 sessions"), "\(windows)")
    }
}
