/// A wait of a client, for showing it: see ``ClientOptions/onWait``.
public struct ClientWait: Hashable, Sendable {
    /// Why it waits.
    public enum Reason: Hashable, Sendable {
        /// As many calls were made as the service allows in one window, or the service asked for a pause.
        case pacing
        /// The call failed and will be made again; this is the error that it would end with now.
        case retry(CoachingAPIError)
    }

    /// The operation that waits, named as in the service's SDKs. Others may wait for the same thing.
    public var operation: String
    /// Why it waits.
    public var reason: Reason
    /// How long from now.
    public var duration: Duration

    /// Creates a wait from its parts, as a client does for ``ClientOptions/onWait``.
    public init(operation: String, reason: Reason, duration: Duration) {
        self.operation = operation
        self.reason = reason
        self.duration = duration
    }
}

extension ClientWait: CustomStringConvertible {
    /// One line for people: the reason for the wait, and whole seconds, rounded up.
    public var description: String {
        let seconds = Int(max(1, (duration / .seconds(1)).rounded(.up)))
        let time = seconds == 1 ? "1 second" : "\(seconds) seconds"
        switch reason {
        case .pacing: return "the service's limit of calls is reached: going on in \(time)"
        case .retry(let error):
            let status = error.status.map { " (HTTP \($0))" } ?? ""
            return "\(error.message)\(status): trying again in \(time)"
        }
    }
}
