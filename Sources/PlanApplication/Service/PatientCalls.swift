public import CoachingAPI
import PlanModel
import Synchronization

/// A wait for a service that does not accept a call.
public struct ServiceWait: Sendable, Equatable {
    /// Why it did not accept the call.
    public var error: CoachingAPIError
    /// Seconds until the next try.
    public var seconds: Int64

    /// Creates a wait from its parts.
    public init(after error: CoachingAPIError, seconds: Int64) {
        self.error = error
        self.seconds = seconds
    }
}

/// Makes read-only calls again while the service cannot be reached or accepts no more of them.
///
/// ``ServicePatience`` decides for how long, as in apply. Here several calls are under way at once.
final class PatientCalls: Sendable {
    private let patience: ServicePatience
    private let environment: FetchEnvironment
    private let onWait: @Sendable (ServiceWait) -> Void
    private let hasAnswered = Mutex(false)

    init(
        patience: ServicePatience, environment: FetchEnvironment,
        onWait: @escaping @Sendable (ServiceWait) -> Void = { _ in }
    ) {
        self.patience = patience
        self.environment = environment
        self.onWait = onWait
    }

    /// The answer to a call, however often it had to be made.
    ///
    /// - Throws: the last error once patience has run out, `CancellationError`.
    func answer<Answer: Sendable>(
        of call: @Sendable () async throws -> Answer
    ) async throws -> Answer {
        var silence = ServiceSilence(since: environment.now())
        while true {
            do {
                let answer = try await call()
                hasAnswered.withLock { $0 = true }
                return answer
            } catch let error as CoachingAPIError {
                try await wait(after: error, &silence)
            }
        }
    }

    private func wait(after error: CoachingAPIError, _ silence: inout ServiceSilence) async throws {
        let now = environment.now()
        silence.failed(at: now)
        // A refusal is an answer: it shows that the service can be reached.
        let isThere = hasAnswered.withLock { known in
            known = known || error.kind == .rejected || error.kind == .forbidden
            return known
        }
        let pause = patience.pause(after: error, hasAnswered: isThere, silence: silence, now: now)
        guard let pause else { throw error }
        onWait(ServiceWait(after: error, seconds: pause))
        try await environment.sleep(pause)
    }
}
