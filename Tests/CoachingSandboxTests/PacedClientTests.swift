import CoachingAPI
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import CoachingSandbox

/// Our own client under the sandbox's rate limit, both on a clock that does not wait.
@Suite struct PacedClientTests {
    /// A client that lives by the sandbox's clock: waiting moves it.
    private func withClient(
        of sandbox: SandboxUnderTest, retry: RetryPolicy, _ body: (CoachingClient) async throws -> Void
    ) async throws {
        let clock = sandbox.clock
        let begin = clock.now
        var options = ClientOptions()
        options.clock = ClientClock(
            elapsed: { .seconds(clock.now.timeIntervalSince(begin)) },
            sleep: { time in
                try Task.checkCancellation()
                clock.reach(begin, plus: .seconds(clock.now.timeIntervalSince(begin)) + time)
                await Task.yield()
            })
        options.retry = retry
        let settings = ConnectionSettings(
            endpoint: try #require(ServiceEndpoint(apiURL: "http://127.0.0.1:\(sandbox.client.port ?? 0)")),
            credentials: .accessToken(Secret(try await sandbox.token(for: "sandbox"))))
        try await CoachingClient.with(settings, options: options, body)
    }

    /// One attempt each: a single 429 would be a failure.
    @Test func aThousandConcurrentCallsMeetNo429() async throws {
        try await withSandbox(over: .live, { $0.rateLimitPerMinute = 300 }) { sandbox in
            let begin = sandbox.clock.now
            let users = [sandbox.attendees[0]]
            try await withClient(of: sandbox, retry: .never) { client in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<1000 { group.addTask { _ = try await client.getCoachingAppointments(userIds: users) } }
                    try await group.waitForAll()
                }
            }
            // The fourth window has to begin before the thousandth call.
            #expect(sandbox.clock.now.timeIntervalSince(begin) >= 180)
        }
    }

    /// Somebody else with the same token has used up the minute: `Retry-After` is waited for, and all calls succeed.
    @Test func retryAfterIsObeyedWhenOthersUseUpTheRate() async throws {
        try await withSandbox(over: .live, { $0.rateLimitPerMinute = 300 }) { sandbox in
            let begin = sandbox.clock.now
            for _ in 0..<300 { _ = try await sandbox.call(.get, "appointments/x") }
            #expect(try await sandbox.call(.get, "appointments/x").status == 429)
            let users = [sandbox.attendees[0]]
            try await withClient(of: sandbox, retry: RetryPolicy()) { client in
                for _ in 0..<20 { _ = try await client.getCoachingAppointments(userIds: users) }
            }
            let taken = sandbox.clock.now.timeIntervalSince(begin)
            #expect((60..<90).contains(taken), "\(taken)")
        }
    }
}
