/// How fast a client may call.
public struct PacingLimits: Hashable, Sendable {
    /// Calls that the service allows a token in each window; replaced by what the service's answers say.
    public var callsPerWindow: Int
    /// Length of the window.
    public var window: Duration
    /// Calls on their way at once.
    public var callsInFlight: Int

    /// The service's documented limit is 300 calls a minute for a token (`token.rate.per.minute`).
    public init(callsPerWindow: Int = 300, window: Duration = .seconds(60), callsInFlight: Int = 8) {
        self.callsPerWindow = max(1, callsPerWindow)
        self.window = window
        self.callsInFlight = max(1, callsInFlight)
    }
}
