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
        #expect(transport.tokensGranted == granted)
    }

    @Test func aRenewalThatFailsIsNoErrorWhileTheTokenLives() async throws {
        let clock = JumpClock()
        let fetches = Mutex(0)
        let store = TokenStore(clock: clock.forClient) {
            let number = fetches.withLock { count in
                count += 1
                return count
            }
            if number > 1 { throw TimeoutError() }
            return AccessToken(Secret("first"), grantedAt: .zero, lifetime: .seconds(1000))
        }
        #expect(try await store.token() == Secret("first"))
        clock.advance(by: .seconds(950))
        #expect(try await store.token() == Secret("first"))
        clock.advance(by: .seconds(50))
        await #expect(throws: TimeoutError.self) { try await store.token() }
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
