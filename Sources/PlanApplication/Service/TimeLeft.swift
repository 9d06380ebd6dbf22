import PlanModel

/// How long a run of calls goes on: guessed from how it went so far, and never less than the service's limit makes it.
public struct TimeLeft: Sendable, Equatable {
    /// Calls that the service allows a token in a minute.
    public var callsPerMinute: Int
    /// A guess from fewer calls is none.
    private static let leastCalls = 5

    /// By the limit that the service documents.
    public init(callsPerMinute: Int = 300) { self.callsPerMinute = max(1, callsPerMinute) }

    /// Whole seconds, rounded up; nil while nothing can be said.
    ///
    /// - Parameters:
    ///   - done: calls that were made.
    ///   - remaining: calls that are left.
    ///   - elapsed: seconds since the first.
    public func seconds(done: Int, remaining: Int, elapsed: Double) -> Int64? {
        guard remaining > 0, elapsed >= 0, done >= Self.leastCalls else { return nil }
        let byPace = Double(remaining) * elapsed / Double(done)
        // So many calls are made in a window, then the next is waited for.
        let windows = (done + remaining - 1) / callsPerMinute
        return Int64(max(byPace, Double(windows * 60) - elapsed).rounded(.up))
    }

    /// `about 3 minutes left`; nil for what is over in a moment.
    public static func text(seconds: Int64?) -> String? {
        guard let seconds, seconds >= 5 else { return nil }
        if seconds < 90 { return "about \((seconds + 4) / 5 * 5) seconds left" }
        let minutes = (seconds + 30) / 60
        if minutes < 90 { return "about \(minutes) minutes left" }
        return "about \((minutes + 30) / 60) hours left"
    }
}
