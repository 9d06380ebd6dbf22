import AsyncHTTPClient
import CoachingAPI
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import CoachingSandbox

/// The server as other programs use it: over a port, started and stopped.
@Suite struct ServerTests {
    @Test func itServesWhileTheBodyRuns() async throws {
        var configuration = SandboxConfiguration()
        configuration.attendees = 2
        configuration.facilitators = 1
        let url = try await withRunningSandbox(configuration) { url, world in
            #expect(world.shape.attendees == 2)
            let response = try await HTTPClient.shared.execute(
                HTTPClientRequest(url: "\(url)/sandbox/control/world"), timeout: .seconds(10))
            #expect(try await response.body.collect(upTo: 1 << 20).readableBytes > 0)
            return url
        }
        await #expect(throws: (any Error).self) {
            try await HTTPClient.shared.execute(
                HTTPClientRequest(url: "\(url)/sandbox/control/world"), timeout: .seconds(5))
        }
    }

    @Test func whatTheBodyThrowsIsThrown() async {
        struct Trouble: Error {}
        await #expect(throws: Trouble.self) {
            try await withRunningSandbox { _, _ in throw Trouble() }
        }
    }

    @Test func aPortThatIsTakenIsAnError() async throws {
        try await withRunningSandbox { url, _ in
            var second = SandboxConfiguration()
            second.port = url.port ?? 0
            await #expect(throws: (any Error).self) {
                try await withRunningSandbox(second) { _, _ in }
            }
        }
    }

    /// Sixteen connections at once create sessions for the same people: each time is given away once.
    @Test func concurrentCreatesNeverOverlap() async throws {
        try await withSandbox(over: .ahc()) { sandbox in
            let body = try await sandbox.request()
            _ = try await sandbox.token(for: "sandbox")
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for offset in 0..<16 {
                    var mine = body
                    mine.dateStart = body.dateStart.adding(minutes: 15 * (offset % 4))
                    let request = mine
                    group.addTask { try await sandbox.call(.post, "appointments", request).status }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            // Sessions of 30 minutes at four starts a quarter of an hour apart: one or two fit.
            #expect((1...2).contains(statuses.count { $0 == 201 }))
            #expect(statuses.allSatisfy { $0 == 201 || $0 == 409 })
        }
    }
}
