/// Holds the token of a client and renews it: in the background before it ends, and after the service refused it.
///
/// However many calls need a new token at once, only one request is made, and all wait for it. A call that is cancelled
/// does not wait for the others' request, and does not end it.
actor TokenStore {
    typealias Fetch = @Sendable () async throws -> AccessToken

    private let clock: ClientClock
    private let fetch: Fetch?
    private var current: AccessToken?
    private var renewal: Task<Void, Never>?
    /// Until then, no renewal begins unless a call waits for it: one has just failed.
    private var quietUntil: Duration = .zero
    private let line = WaitingLine<Secret>()

    /// How long after a failed renewal the next one is tried while the present token is still good.
    private static let quiet = Duration.seconds(10)

    /// A store that gets its tokens from `fetch`.
    init(clock: ClientClock, fetch: @escaping Fetch) {
        self.clock = clock
        self.fetch = fetch
    }

    /// A store with a token that the caller has, which cannot be renewed. A token that no header can hold is never
    /// sent, and is reported as such rather than as a call that failed on its way.
    init(given token: Secret, clock: ClientClock) {
        if let oddity = CredentialText.oddity(in: token.reveal(), blanksAllowed: false) {
            self.init(clock: clock) {
                throw CoachingAPIError(
                    operation: TokenRequest.operation, kind: .unauthorized,
                    message: "the access token cannot be sent: \(oddity)",
                    advice: Advice.text(for: .unauthorized, code: nil))
            }
        } else {
            self.init(fixed: token, clock: clock)
        }
    }

    private init(fixed token: Secret, clock: ClientClock) {
        self.clock = clock
        fetch = nil
        // Its lifetime is not known; the service will refuse it once it has ended.
        current = AccessToken(token, grantedAt: clock.elapsed(), lifetime: .seconds(1 << 40))
    }

    nonisolated var canRenew: Bool { fetch != nil }

    /// A token to use now. One that ends soon is still returned while the next is being fetched.
    ///
    /// - Throws: ``CoachingAPIError`` when none can be obtained, `CancellationError` at once when the task is
    ///   cancelled.
    func token() async throws -> Secret {
        let now = clock.elapsed()
        if let current, now < current.end {
            if now >= max(current.renewal, quietUntil) { beginRenewal() }
            return current.secret
        }
        return try await line.wait { beginRenewal() }
    }

    /// Records that the service refused `token`. If another has replaced it by now, that one is kept.
    func refused(_ token: Secret) {
        if fetch != nil, current?.secret == token { current = nil }
    }

    /// Ends a renewal that is under way; tasks waiting for it get a `CancellationError`.
    func shutdown() {
        renewal?.cancel()
    }

    private func beginRenewal() {
        guard renewal == nil else { return }
        guard let fetch else { return line.giveAll(.failure(CancellationError())) }
        renewal = Task {
            do { renewed(try await fetch()) } catch { failed(error) }
        }
    }

    private func renewed(_ token: AccessToken) {
        renewal = nil
        current = token
        line.giveAll(.success(token.secret))
    }

    private func failed(_ error: any Error) {
        renewal = nil
        quietUntil = clock.elapsed() + Self.quiet
        line.giveAll(.failure(error))
    }
}
