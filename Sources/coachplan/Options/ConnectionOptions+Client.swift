import CoachingAPI
import Logging

extension ConnectionOptions {
    /// Runs the body with a client for these settings.
    ///
    /// - Parameters:
    ///   - verbose: whether to log retries and failures on standard error.
    ///   - patience: how long a call is repeated while the service is busy; nil for the client's default.
    ///   - onClock: called with a message if this machine's clock is wrong.
    ///   - onWait: called before each wait with what is waited for and for how long.
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
