public import AsyncHTTPClient

/// The client of the Coaching API.
///
/// One instance serves any number of concurrent calls: they share connections, the token and the pacing. Every method
/// has the name of its operation in the service's SDKs and throws ``CoachingAPIError``, or `CancellationError` when the
/// task is cancelled before anything was sent. Reads are retried, and so are writes that cannot have been carried out.
///
/// ```swift
/// let slots = try await CoachingClient.with(settings) { client in
///     try await client.postCoachingScheduleslotsQuery(request)
/// }
/// ```
public final class CoachingClient: Sendable {
    let runner: CallRunner

    /// Makes a client. Call ``shutdown()`` when it is no longer needed; ``with(_:options:_:)`` does that by itself.
    public convenience init(settings: ConnectionSettings, options: ClientOptions = ClientOptions()) {
        self.init(
            settings: settings, options: options,
            transport: AsyncHTTPTransport(
                limits: options.transportLimits, proxy: settings.proxy, trustRoots: options.trustRoots))
    }

    /// Makes a client over connections of the caller's. Their proxy, trust roots, TLS versions and time-outs are those
    /// that `httpClient` was made with; ``ConnectionSettings/proxy`` and ``ClientOptions/trustRoots`` are ignored.
    ///
    /// `httpClient` is not shut down by ``shutdown()``. Give it `redirectConfiguration: .disallow`, and no retries of
    /// its own: an answer that comes after a redirect is not accepted, and leaves the outcome of a write unknown.
    public convenience init(
        settings: ConnectionSettings, options: ClientOptions = ClientOptions(), httpClient: HTTPClient
    ) {
        self.init(
            settings: settings, options: options,
            transport: AsyncHTTPTransport(client: httpClient, limits: options.transportLimits))
    }

    /// Makes a client over another transport.
    init(settings: ConnectionSettings, options: ClientOptions, transport: any HTTPTransport) {
        let telemetry = CallTelemetry(logger: options.logger, factory: options.metrics)
        let tokens: TokenStore
        var secrets = [settings.proxy?.password].compactMap(\.self)
        switch settings.credentials {
        case .accessToken(let token): tokens = TokenStore(given: token, clock: options.clock)
        case .clientCredentials(let id, let secret):
            secrets.append(secret)
            let request = TokenRequest(
                tokenURL: settings.endpoint.tokenURL, clientId: id, clientSecret: secret, transport: transport,
                policy: options.retry, clock: options.clock, randomness: options.randomness, telemetry: telemetry,
                onWait: options.onWait)
            tokens = TokenStore(clock: options.clock, fetch: { try await request.fetch() })
        }
        runner = CallRunner(
            apiURL: settings.endpoint.apiURL, transport: transport, tokens: tokens,
            pacer: options.pacer ?? Pacer(limits: options.pacing, clock: options.clock), policy: options.retry,
            clock: options.clock, randomness: options.randomness, telemetry: telemetry,
            serviceClock: ServiceClock(clock: options.clock, onDifference: options.onClockDifference),
            onWait: options.onWait, secrets: secrets)
    }

    /// The service's clock, as far as its answers have shown it.
    public var serviceClock: ServiceClock { runner.serviceClock }

    /// Runs `body` with a client and shuts that down afterwards, whatever happens.
    public static func with<Value>(
        _ settings: ConnectionSettings, options: ClientOptions = ClientOptions(),
        isolation: isolated (any Actor)? = #isolation, _ body: (CoachingClient) async throws -> Value
    ) async throws -> Value {
        let client = CoachingClient(settings: settings, options: options)
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(client))
        } catch {
            result = .failure(error)
        }
        try? await client.shutdown()
        return try result.get()
    }

    /// Closes all connections that this client made. Later calls fail.
    public func shutdown() async throws {
        await runner.tokens.shutdown()
        try await runner.transport.shutdown()
    }
}
