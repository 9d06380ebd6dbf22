/// An answer's report on the token's allowance: the headers `inin-ratelimit-count`, `-allowed` and `-reset`.
struct RateSignal: Hashable, Sendable {
    /// Calls counted in the service's present window, including this one.
    var count: Int
    /// Calls allowed in a window.
    var allowed: Int
    /// Time until the window ends, in the service's whole seconds.
    var reset: Duration

    init(count: Int, allowed: Int, reset: Duration) {
        self.count = count
        self.allowed = allowed
        self.reset = reset
    }

    /// `nil` unless all three headers are present and valid.
    init?(header: (String) -> String?) {
        func number(_ name: String) -> Int? { header("inin-ratelimit-" + name).flatMap { Int($0) } }
        guard let count = number("count"), let allowed = number("allowed"), let reset = number("reset"),
            count >= 0, allowed > 0, (0...86_400).contains(reset)
        else { return nil }
        self.init(count: count, allowed: allowed, reset: .seconds(reset))
    }
}
