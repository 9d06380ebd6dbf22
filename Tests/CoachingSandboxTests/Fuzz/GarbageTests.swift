import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import CoachingModels
@testable import CoachingSandbox

/// Bytes on the socket that are no requests, or nearly some.
///
/// `COACHPLAN_SOAK=1` sends ten million bytes.
@Suite struct GarbageTests {
    private static let bytes = ProcessInfo.processInfo.environment["COACHPLAN_SOAK"] == nil ? 300_000 : 10_000_000

    @Test func garbageEndsNothing() async throws {
        try await withSandbox(over: .live, { $0.limits.idleSeconds = 600 }) { sandbox in
            let peer = RawPeer(port: try #require(sandbox.client.port))
            var random = SeededRandom(seed: 1, part: "garbage")
            let made = try await sandbox.create()
            var sent = 0
            while sent < Self.bytes {
                let parts = (0..<8).map { _ in Self.garbage(&random) }
                sent += parts.reduce(0) { $0 + $1.count }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for part in parts {
                        group.addTask { _ = try await peer.exchange(part, within: .milliseconds(60)) }
                    }
                    try await group.waitForAll()
                }
            }
            #expect(try await sandbox.call(.get, made.path).status == 200)
            #expect(try await sandbox.create(slot: 9).status == .scheduled)
            FuzzTests.tell("garbage: \(sent) bytes")
        }
    }

    private static func garbage(_ random: inout SeededRandom) -> [UInt8] {
        if random.chance(0.4) {
            return (0..<random.below(40_000)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        }
        var text = ""
        for _ in 0...random.below(6) { text += nearly(&random) }
        var bytes = Array(text.utf8)
        for _ in 0..<random.below(6) where !bytes.isEmpty {
            bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next())
        }
        return bytes
    }

    private static func nearly(_ random: inout SeededRandom) -> String {
        let method = random.pick(["GET", "POST", "PATCH", "BREW", "", "get", "PRI"])
        let target = random.pick([
            "/api/v2/coaching/appointments", "http://", "http://x", "http://x:", "http://x?", "*", "//", "/%ff%00", "?",
            "#", "",
            "/oauth/token", "x:80", "/sandbox/control/requests?after=%", String(repeating: "/a", count: 5_000),
        ])
        let version = random.pick(["HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/9", ""])
        var text = "\(method) \(target) \(version)\r\n"
        for _ in 0..<random.below(6) {
            text +=
                random.pick([
                    "Host: localhost", "Content-Length: 5", "Content-Length: -1",
                    "Content-Length: 99999999999999999999",
                    "Transfer-Encoding: chunked", "Transfer-Encoding: gzip, chunked", "Expect: 100-continue",
                    "Upgrade: h2c",
                    "Connection: close", "Authorization: Bearer x", ": x", "A", "\u{0}: \u{0}",
                    "X: \(String(repeating: "y", count: 3_000))",
                ]) + random.pick(["\r\n", "\n", "\r", ""])
        }
        return text + "\r\n" + random.pick(["", "hello", "5\r\nhello\r\n0\r\n\r\n", "ffffffffffffffff\r\n", "zz\r\n"])
    }
}
