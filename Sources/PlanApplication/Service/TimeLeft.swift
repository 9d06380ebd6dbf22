import PlanModel

/// Estimates how long a run of calls will still take: from its pace so far, and never less than the service's limit
/// requires.
public struct TimeLeft: Sendable, Equatable {
    /// Calls per minute that the service allows a token.
    public var callsPerMinute: Int
    /// With fewer calls than this no estimate is made.
    private static let leastCalls = 5

    /// By default with the limit that the service documents.
    public init(callsPerMinute: Int = 300) { self.callsPerMinute = max(1, callsPerMinute) }

    /// Whole seconds, rounded up; nil while there is no estimate.
    ///
    /// - Parameters:
    ///   - done: calls that were made.
    ///   - remaining: calls that are left.
    ///   - elapsed: seconds since the first.
    public func seconds(done: Int, remaining: Int, elapsed: Double) -> Int64? {
        guard remaining > 0, elapsed >= 0, done >= Self.leastCalls else { return nil }
        let byPace = Double(remaining) * elapsed / Double(done)
        // This many calls are made in a window, then the next window is waited for.
        let windows = (done + remaining - 1) / callsPerMinute
        return Int64(max(byPace, Double(windows * 60) - elapsed).rounded(.up))
    }

    /// `about 3 minutes left`; nil for a run that is over in a moment.
    public static func text(seconds: Int64?) -> String? {
        guard let seconds, seconds >= 5 else { return nil }
        if seconds < 90 { return "about \((seconds + 4) / 5 * 5) seconds left" }
        let minutes = (seconds + 30) / 60
        if minutes < 90 { return "about \(minutes) minutes left" }
        return "about \((minutes + 30) / 60) hours left"
    }
}
