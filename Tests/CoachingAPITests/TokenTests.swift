import NIOHTTP1
import Synchronization
import Testing

@testable import CoachingAPI

/// Tokens: had once for all calls, renewed before their end and after a refusal.
struct TokenTests {
    private static let appointment = #"{"id":"a"}"#

    private func bearer(_ request: TransportRequest) -> String { request.headers.first(name: "Authorization") ?? "" }

    @Test func oneTokenIsFetchedForManyCalls() async throws {
        let transport = ScriptedTransport { _ in .json(200, Self.appointment) }
        let client = try CoachingClient.scripted(transport)
        try await withThrowingTaskGroup { group in
            for _ in 0..<50 { group.addTask { _ = try await client.getCoachingAppointment(appointmentId: "a") } }
            try await group.waitForAll()
        }
        #expect(transport.tokensGranted == 1)
        #expect(Set(transport.requests.map(bearer)) == ["Bearer token-1"])
    }

    @Test func oneRenewalServesAllCallsThatWereRefused() async throws {
        let transport = ScriptedTransport { request in
            request.headers.first(name: "Authorization") == "Bearer token-1"
                ? .json(401, #"{"code":"bad.credentials","status":401}"#) : .json(200, Self.appointment)
        }
        let client = try CoachingClient.scripted(transport)
        try await withThrowingTaskGroup { group in
            for _ in 0..<50 { group.addTask { _ = try await client.getCoachingAppointment(appointmentId: "a") } }
            try await group.waitForAll()
        }
        #expect(transport.tokensGranted == 2)
    }

    @Test func aSecondRefusalIsAnError() async throws {
        let transport = ScriptedTransport { _ in .json(401, #"{"code":"bad.credentials","message":"no","status":401}"#)
        }
        let client = try CoachingClient.scripted(transport)
        let error = await #expect(throws: CoachingAPIError.self) {
            try await client.postCoachingAppointments(rawBody: Array("{}".utf8))
        }
        #expect(error?.kind == .unauthorized)
        #expect(transport.requests.count == 2)
        #expect(transport.tokensGranted == 2)
    }

    @Test func aTokenThatWasGivenIsNeverRenewed() async throws {
        let transport = ScriptedTransport { _ in .json(401, "{}") }
        let client = try CoachingClient.scripted(transport, credentials: .accessToken(Secret("given")))
        let error = await #expect(throws: CoachingAPIError.self) {
            try await client.getCoachingAppointment(appointmentId: "a")
        }
        #expect(error?.kind == .unauthorized)
        #expect(transport.requests.map(bearer) == ["Bearer given"])
        #expect(transport.tokensGranted == 0)
    }

    @Test(arguments: [(86_400, 86_339, 1), (86_400, 86_340, 2), (300, 269, 1), (300, 270, 2)])
    func tokensAreRenewedBeforeTheyEnd(lifetime: Int, after seconds: Int, granted: Int) async throws {
        let transport = ScriptedTransport(tokenLifetime: lifetime) { _ in .json(200, Self.appointment) }
        let clock = JumpClock()
        let client = try CoachingClient.scripted(transport, clock: clock)
        _ = try await client.getCoachingAppointment(appointmentId: "a")
        clock.advance(by: .seconds(seconds))
        _ = try await client.getCoachingAppointment(appointmentId: "a")
        // The next token comes in the background: the call goes out with the present one.
        for _ in 0..<1000 where transport.tokensGranted < granted { await Task.yield() }
        #expect(transport.tokensGranted == granted)
        #expect(transport.requests.map(bearer) == ["Bearer token-1", "Bearer token-1"])
    }

    @Test func aTokenThatHasEndedIsNotUsed() async throws {
        let transport = ScriptedTransport(tokenLifetime: 300) { _ in .json(200, Self.appointment) }
        let clock = JumpClock()
        let client = try CoachingClient.scripted(transport, clock: clock)
        _ = try await client.getCoachingAppointment(appointmentId: "a")
        clock.advance(by: .seconds(300))
        _ = try await client.getCoachingAppointment(appointmentId: "a")
        #expect(transport.requests.map(bearer) == ["Bearer token-1", "Bearer token-2"])
    }

    /// A token endpoint that never answers: who is cancelled returns at once, who stays gets the token when it comes.
    @Test(.timeLimit(.minutes(10))) func aCallThatIsCancelledDoesNotWaitForTheToken() async throws {
        let line = WaitingLine<AccessToken>()
        let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
        var comings = arrivals.makeAsyncIterator()
        let store = TokenStore(clock: JumpClock().forClient) { try await line.wait { arrived.yield() } }
        let leaving = Task { try await store.token() }
        await comings.next()
        let staying = Task { try await store.token() }
        leaving.cancel()
        await #expect(throws: CancellationError.self) { try await leaving.value }
        line.giveFirst(AccessToken(Secret("late"), grantedAt: .zero, lifetime: .seconds(1000)))
        #expect(try await staying.value == Secret("late"))
    }

    /// The same through the whole client and the network.
    @Test(.timeLimit(.minutes(10))) func aCallIsCancelledWhileTheTokenEndpointHangs() async throws {
        try await ScriptedServer.with({ _, _ in .answer(200, "{}") }, tokens: { _, _ in .hang }) { server in
            let settings = ConnectionSettings(
                endpoint: try #require(ServiceEndpoint(apiURL: server.url)),
                credentials: .clientCredentials(id: "id", secret: Secret("s3cr3t")))
            try await CoachingClient.with(settings) { client in
                let task = Task { try await client.postCoachingAppointments(rawBody: Array("{}".utf8)) }
                while server.tokenPaths.isEmpty { await Task.yield() }
                let begin = ContinuousClock.now
                task.cancel()
                await #expect(throws: CancellationError.self) { try await task.value }
                // The endpoint would hang for as long as a call may take: half a minute.
                #expect(ContinuousClock.now - begin < .seconds(20))
            }
            #expect(server.requests.isEmpty)
        }
    }

    @Test func whatCannotBeSentIsNoToken() async throws {
        for text in ["to\nken", "tök", "to ken", "to\u{200B}ken"] {
            let transport = ScriptedTransport { _ in .json(200, Self.appointment) }
            let client = try CoachingClient.scripted(transport, credentials: .accessToken(Secret(text)))
            let error = await #expect(throws: CoachingAPIError.self) {
                try await client.postCoachingAppointments(rawBody: Array("{}".utf8))
            }
            #expect(error?.kind == .unauthorized)
            #expect(error?.message.contains("character") == true)
            #expect(transport.requests.isEmpty)
        }
    }

    @Test func aRenewalThatFailsIsNoErrorWhileTheTokenLives() async throws {
        let clock = JumpClock()
        let fetches = Mutex(0)
        let store = TokenStore(clock: clock.forClient) {
            let number = fetches.withLock { count in
                count += 1
                return count
            }
            if number > 1 { throw NoToken() }
            return AccessToken(Secret("first"), grantedAt: .zero, lifetime: .seconds(1000))
        }
        #expect(try await store.token() == Secret("first"))
        clock.advance(by: .seconds(950))
        #expect(try await store.token() == Secret("first"))
        clock.advance(by: .seconds(50))
        await #expect(throws: NoToken.self) { try await store.token() }
    }

    @Test func aRefusalOfAnOldTokenKeepsTheNewOne() async throws {
        let fetches = Mutex(0)
        let store = TokenStore(clock: JumpClock().forClient) {
            let number = fetches.withLock { count in
                count += 1
                return count
            }
            return AccessToken(Secret("t\(number)"), grantedAt: .zero, lifetime: .seconds(1000))
        }
        let first = try await store.token()
        await store.refused(first)
        let second = try await store.token()
        await store.refused(first)
        #expect(try await store.token() == second)
        #expect(fetches.withLock(\.self) == 2)
    }
}

/// A token that cannot be had.
private struct NoToken: Error {}
