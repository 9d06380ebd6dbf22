/// Holds the token of a client and renews it: before it ends, and after the service refused it.
///
/// However many calls need a new token at once, one request is made and all wait for it.
actor TokenStore {
    typealias Fetch = @Sendable () async throws -> AccessToken

    private let clock: ClientClock
    private let fetch: Fetch?
    private var current: AccessToken?
    private var renewal: Task<AccessToken, any Error>?

    /// A store whose tokens `fetch` gets.
    init(clock: ClientClock, fetch: @escaping Fetch) {
        self.clock = clock
        self.fetch = fetch
    }

    /// A store with one token that cannot be renewed.
    init(fixed token: Secret, clock: ClientClock) {
        self.clock = clock
        fetch = nil
        // Nobody told how long it lives; the service will say when it does not any more.
        current = AccessToken(token, grantedAt: clock.elapsed(), lifetime: .seconds(1 << 40))
    }

    nonisolated var canRenew: Bool { fetch != nil }

    /// A token to use now.
    ///
    /// - Throws: ``CoachingAPIError`` when none can be had. While the present one is accepted, a renewal that fails is
    ///   no error yet.
    func token() async throws -> Secret {
        if let current, clock.elapsed() < current.renewal { return current.secret }
        do {
            return try await renew().secret
        } catch {
            if let current, clock.elapsed() < current.end { return current.secret }
            throw error
        }
    }

    /// Takes note that the service refused `token`. If another has replaced it by now, that one is kept.
    func refused(_ token: Secret) {
        if fetch != nil, current?.secret == token { current = nil }
    }

    private func renew() async throws -> AccessToken {
        if let renewal { return try await renewal.value }
        guard let fetch else { throw CancellationError() }
        let task = Task { try await fetch() }
        renewal = task
        defer { renewal = nil }
        let token = try await task.value
        current = token
        return token
    }
}
