import CoachingModels
internal import NIOHTTP1

/// Makes calls: paces them, sends them with a token, and follows ``RetryDecision`` when they fail.
///
/// It only carries decisions out.
struct CallRunner: Sendable {
    let apiURL: String
    let transport: any HTTPTransport
    let tokens: TokenStore
    let pacer: Pacer
    let policy: RetryPolicy
    let clock: ClientClock
    let randomness: @Sendable () -> Double
    let telemetry: CallTelemetry
    let serviceClock: ServiceClock
    let onWait: (@Sendable (ClientWait) -> Void)?
    /// Secrets besides the token, to be kept out of messages.
    let secrets: [Secret]

    /// Makes a call and returns its successful answer.
    func run(_ call: OperationCall) async throws -> TransportAnswer {
        var progress = RetryProgress()
        while true {
            let (result, token) = try await paced(call, attempt: progress.attempt)
            let failures = AnswerError(operation: call.operation.name, secrets: secrets + [token], now: clock.date)
            guard let failure = try result.failure(of: call.operation, failures) else { return try result.answer() }
            let situation = progress.failed(
                at: clock.elapsed(), effect: call.operation.effect, canRenewToken: tokens.canRenew,
                jitter: randomness())
            switch RetryDecision.after(failure, situation, policy) {
            case .giveUp(let kind):
                let error = result.error(kind, failures)
                telemetry.gaveUp(error)
                throw error
            case .renewToken:
                telemetry.renewingToken(call.operation.name)
                await tokens.refused(token)
                progress.goesOnWithNewToken()
            case .retry(let delay):
                try await wait(delay, attempt: progress.attempt, result.error(failure.kindWhileRetrying, failures))
                progress.goesOnAfterWait()
            }
        }
    }

    private func wait(_ delay: Duration, attempt: Int, _ error: CoachingAPIError) async throws {
        telemetry.retrying(error.operation, attempt: attempt, after: delay, error)
        onWait?(ClientWait(operation: error.operation, reason: .retry(error), duration: delay))
        try await clock.sleep(delay)
    }

    /// Makes one attempt as soon as pacing allows it.
    private func paced(_ call: OperationCall, attempt: Int) async throws -> (TransportResult, Secret) {
        let asked = clock.elapsed()
        try await pacer.start(tell: pacingObserver(call.operation.name))
        telemetry.waited(clock.elapsed() - asked)
        // The token is taken after the wait, during which the previous one may have ended.
        let token: Secret
        do {
            token = try await tokens.token()
        } catch {
            await pacer.finish(.notSent)
            throw error
        }
        let started = clock.elapsed()
        let result = await transport.send(request(for: call, token: token))
        // A file comes from elsewhere, whose clock is its own.
        if case .answer(let answer) = result, call.address == nil { serviceClock.learn(answer, sent: started) }
        await pacer.finish(result.ending(longestWait: policy.longestRetryAfter, now: clock.date))
        telemetry.attempted(call.operation.name, attempt: attempt, result, took: clock.elapsed() - started)
        return (result, token)
    }

    private func pacingObserver(_ operation: String) -> (@Sendable (Duration) -> Void)? {
        guard let onWait else { return nil }
        return { onWait(ClientWait(operation: operation, reason: .pacing, duration: $0)) }
    }

    private func request(for call: OperationCall, token: Secret) -> TransportRequest {
        if let address = call.address { return TransportRequest(method: .get, url: address, headers: [:], body: nil) }
        var request = TransportRequest(
            method: call.operation.method, url: apiURL + call.target, headers: [:], body: call.body)
        request.headers.add(name: "Authorization", value: "Bearer " + token.reveal())
        request.headers.add(name: "Accept", value: "application/json")
        if call.body != nil { request.headers.add(name: "Content-Type", value: "application/json") }
        return request
    }
}
