/// Decides when the next call may start. A pure state machine: its caller passes in the time and the events.
///
/// Two rules together keep a run free of 429, whichever way the service counts:
///
/// - **Own window.** A call may start while fewer than the allowed number are on their way or ended within the last
///   window. Counting from a call's end makes this hold however long each call took to arrive: if more calls than
///   allowed arrived within one window, then at the start of the one among them that started last, all others were on
///   their way or had ended less than a window ago.
/// - **Service's count.** A call may start while the highest count reported in the service's present window, plus the
///   calls on their way, is below the allowance. This takes account of other processes' calls with the same token.
///
/// After a 429, nothing starts until its `Retry-After` has passed.
struct PacingState {
    enum Action: Equatable {
        /// One call may start now, and is counted as started.
        case start
        /// No call may start before `until`, or, when that is `nil`, before a call ends. Ask again as soon as either
        /// happens.
        case wait(until: Duration?)
    }

    /// How a started call ended.
    enum Ending: Equatable {
        /// It was never sent and does not count.
        case notSent
        /// It reached the service, or may have.
        case sent(RateSignal?)
        /// It was answered with 429.
        case rateLimited(retryAfter: Duration, RateSignal?)
    }

    private let window: Duration
    private let callsInFlight: Int
    private(set) var allowed: Int
    private(set) var inFlight = 0
    /// When the calls that may still count ended, in order of time.
    private var ended: [Duration] = []
    private var serverWindow: ServerWindow?
    private var blockedUntil: Duration = .zero

    init(_ limits: PacingLimits) {
        window = limits.window
        callsInFlight = limits.callsInFlight
        allowed = limits.callsPerWindow
    }

    /// Starts a call if one may start at `now`.
    mutating func next(at now: Duration) -> Action {
        forget(at: now)
        if now < blockedUntil { return .wait(until: blockedUntil) }
        if inFlight >= callsInFlight { return .wait(until: nil) }
        if ended.count + inFlight >= allowed { return .wait(until: ended.first.map { $0 + window }) }
        if let serverWindow, serverWindow.count + serverWindow.uncounted + inFlight >= allowed {
            return .wait(until: serverWindow.end)
        }
        inFlight += 1
        return .start
    }

    /// Records the end of a call that was started.
    mutating func finish(_ ending: Ending, at now: Duration) {
        inFlight -= 1
        switch ending {
        case .notSent: break
        case .sent(let signal): count(signal, at: now)
        case .rateLimited(let retryAfter, let signal):
            count(signal, at: now)
            blockedUntil = max(blockedUntil, now + retryAfter)
        }
    }

    private mutating func count(_ signal: RateSignal?, at now: Duration) {
        ended.append(now)
        guard let signal else {
            serverWindow?.learnOfCallWithoutCount()
            return
        }
        allowed = signal.allowed
        if serverWindow == nil {
            serverWindow = ServerWindow(signal, at: now)
        } else {
            serverWindow?.learn(signal, at: now)
        }
    }

    /// Drops what no longer counts.
    private mutating func forget(at now: Duration) {
        let old = ended.prefix { $0 + window <= now }.count
        if old > 0 { ended.removeFirst(old) }
        if let end = serverWindow?.end, end <= now { serverWindow = nil }
    }
}
