import CoachingModels
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import CoachingSandbox

@Suite struct ControlTests {
    private struct Clock: Decodable {
        var now: ServiceDate
        var advancedSeconds: Double
    }

    private struct Arrived: Decodable {
        var total: Int
        var requests: [RequestRecord]
    }

    @Test func theClockMovesAhead() async throws {
        try await withSandbox { sandbox async throws in
            let path = "/sandbox/control/clock"
            let before = try await sandbox.call(.get, path, as: nil).decode(Clock.self)
            let after = try await sandbox.call(.post, path, as: nil, json: #"{"advanceSeconds":86401}"#)
                .decode(Clock.self)
            #expect(after.now.millisecondsSince1970 - before.now.millisecondsSince1970 == 86_401_000)
            // For all that goes by the time: a token of yesterday has expired.
            _ = try await sandbox.token(for: "sandbox")
            _ = try await sandbox.call(.post, path, as: nil, json: #"{"advanceSeconds":86401}"#)
            #expect(try await sandbox.call(.get, "appointments/x").code == "bad.credentials")
            for change in ["-1", "1e300", "3153600001", #""1""#, "null"] {
                let reply = try await sandbox.call(.post, path, as: nil, json: #"{"advanceSeconds":\#(change)}"#)
                #expect(reply.status == 400, "\(change): \(reply.text)")
            }
        }
    }

    @Test func whatArrivedIsTold() async throws {
        try await withSandbox({ $0.limits.requestRecords = 3 }) { sandbox async throws in
            let path = "/sandbox/control/requests"
            let body = try await sandbox.request()
            _ = try await sandbox.call(.delete, path, as: nil)
            let made = try await sandbox.call(.post, "appointments", body)
            let log = try await sandbox.call(.get, path, as: nil).decode(Arrived.self)
            #expect(log.total == 1)
            let entry = try #require(log.requests.first)
            #expect(entry.operation == "postCoachingAppointments" && entry.status == 201 && entry.clientId == "sandbox")
            #expect(entry.body?.contains("Quality coaching") == true)
            #expect(entry.correlationId == made.headers[.correlationID])
            sandbox.forgetTokens()
            _ = try await sandbox.call(.get, "appointments?userIds=\(sandbox.attendees[0])")
            for _ in 0..<2 { _ = try await sandbox.call(.get, "/nothing", as: nil) }
            let later = try await sandbox.call(.get, "\(path)?after=1", as: nil)
            #expect(try later.decode(Arrived.self).requests.map(\.path).suffix(1) == ["/nothing"])
            #expect(try later.decode(Arrived.self).total == 5)
            #expect(try later.decode(Arrived.self).requests.count == 3)
            #expect(try await sandbox.call(.get, "\(path)?after=x", as: nil).status == 400)
        }
    }

    /// Nothing that gives access is kept.
    @Test func secretsAreNotInWhatArrived() async throws {
        try await withSandbox({ $0.clientSecret = "hush-hush" }) { sandbox async throws in
            let form = "grant_type=client_credentials&client_id=sandbox&client_secret=hush-hush"
            let grant = try await sandbox.call(
                .post, "/oauth/token", as: nil, bytes: Array(form.utf8),
                headers: [.contentType: "application/x-www-form-urlencoded"])
            let token = try #require(grant.text.split(separator: "\"").dropFirst(3).first)
            _ = try await sandbox.call(.get, "appointments/x", as: nil, headers: [.authorization: "Bearer \(token)"])
            let log = try await sandbox.call(.get, "/sandbox/control/requests", as: nil)
            #expect(try log.decode(Arrived.self).total == 2)
            #expect(!log.text.contains("hush") && !log.text.contains(token))
        }
    }

    @Test func afterAResetItIsAsInTheBeginning() async throws {
        try await withSandbox { sandbox async throws in
            let person = sandbox.attendees[0]
            let first = try await sandbox.create()
            _ = try await sandbox.call(
                .post, "\(first.path)/annotations", CoachingAnnotationCreateRequest(text: "t", accessType: .public))
            _ = try await sandbox.call(.put, "/sandbox/control/users/\(person)/permissions", as: nil, [String]())
            _ = try await sandbox.call(.post, "/sandbox/control/clock", as: nil, json: #"{"advanceSeconds":60}"#)
            _ = try await sandbox.call(
                .put, "/sandbox/control/faults", as: nil, json: #"{"rules":[{"kind":"serverError"}],"seed":1}"#)
            #expect(try await sandbox.call(.post, "/sandbox/control/reset", as: nil, json: "{}").status == 204)
            #expect(try await sandbox.call(.get, first.path).status == 401)
            sandbox.forgetTokens()
            #expect(try await sandbox.call(.get, first.path).status == 404)
            let told = try await sandbox.call(.get, "notifications", as: person).decode(CoachingNotificationList.self)
            #expect(told.total == 0)
            // The same calls, the same ids.
            let again = try await sandbox.create()
            #expect(again == first)
            let clock = try await sandbox.call(.get, "/sandbox/control/clock", as: nil).decode(Clock.self)
            #expect(clock.advancedSeconds == 0)
        }
    }

    @Test(arguments: [
        ("localhost", true), ("LOCALHOST:80", true), ("127.0.0.1:8080", true), ("127.9.9.9", true), ("[::1]:80", true),
        ("[::1]", true), ("localhost.example.com", false), ("127.0.0.1.example.com", false), ("127.0.0.1:x", false),
        ("example.com", false), ("", false), ("[::1", false), ("[::2]", false), ("128.0.0.1", false),
        ("127.0.0", false),
        ("127.0.0.+1", false), ("127.0.0.256", false),
    ])
    func onlyLoopbackHostsAreAnswered(host: String, isTaken: Bool) {
        #expect(ControlGuard.isLoopback(host) == isTaken)
    }

    /// Over a real connection, where a name that leads to this machine could be anybody's.
    @Test func aForeignHostIsRefused() async throws {
        try await withSandbox(over: .live) { sandbox async throws in
            let port = try #require(sandbox.client.port)
            let head = "GET /sandbox/control/world HTTP/1.1\r\nHost: rebound.example.com\r\nConnection: close\r\n\r\n"
            let text = try await RawPeer(port: port).exchange(Array(head.utf8), within: .seconds(5)).text
            #expect(text.hasPrefix("HTTP/1.1 403"), "\(text)")
        }
    }

    @Test func onlyJSONIsTaken() async throws {
        try await withSandbox { sandbox async throws in
            for path in ["reset", "clock", "schedules"] {
                let reply = try await sandbox.call(
                    .post, "/sandbox/control/\(path)", as: nil, bytes: Array("{}".utf8),
                    headers: [.contentType: "text/plain"])
                #expect(reply.status == 415, "\(path)")
            }
        }
    }
}
