@testable import CoachingAPI

/// How a service may count calls.
enum CountingStyle: CaseIterable {
    /// Windows of 60 s one after another from a fixed moment.
    case fixedWindows
    /// A window of 60 s starts with the first call after the last one ended.
    case windowFromFirstCall
    /// Any 60 s.
    case sliding
}

/// A service that allows a number of calls in 60 s and refuses the rest.
struct SimulatedService {
    static let window = Duration.seconds(60)

    let style: CountingStyle
    let allowed: Int
    private var arrivals: [Duration] = []
    private var windowStart: Duration
    private(set) var refusals = 0

    /// - Parameter phase: how long before time 0 the first fixed window began.
    init(style: CountingStyle, allowed: Int, phase: Duration) {
        self.style = style
        self.allowed = allowed
        windowStart = .zero - phase
    }

    /// Counts a call that arrives at `now`; gives what its answer's headers tell, and whether it was refused.
    mutating func receive(at now: Duration) -> (signal: RateSignal, isRefused: Bool) {
        roll(to: now)
        let isRefused = arrivals.count >= allowed
        if isRefused { refusals += 1 } else { arrivals.append(now) }
        let end = style == .sliding ? (arrivals.first ?? now) + Self.window : windowStart + Self.window
        let reset = (end - now).components.seconds
        return (RateSignal(count: arrivals.count, allowed: allowed, reset: .seconds(reset)), isRefused)
    }

    private mutating func roll(to now: Duration) {
        switch style {
        case .sliding: arrivals.removeAll { $0 + Self.window <= now }
        case .fixedWindows:
            while windowStart + Self.window <= now {
                windowStart += Self.window
                arrivals = []
            }
        case .windowFromFirstCall:
            if windowStart + Self.window <= now {
                windowStart = now
                arrivals = []
            }
        }
    }
}
