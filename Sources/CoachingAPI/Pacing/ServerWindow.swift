/// The service's own counting window, as far as its answers reveal it.
///
/// Other clients may use the same token, so the service may have counted more calls than this process made.
struct ServerWindow: Equatable {
    /// By when it has certainly ended.
    private(set) var end: Duration
    /// The highest count that an answer reported.
    private(set) var count: Int
    /// Calls that ended in this window without a reported count.
    private(set) var uncounted = 0

    /// The service reports whole seconds, so the end may be up to one second later than reported.
    private static let rounding = Duration.seconds(1)
    /// Ends that differ by less are the same end, observed twice.
    private static let tolerance = Duration.seconds(2)

    init(_ signal: RateSignal, at now: Duration) {
        end = now + signal.reset + Self.rounding
        count = signal.count
    }

    mutating func learn(_ signal: RateSignal, at now: Duration) {
        let next = ServerWindow(signal, at: now)
        if next.end > end + Self.tolerance {
            self = next
        } else {
            count = max(count, signal.count)
        }
    }

    mutating func learnOfCallWithoutCount() { uncounted += 1 }
}
