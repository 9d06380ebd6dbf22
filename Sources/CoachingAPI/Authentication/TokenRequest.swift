import CoachingModels
internal import Foundation
internal import NIOHTTP1

/// Gets tokens with client credentials (RFC 6749, section 4.4), the client's id and secret in a Basic header.
struct TokenRequest: Sendable {
    /// How errors and metrics name this call; it is not an operation of the Coaching API.
    static let operation = "postOauthToken"

    let tokenURL: String
    let clientId: String
    let clientSecret: Secret
    let transport: any HTTPTransport
    let policy: RetryPolicy
    let clock: ClientClock
    let randomness: @Sendable () -> Double
    let telemetry: CallTelemetry
    let onWait: (@Sendable (ClientWait) -> Void)?

    /// Asks until a token is granted or there is no point in asking again.
    func fetch() async throws -> AccessToken {
        var progress = RetryProgress()
        while true {
            let asked = clock.elapsed()
            let result = await transport.send(request)
            telemetry.attempted(Self.operation, attempt: progress.attempt, result, took: clock.elapsed() - asked)
            if case .answer(let answer) = result, answer.status == 200 { return try grant(answer, at: asked) }
            let failure = try failure(result)
            // Asking for a token twice is harmless, so this counts as a read.
            let situation = progress.failed(
                at: clock.elapsed(), effect: .read, canRenewToken: false, jitter: randomness())
            switch RetryDecision.after(failure, situation, policy) {
            case .retry(let delay):
                try await wait(delay, attempt: progress.attempt, error(result, failure.kindWhileRetrying))
                progress.goesOnAfterWait()
            case .giveUp(let kind):
                let error = error(result, kind)
                telemetry.gaveUp(error)
                throw error
            case .renewToken: throw error(result, .unauthorized)
            }
        }
    }

    private func wait(_ delay: Duration, attempt: Int, _ error: CoachingAPIError) async throws {
        telemetry.retrying(Self.operation, attempt: attempt, after: delay, error)
        onWait?(ClientWait(operation: Self.operation, reason: .retry(error), duration: delay))
        try await clock.sleep(delay)
    }

    private var request: TransportRequest {
        let credentials = Data("\(clientId):\(clientSecret.reveal())".utf8).base64EncodedString()
        return TransportRequest(
            method: .post, url: tokenURL,
            headers: [
                "Authorization": "Basic " + credentials, "Content-Type": "application/x-www-form-urlencoded",
                "Accept": "application/json",
            ],
            body: Array("grant_type=client_credentials".utf8))
    }

    private var failures: AnswerError {
        AnswerError(operation: Self.operation, secrets: [clientSecret], now: clock.date)
    }

    private func grant(_ answer: TransportAnswer, at asked: Duration) throws -> AccessToken {
        guard let grant = try? CoachingJSON.decode(TokenGrant.self, from: answer.body), !grant.accessToken.isEmpty,
            CredentialText.oddity(in: grant.accessToken, blanksAllowed: false) == nil,
            let seconds = Optional(grant.expiresIn ?? Self.defaultLifetime), seconds > 0, seconds < 1e9
        else {
            throw failures.error(
                .unreadableAnswer, status: answer.status, reason: "\(tokenURL) granted no token that can be read")
        }
        return AccessToken(Secret(grant.accessToken), grantedAt: asked, lifetime: .seconds(seconds))
    }

    /// The service's default lifetime of a token, in seconds.
    private static let defaultLifetime = 86_400.0

    private func failure(_ result: TransportResult) throws -> AttemptFailure {
        switch result {
        // Status 400, like 401, means that the client id or secret is wrong (`invalid_client`).
        case .answer(let answer) where answer.status == 400: .answered(status: 401)
        case .answer(let answer):
            .answered(status: answer.status, retryAfter: answer.retryAfter(now: clock.date()))
        case .notSent: .notSent
        case .lost: .answerLost
        case .tooLarge, .redirected: .unreadable
        case .cancelled: throw CancellationError()
        }
    }

    private func error(_ result: TransportResult, _ kind: CoachingAPIError.Kind) -> CoachingAPIError {
        guard case .answer(let answer) = result else { return result.error(kind, failures) }
        var error = failures.error(kind, answer)
        if let refusal = try? CoachingJSON.decode(TokenRefusal.self, from: answer.body), let code = refusal.error {
            error.code = failures.clean(code)
            error.advice = Advice.text(for: kind, code: code)
            error.message = failures.clean(refusal.errorDescription ?? refusal.description ?? code)
        }
        return error
    }
}
