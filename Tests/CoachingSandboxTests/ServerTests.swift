import AsyncHTTPClient
import CoachingModels
import Foundation
import HTTPTypes
import Hummingbird
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
                HTTPClientRequest(url: "\(url)/sandbox/control/world"), timeout: .seconds(120))
            #expect(try await response.body.collect(upTo: 1 << 20).readableBytes > 0)
            return url
        }
        await #expect(throws: (any Error).self) {
            try await HTTPClient.shared.execute(
                HTTPClientRequest(url: "\(url)/sandbox/control/world"), timeout: .seconds(5))
        }
    }

    /// An IPv6 address stands in brackets in a URL. Machines without IPv6 cannot listen, which is told as well.
    @Test(arguments: ["::1", "localhost"])
    func itListensOnOtherLoopbackHosts(host: String) async throws {
        var configuration = SandboxConfiguration()
        configuration.host = host
        configuration.attendees = 2
        configuration.facilitators = 1
        let made = configuration
        do {
            let url = try await withRunningSandbox(made) { url, _ in
                let response = try await HTTPClient.shared.execute(
                    HTTPClientRequest(url: "\(url)/sandbox/control/world"), timeout: .seconds(120))
                #expect(try await response.body.collect(upTo: 1 << 20).readableBytes > 0)
                return url
            }
            #expect(url.absoluteString.hasPrefix(host == "::1" ? "http://[::1]:" : "http://localhost:"))
        } catch let error as IOError {
            #expect([EADDRNOTAVAIL, EAFNOSUPPORT].contains(error.errnoCode), "\(error)")
        }
    }

    @Test(arguments: ["", "a b", "http://x"])
    func hostsThatAreNoneAreRefused(host: String) {
        var configuration = SandboxConfiguration()
        configuration.host = host
        let made = configuration
        #expect(throws: SandboxConfigurationError.self) { try SandboxServer(configuration: made) }
    }

    /// An error of the sandbox's own is an answer that names an id, and a line in the log under that id.
    @Test func anErrorInsideLeavesATrace() async throws {
        struct Trouble: Error {}
        let log = LogLines()
        let requests = RequestRecords(most: 10)
        let router = Router(context: SandboxRequestContext.self)
        router.add(middleware: TraceMiddleware(log: requests, logger: log.logger, now: { Date() }))
        router.add(middleware: ErrorMiddleware(logger: log.logger))
        router.get("broken") { _, _ -> Response in throw Trouble() }
        try await Application(router: router).test(.router) { client in
            let answer = try await client.executeRequest(uri: "/broken", method: .get, headers: [:], body: nil)
            #expect(answer.status == .internalServerError)
            let body = try CoachingJSON.decode(ErrorBody.self, from: Array(answer.body.readableBytesView))
            #expect(body.code == "internal.server.error")
            let id = try #require(body.contextId)
            #expect(answer.headers[.correlationID] == id)
            for part in ["Trouble", "/broken"] {
                #expect(log.lines.contains { $0.hasPrefix("error") && $0.contains(id) && $0.contains(part) })
            }
            #expect(log.lines.contains { $0.hasPrefix("info GET /broken 500") })
            #expect(requests.records(after: 0).records.map(\.status) == [500])
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
