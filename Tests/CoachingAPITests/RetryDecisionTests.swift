import Testing

@testable import CoachingAPI
@testable import CoachingModels

/// The decision as a table: what happened, whether it was a read, and what is to be done.
struct RetryDecisionTests {
    private let policy = RetryPolicy(attempts: 5, firstDelay: .seconds(1), longestDelay: .seconds(30))
    private static let again = RetryDecision.retry(after: .milliseconds(500))

    private func decide(
        _ failure: AttemptFailure, _ effect: CoachingOperation.Effect, attempt: Int = 1, failing: Duration = .zero,
        canRenew: Bool = true
    ) -> RetryDecision {
        RetryDecision.after(
            failure, .init(effect: effect, attempt: attempt, failing: failing, canRenewToken: canRenew, jitter: 0),
            policy)
    }

    /// failure, what follows for a read, what follows for a write, and for each when attempts and patience are
    /// at their end.
    @Test(
        arguments: [
            (.notSent, again, again, .unreachable, .unreachable),
            (.answerLost, again, .giveUp(.outcomeUnknown), .unavailable, .outcomeUnknown),
            (.unreadable, .giveUp(.unreadableAnswer), .giveUp(.outcomeUnknown), .unreadableAnswer, .outcomeUnknown),
            (
                .answered(status: 200), .giveUp(.unreadableAnswer), .giveUp(.outcomeUnknown), .unreadableAnswer,
                .outcomeUnknown
            ),
            (
                .answered(status: 302), .giveUp(.unreadableAnswer), .giveUp(.unreadableAnswer), .unreadableAnswer,
                .unreadableAnswer
            ),
            (.answered(status: 400), .giveUp(.rejected), .giveUp(.rejected), .rejected, .rejected),
            (.answered(status: 403), .giveUp(.forbidden), .giveUp(.forbidden), .forbidden, .forbidden),
            (.answered(status: 404), .giveUp(.rejected), .giveUp(.rejected), .rejected, .rejected),
            (.answered(status: 408), again, again, .unavailable, .unavailable),
            (.answered(status: 409), .giveUp(.rejected), .giveUp(.rejected), .rejected, .rejected),
            (.answered(status: 413), .giveUp(.rejected), .giveUp(.rejected), .rejected, .rejected),
            (.answered(status: 415), .giveUp(.rejected), .giveUp(.rejected), .rejected, .rejected),
            (.answered(status: 429), again, again, .rateLimited, .rateLimited),
            (.answered(status: 500), again, .giveUp(.outcomeUnknown), .unavailable, .outcomeUnknown),
            (.answered(status: 501), .giveUp(.rejected), .giveUp(.rejected), .rejected, .rejected),
            (.answered(status: 502), again, .giveUp(.outcomeUnknown), .unavailable, .outcomeUnknown),
            (.answered(status: 503), again, .giveUp(.outcomeUnknown), .unavailable, .outcomeUnknown),
            (.answered(status: 504), again, .giveUp(.outcomeUnknown), .unavailable, .outcomeUnknown),
        ] as [(AttemptFailure, RetryDecision, RetryDecision, CoachingAPIError.Kind, CoachingAPIError.Kind)])
    func table(
        failure: AttemptFailure, read: RetryDecision, write: RetryDecision, lastRead: CoachingAPIError.Kind,
        lastWrite: CoachingAPIError.Kind
    ) {
        #expect(decide(failure, .read) == read)
        #expect(decide(failure, .write) == write)
        #expect(decide(failure, .read, attempt: 5, failing: .seconds(300)) == .giveUp(lastRead))
        #expect(decide(failure, .write, attempt: 5, failing: .seconds(300)) == .giveUp(lastWrite))
    }

    @Test func aTokenIsRenewedOnceEvenAtTheLastAttempt() {
        #expect(decide(.answered(status: 401), .write) == .renewToken)
        #expect(decide(.answered(status: 401), .read, attempt: 5) == .renewToken)
        #expect(decide(.answered(status: 401), .write, canRenew: false) == .giveUp(.unauthorized))
    }

    @Test func theServersHintWins() {
        #expect(decide(.answered(status: 429, retryAfter: .seconds(42)), .write) == .retry(after: .seconds(42)))
        #expect(decide(.answered(status: 503, retryAfter: .seconds(7)), .read) == .retry(after: .seconds(7)))
        #expect(decide(.answered(status: 429, retryAfter: .seconds(181)), .read) == .giveUp(.rateLimited))
        #expect(decide(.answered(status: 503, retryAfter: .seconds(7)), .write) == .giveUp(.outcomeUnknown))
    }

    /// What the service says of its own state lasts longer than a few attempts; what it says nothing of does not.
    @Test func patienceIsForAServiceThatIsBusy() {
        for busy in [
            AttemptFailure.answered(status: 429), .answered(status: 503),
            .answered(status: 500, retryAfter: .seconds(20)),
        ] {
            guard case .retry = decide(busy, .read, attempt: 50, failing: .seconds(270)) else {
                Issue.record("\(busy) was given up")
                continue
            }
            guard case .giveUp = decide(busy, .read, attempt: 50, failing: .seconds(299)) else {
                Issue.record("\(busy) was not given up")
                continue
            }
        }
        #expect(decide(.notSent, .write, attempt: 5) == .giveUp(.unreachable))
        #expect(decide(.answerLost, .read, attempt: 5) == .giveUp(.unavailable))
        #expect(decide(.answered(status: 500), .read, attempt: 5) == .giveUp(.unavailable))
        #expect(
            decide(.answered(status: 429, retryAfter: .seconds(42)), .write, attempt: 8, failing: .seconds(259))
                == .giveUp(.rateLimited))
        #expect(decide(.answered(status: 429, retryAfter: .zero), .read) == .retry(after: .milliseconds(500)))
    }

    /// No failure after which a write might have been carried out leads to another attempt, whatever the status.
    @Test func noWriteIsEverRepeatedBlindly() {
        let refusedBeforeLookedAt = [401, 408, 429]
        for status in 100..<600 where !refusedBeforeLookedAt.contains(status) {
            guard case .giveUp = decide(.answered(status: status), .write) else {
                Issue.record("\(status) was retried")
                continue
            }
        }
    }

    @Test func delaysDoubleUpToTheCapAndAreSpread() {
        let halves = (1...8).map { policy.delay(after: $0, jitter: 0) }
        #expect(halves == [0.5, 1, 2, 4, 8, 15, 15, 15].map { .seconds($0) })
        #expect(policy.delay(after: 3, jitter: 0.5) == .seconds(3))
        #expect(policy.delay(after: 1000, jitter: 0) == .seconds(15))
    }
}
