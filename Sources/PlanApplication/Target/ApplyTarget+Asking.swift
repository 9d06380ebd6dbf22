public import CoachingAPI
import CoachingModels

extension ApplyTarget {
    /// Asks the service which organisation the credentials belong to, with one call.
    ///
    /// If the credentials do not permit that call, or the address knows no such call, the OAuth client's id is all that
    /// is known.
    ///
    /// - Parameters:
    ///   - clientId: the OAuth client's id as the caller knows it; nil for an access token.
    ///   - patience: how long to wait for a service that accepts no calls; by default not at all.
    ///   - environment: the clock and the waits.
    ///   - report: called before each wait.
    /// - Throws: `CoachingAPIError` if the service cannot be reached or refuses the credentials; `CancellationError`
    ///   after a request to stop.
    public static func ask(
        _ service: any CallerService, baseURL: String, clientId: String?,
        patience: ServicePatience = ServicePatience(seconds: 0), environment: ApplyEnvironment,
        report: @Sendable (ApplyEvent) -> Void = { _ in }
    ) async throws -> ApplyTarget {
        var silence = ServiceSilence(since: environment.now())
        while true {
            do {
                return try await ask(service, baseURL, clientId)
            } catch let error as CoachingAPIError {
                silence.failed(at: environment.now())
                let pause = patience.pause(
                    after: error, hasAnswered: false, silence: silence, now: environment.now())
                guard let pause else { throw error }
                report(.waitingForService(error, seconds: pause))
                for _ in 0..<pause {
                    if environment.isStopRequested() { throw CancellationError() }
                    try await environment.sleep(1)
                }
            }
        }
    }

    private static func ask(
        _ service: any CallerService, _ baseURL: String, _ clientId: String?
    ) async throws -> ApplyTarget {
        do {
            let info = try await service.getTokensMe()
            let organization = info.organization?.id == nil ? nil : info.organization
            return ApplyTarget(
                baseURL: baseURL, organization: organization, clientId: clientId ?? info.oauthClient?.id)
        } catch let error as CoachingAPIError {
            switch error.kind {
            case .rejected, .forbidden, .unreadableAnswer, .invalidCall:
                return ApplyTarget(baseURL: baseURL, clientId: clientId)
            case .unauthorized, .rateLimited, .unreachable, .unavailable, .outcomeUnknown: throw error
            }
        }
    }
}
