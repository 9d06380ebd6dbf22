import NIOHTTP1
import Synchronization
import Testing

@testable import CoachingAPI

/// How long a client goes on, and that it says what it waits for.
struct PatienceTests {
    private func client(
        _ clock: JumpClock, retry: RetryPolicy = RetryPolicy(),
        onWait: (@Sendable (ClientWait) -> Void)? = nil,
        _ answer: @escaping @Sendable () -> TransportResult
    ) throws -> (client: CoachingClient, transport: ScriptedTransport) {
        var options = ClientOptions()
        options.retry = retry
        options.onWait = onWait
        let transport = ScriptedTransport { _ in answer() }
        return (try CoachingClient.scripted(transport, clock: clock, options: options), transport)
    }

    private static func busy(_ seconds: Int) -> TransportResult {
        .json(429, #"{"message":"Retry the request in [\#(seconds)] seconds"}"#, headers: ["retry-after": "\(seconds)"])
    }

    @Test(arguments: [(1, 240), (7, 290), (42, 290)])
    func aServiceThatNamesItsTimeIsGivenMinutes(seconds: Int, untilSecond: Int) async throws {
        let clock = JumpClock()
        let (client, _) = try client(clock) {
            clock.elapsed < .seconds(untilSecond) ? Self.busy(seconds) : .json(200, "{}")
        }
        _ = try await client.getCoachingAppointment(appointmentId: "a")
        #expect(clock.elapsed >= .seconds(untilSecond))
    }

    @Test(arguments: [("30", 300), (nil, 280)])
    func whatIsOverloadedIsGivenMinutesToo(retryAfter: String?, atLeast: Int) async throws {
        let clock = JumpClock()
        let (client, transport) = try client(clock) {
            .json(503, "{}", headers: retryAfter.map { ["retry-after": $0] } ?? [:])
        }
        let error = await #expect(throws: CoachingAPIError.self) {
            try await client.getCoachingAppointment(appointmentId: "a")
        }
        #expect(error?.kind == .unavailable)
        #expect(clock.elapsed >= .seconds(atLeast) && clock.elapsed <= .seconds(300))
        #expect(transport.requests.count > 5)
    }

    @Test func whatTellsNothingIsAskedAFewTimes() async throws {
        let clock = JumpClock()
        let (client, transport) = try client(clock) { .json(500, "{}") }
        await #expect(throws: CoachingAPIError.self) { try await client.getCoachingAppointment(appointmentId: "a") }
        #expect(transport.requests.count == 5)
        #expect(clock.elapsed < .seconds(10))
    }

    @Test func anInvitationToComeBackAtOnceIsNoStorm() async throws {
        let clock = JumpClock()
        let (client, transport) = try client(clock) { Self.busy(0) }
        await #expect(throws: CoachingAPIError.self) { try await client.getCoachingAppointment(appointmentId: "a") }
        #expect(transport.requests.count <= 1200)
    }

    @Test func noPatienceMeansOneAttempt() async throws {
        let (client, transport) = try client(JumpClock(), retry: .never) { Self.busy(1) }
        await #expect(throws: CoachingAPIError.self) { try await client.getCoachingAppointment(appointmentId: "a") }
        #expect(transport.requests.count == 1)
    }

    @Test func everyWaitIsTold() async throws {
        let clock = JumpClock()
        let waits = Mutex<[ClientWait]>([])
        let (client, _) = try client(clock, onWait: { wait in waits.withLock { $0.append(wait) } }) {
            clock.elapsed < .seconds(84) ? Self.busy(42) : .json(200, "{}")
        }
        _ = try await client.getCoachingAppointment(appointmentId: "a")
        let told = waits.withLock(\.self)
        #expect(told.map(\.duration) == [.seconds(42), .seconds(42)])
        #expect(told.map(\.operation) == ["getCoachingAppointment", "getCoachingAppointment"])
        #expect(
            told.first?.description == "Retry the request in [42] seconds (HTTP 429): trying again in 42 seconds")
        guard case .retry(let error)? = told.first?.reason else {
            Issue.record("no retry")
            return
        }
        #expect(error.kind == .rateLimited)
        #expect(error.retryAfter == .seconds(42))
    }

    /// The window of 10 calls is full: the next minute is waited for, and told once, not once for every call.
    @Test func aWaitForTheNextWindowIsToldOnce() async throws {
        let waits = Mutex<[ClientWait]>([])
        let clock = JumpClock()
        var options = ClientOptions()
        options.pacing = PacingLimits(callsPerWindow: 10)
        options.onWait = { wait in waits.withLock { $0.append(wait) } }
        let client = try CoachingClient.scripted(
            ScriptedTransport { _ in .json(200, "{}") }, clock: clock, options: options)
        for _ in 0..<11 { _ = try await client.getCoachingAppointment(appointmentId: "a") }
        #expect(
            waits.withLock(\.self) == [
                ClientWait(operation: "getCoachingAppointment", reason: .pacing, duration: .seconds(60))
            ])
        #expect(
            waits.withLock(\.self).first?.description
                == "the service's limit of calls is reached: going on in 60 seconds")
    }
}
