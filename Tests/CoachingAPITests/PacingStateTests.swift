import Testing

@testable import CoachingAPI

struct PacingStateTests {
    private func signal(_ count: Int, of allowed: Int = 300, reset: Duration = .seconds(30)) -> RateSignal {
        RateSignal(count: count, allowed: allowed, reset: reset)
    }

    @Test func callsInFlightAreBounded() {
        var state = PacingState(PacingLimits(callsInFlight: 2))
        #expect(state.next(at: .zero) == .start)
        #expect(state.next(at: .zero) == .start)
        #expect(state.next(at: .zero) == .wait(until: nil))
        state.finish(.sent(nil), at: .seconds(1))
        #expect(state.next(at: .seconds(1)) == .start)
    }

    @Test func aCallCountsForAWindowAfterItsEnd() {
        var state = PacingState(PacingLimits(callsPerWindow: 1, window: .seconds(60)))
        #expect(state.next(at: .zero) == .start)
        #expect(state.next(at: .seconds(5)) == .wait(until: nil))
        state.finish(.sent(nil), at: .seconds(10))
        #expect(state.next(at: .seconds(69)) == .wait(until: .seconds(70)))
        #expect(state.next(at: .seconds(70)) == .start)
    }

    @Test func aCallThatNeverLeftDoesNotCount() {
        var state = PacingState(PacingLimits(callsPerWindow: 1))
        #expect(state.next(at: .zero) == .start)
        state.finish(.notSent, at: .seconds(1))
        #expect(state.next(at: .seconds(1)) == .start)
    }

    @Test func theAllowanceIsLearned() {
        var state = PacingState(PacingLimits(callsPerWindow: 300))
        _ = state.next(at: .zero)
        state.finish(.sent(signal(1, of: 2)), at: .zero)
        #expect(state.allowed == 2)
        #expect(state.next(at: .seconds(1)) == .start)
        #expect(state.next(at: .seconds(1)) == .wait(until: .seconds(60)))
    }

    @Test func callsOfOthersAreSeenInTheCount() {
        var state = PacingState(PacingLimits(callsInFlight: 8))
        _ = state.next(at: .zero)
        state.finish(.sent(signal(298)), at: .zero)
        #expect(state.next(at: .zero) == .start)
        #expect(state.next(at: .zero) == .start)
        // The service tells whole seconds: one more is waited.
        #expect(state.next(at: .zero) == .wait(until: .seconds(31)))
        state.finish(.sent(signal(299)), at: .zero)
        #expect(state.next(at: .zero) == .wait(until: .seconds(31)))
        state.finish(.sent(signal(300)), at: .zero)
        #expect(state.next(at: .seconds(30)) == .wait(until: .seconds(31)))
        #expect(state.next(at: .seconds(31)) == .start)
    }

    @Test func answersMayComeInAnyOrder() {
        var state = PacingState(PacingLimits())
        for _ in 0..<3 { _ = state.next(at: .zero) }
        state.finish(.sent(signal(299)), at: .zero)
        state.finish(.sent(signal(298)), at: .zero)
        // 299 were counted and one is on its way.
        #expect(state.next(at: .zero) == .wait(until: .seconds(31)))
    }

    @Test func aNewWindowOfTheServiceForgetsTheOldCount() {
        var state = PacingState(PacingLimits())
        _ = state.next(at: .zero)
        state.finish(.sent(signal(300, reset: .seconds(2))), at: .zero)
        #expect(state.next(at: .seconds(1)) == .wait(until: .seconds(3)))
        #expect(state.next(at: .seconds(3)) == .start)
        state.finish(.sent(signal(1, reset: .seconds(60))), at: .seconds(4))
        #expect(state.next(at: .seconds(4)) == .start)
    }

    @Test func retryAfterStopsEverything() {
        var state = PacingState(PacingLimits())
        for _ in 0..<2 { _ = state.next(at: .zero) }
        state.finish(.rateLimited(retryAfter: .seconds(42), nil), at: .seconds(1))
        state.finish(.sent(nil), at: .seconds(2))
        #expect(state.next(at: .seconds(42)) == .wait(until: .seconds(43)))
        #expect(state.next(at: .seconds(43)) == .start)
    }

    @Test(
        arguments: [
            ([:], nil), (["count": "3", "allowed": "300"], nil), (["count": "x", "allowed": "300", "reset": "1"], nil),
            (["count": "3", "allowed": "0", "reset": "1"], nil),
            (["count": "3", "allowed": "9", "reset": "99999999"], nil),
            (
                ["count": "3", "allowed": "300", "reset": "59"],
                RateSignal(count: 3, allowed: 300, reset: .seconds(59))
            ),
        ] as [([String: String], RateSignal?)])
    func signalsAreReadFromHeaders(headers: [String: String], expected: RateSignal?) {
        #expect(RateSignal { headers[String($0.dropFirst("inin-ratelimit-".count))] } == expected)
    }
}
