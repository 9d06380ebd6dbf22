import NIOHTTP1
import Synchronization
import Testing

@testable import CoachingAPI

struct PacerTests {
    /// The whole client at 300 calls a minute, on a clock that does not wait, against a service that enforces the limit.
    @Test(arguments: CountingStyle.allCases)
    func aThousandConcurrentCallsMeetNo429(style: CountingStyle) async throws {
        let clock = JumpClock()
        let service = Mutex(SimulatedService(style: style, allowed: 300, phase: .seconds(25)))
        let transport = ScriptedTransport { _ in
            clock.advance(by: .milliseconds(20))
            let (signal, isRefused) = service.withLock { $0.receive(at: clock.elapsed) }
            await Task.yield()
            return .json(
                isRefused ? 429 : 200, "{}",
                headers: [
                    "inin-ratelimit-count": "\(signal.count)", "inin-ratelimit-allowed": "\(signal.allowed)",
                    "inin-ratelimit-reset": "\(signal.reset.components.seconds)", "retry-after": "60",
                ])
        }
        let client = try CoachingClient.scripted(transport, clock: clock)
        try await withThrowingTaskGroup { group in
            for _ in 0..<1000 { group.addTask { _ = try await client.getCoachingAppointment(appointmentId: "a") } }
            try await group.waitForAll()
        }
        #expect(service.withLock(\.refusals) == 0)
        #expect(transport.requests.count == 1000)
        // Four windows. No upper bound here: this clock also jumps while calls are on their way.
        #expect(clock.elapsed >= .seconds(180))
    }

    @Test func callsOnTheirWayAreBounded() async throws {
        let inFlight = Mutex((now: 0, most: 0))
        let transport = ScriptedTransport { _ in
            inFlight.withLock { count in
                count.now += 1
                count.most = max(count.most, count.now)
            }
            for _ in 0..<20 { await Task.yield() }
            inFlight.withLock { $0.now -= 1 }
            return .json(200, "{}")
        }
        var options = ClientOptions()
        options.pacing.callsInFlight = 5
        let client = try CoachingClient.scripted(transport, options: options)
        try await withThrowingTaskGroup { group in
            for _ in 0..<100 { group.addTask { _ = try await client.getCoachingAppointment(appointmentId: "a") } }
            try await group.waitForAll()
        }
        #expect(inFlight.withLock(\.most) <= 5)
    }

    @Test func waitingCallsCanBeCancelled() async throws {
        let pacer = Pacer(limits: PacingLimits(callsInFlight: 1), clock: JumpClock().forClient)
        try await pacer.start()
        let waiting = Task { try await pacer.start() }
        for _ in 0..<10 { await Task.yield() }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        await pacer.finish(.sent(nil))
        try await pacer.start()
    }

    @Test func aVeryLongRetryAfterHoldsNobodyUpForSoLong() async throws {
        let clock = JumpClock()
        let transport = ScriptedTransport { _ in .json(429, "{}", headers: ["retry-after": "86400"]) }
        let client = try CoachingClient.scripted(transport, clock: clock)
        for _ in 0..<2 {
            let error = await #expect(throws: CoachingAPIError.self) {
                try await client.getCoachingAppointment(appointmentId: "a")
            }
            #expect(error?.kind == .rateLimited)
        }
        #expect(transport.requests.count == 2)
        #expect(clock.elapsed == .seconds(180))
    }

    @Test func clientsCanShareAPacer() async throws {
        let clock = JumpClock()
        var options = ClientOptions()
        options.pacer = Pacer(limits: PacingLimits(callsPerWindow: 10), clock: clock.forClient)
        let transport = ScriptedTransport { _ in .json(200, "{}") }
        let clients = try (0..<2).map { _ in try CoachingClient.scripted(transport, clock: clock, options: options) }
        for call in 0..<20 { _ = try await clients[call % 2].getCoachingAppointment(appointmentId: "a") }
        #expect(clock.elapsed == .seconds(60))
    }
}
