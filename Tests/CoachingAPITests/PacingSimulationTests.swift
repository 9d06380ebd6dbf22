import RandomTestSupport
import Testing

@testable import CoachingAPI

/// A thousand calls against a service that enforces its limit, event by event on a simulated clock.
struct PacingSimulationTests {
    struct Setup: Sendable, CustomStringConvertible {
        var style: CountingStyle
        var seed: UInt64
        var tellsCounts: Bool
        var slowest: Duration
        var description: String { "\(style), seed \(seed), headers \(tellsCounts), slowest \(slowest)" }
    }

    static let setups: [Setup] = CountingStyle.allCases.flatMap { style in
        [true, false].flatMap { tells in
            [Duration.milliseconds(50), .milliseconds(400), .seconds(3), .seconds(50)].flatMap { slowest in
                (1...4).map { Setup(style: style, seed: $0, tellsCounts: tells, slowest: slowest) }
            }
        }
    }

    @Test(arguments: setups)
    func aThousandCallsMeetNo429(setup: Setup) {
        var run = PacedRun(setup: setup, calls: 1000, foreignCallsPerMinute: 0)
        run.play()
        #expect(run.refused == 0)
        #expect(run.done == 1000)
        // Four windows are needed for a thousand calls; the pace must not waste much more than they take.
        #expect(run.now >= .seconds(180))
        if setup.slowest < .seconds(1) { #expect(run.now < .seconds(190)) }
    }

    @Test(arguments: CountingStyle.allCases, 1...6 as ClosedRange<UInt64>)
    func othersWithTheSameTokenCostFewRefusals(style: CountingStyle, seed: UInt64) {
        let setup = Setup(style: style, seed: seed, tellsCounts: true, slowest: .milliseconds(200))
        var run = PacedRun(setup: setup, calls: 1000, foreignCallsPerMinute: 150)
        run.play()
        #expect(run.done == 1000)
        // Calls of others that arrive between an answer and the next call cannot be foreseen; hence a few, never many.
        #expect(run.refused <= 20)
        #expect(run.startsWhileBlocked == 0)
    }
}

/// Plays calls through ``PacingState`` against a ``SimulatedService``.
struct PacedRun {
    private enum Event {
        case arrival(call: Int, endsAt: Duration)
        case end(PacingState.Ending)
        case foreignCall
        case wakeUp
    }

    private(set) var now = Duration.zero
    private(set) var done = 0
    private(set) var refused = 0
    private(set) var startsWhileBlocked = 0
    private let setup: PacingSimulationTests.Setup
    private let foreignCallsPerMinute: Int
    private var waiting: Int
    private var state = PacingState(PacingLimits())
    private var service: SimulatedService
    private var generator: SeededGenerator
    private var events: [(time: Duration, event: Event)] = []
    private var blockedUntil = Duration.zero

    init(setup: PacingSimulationTests.Setup, calls: Int, foreignCallsPerMinute: Int) {
        self.setup = setup
        self.foreignCallsPerMinute = foreignCallsPerMinute
        waiting = calls
        generator = SeededGenerator(seed: setup.seed)
        let phase = Duration.milliseconds(Int.random(in: 0..<60_000, using: &generator))
        service = SimulatedService(style: setup.style, allowed: 300, phase: phase)
    }

    mutating func play() {
        if foreignCallsPerMinute > 0 { scheduleForeignCall() }
        startCalls()
        while waiting > 0 || state.inFlight > 0,
            let index = events.indices.min(by: { events[$0].time < events[$1].time })
        {
            let (time, event) = events.remove(at: index)
            now = max(now, time)
            handle(event)
            startCalls()
        }
    }

    private mutating func handle(_ event: Event) {
        switch event {
        case .wakeUp: break
        case .foreignCall:
            _ = service.receive(at: now)
            scheduleForeignCall()
        case .arrival(_, let end):
            let (signal, isRefused) = service.receive(at: now)
            let told = setup.tellsCounts ? signal : nil
            events.append(
                (end, .end(isRefused ? .rateLimited(retryAfter: signal.reset + .seconds(1), told) : .sent(told))))
        case .end(let ending):
            state.finish(ending, at: now)
            if case .rateLimited(let wait, _) = ending {
                refused += 1
                waiting += 1
                blockedUntil = max(blockedUntil, now + wait)
            } else {
                done += 1
            }
        }
    }

    private mutating func startCalls() {
        while waiting > 0 {
            switch state.next(at: now) {
            case .start:
                if now < blockedUntil { startsWhileBlocked += 1 }
                waiting -= 1
                let arrival = now + part(of: setup.slowest / 2)
                events.append((arrival, .arrival(call: waiting, endsAt: arrival + part(of: setup.slowest / 2))))
            case .wait(let time):
                if let time { events.append((time, .wakeUp)) }
                return
            }
        }
    }

    private mutating func scheduleForeignCall() {
        let mean = 60.0 / Double(foreignCallsPerMinute)
        events.append((now + .seconds(Double.random(in: 0..<2 * mean, using: &generator)), .foreignCall))
    }

    private mutating func part(of longest: Duration) -> Duration {
        longest * Double.random(in: 0..<1, using: &generator)
    }
}
