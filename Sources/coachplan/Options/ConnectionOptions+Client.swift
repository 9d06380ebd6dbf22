import CoachingAPI
import Logging

extension ConnectionOptions {
    /// Runs the body with a client for these settings.
    ///
    /// - Parameters:
    ///   - verbose: tells retries and failures on standard error.
    ///   - patience: how long a call goes on with a service that is busy; nil for the client's own.
    ///   - onClock: is told that this machine's clock is wrong, in words.
    ///   - onWait: is told what is waited for and how long, before each wait.
    func withClient<Value>(
        verbose: Bool, patience: Duration? = nil, onWait: (@Sendable (ClientWait) -> Void)? = nil,
        onClock: (@Sendable (String) -> Void)? = nil,
        _ body: (CoachingClient) async throws -> Value
    ) async throws -> Value {
        var options = ClientOptions()
        options.onWait = onWait
        if let onClock { options.onClockDifference = { onClock(ClockNote.text(machineAhead: $0)) } }
        if let patience { options.retry.patience = patience }
        if verbose {
            options.logger = Logger(label: "coachplan", factory: { _ in TerminalLog() })
        }
        let settings = try settings()
        do {
            return try await CoachingClient.with(settings, options: options, body)
        } catch let error as CoachingAPIError where error.kind == .unreachable {
            throw Failure(.unavailable, "\(settings.endpoint.apiURL): \(error.description)")
        }
    }
}
