/// How fast a client may call.
public struct PacingLimits: Hashable, Sendable {
    /// Calls that the service allows a token per window; replaced by the figures in the service's answers.
    public var callsPerWindow: Int
    /// Length of the window.
    public var window: Duration
    /// Calls on their way at once.
    public var callsInFlight: Int

    /// By default the service's documented limit of 300 calls per minute and token (`token.rate.per.minute`).
    public init(callsPerWindow: Int = 300, window: Duration = .seconds(60), callsInFlight: Int = 8) {
        self.callsPerWindow = max(1, callsPerWindow)
        self.window = window
        self.callsInFlight = max(1, callsInFlight)
    }
}
