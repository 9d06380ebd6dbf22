import CoachingAPI
import CoachingModels
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import CoachingSandbox

/// Bodies that the facts of the service do not allow.
@Suite struct StrictBodyTests {
    private static let operations: [(HTTPRequest.Method, String, String)] = [
        (
            .post, "scheduleslots/query",
            #"{"interval":"2026-12-07T00:00:00Z/2026-12-08T00:00:00Z","lengthInMinutes":30,"attendeeIds":["A"]}"#
        ),
        (
            .post, "appointments",
            #"{"name":"n","description":"d","dateStart":"2026-12-07T15:00:00.000Z","lengthInMinutes":30,"attendeeIds":["A"]}"#
        ),
        (
            .patch, "appointments/ID",
            #"{"name":"n","dateStart":"2026-12-07T15:00:00.000Z","lengthInMinutes":30,"status":"Scheduled","shareInsightsData":true}"#
        ),
        (.patch, "appointments/ID/status", #"{"status":"Completed"}"#),
        (.post, "appointments/ID/annotations", #"{"text":"t","accessType":"Public"}"#),
        (.post, "appointments/ID/conversations", #"{"conversationId":"c"}"#),
        (
            .post, "appointments/aggregates/query",
            #"{"interval":"2026-12-07T00:00:00Z/2026-12-08T00:00:00Z","filter":{"type":"And","clauses":[{"type":"Or","predicates":[{"dimension":"status","value":"Completed"}]}]}}"#
        ),
        (
            .post, "scheduleslots/jobs",
            #"{"attendeeIds":["A"],"lengthInMinutes":30,"activityCodeId":"8","intervals":["2026-12-07T00:00:00Z/2026-12-08T00:00:00Z"],"slotsType":"BestTime"}"#
        ),
    ]

    /// Each field is dropped, and replaced by values of every other type. The answer is a 4xx with an error body, or, where the
    /// change is harmless, a success; never a 5xx, and the server goes on.
    @Test func mutatedBodiesNeverEndTheServer() async throws {
        try await withSandbox { sandbox in
            let made = try await sandbox.create()
            for (method, path, body) in Self.operations {
                let path = path.replacing("ID", with: made.id ?? "")
                let text = body.replacing(#""A""#, with: #""\#(sandbox.attendees[5])""#)
                for mutation in Self.mutations(of: text) {
                    let reply = try await sandbox.call(method, path, bytes: mutation)
                    let shown = String(decoding: mutation.prefix(200), as: UTF8.self)
                    #expect(reply.status < 500, "\(path) \(shown)")
                    if reply.status >= 400 {
                        let error = try reply.decode(ErrorBody.self)
                        #expect(error.status == reply.status)
                        #expect(error.code != nil && error.message != nil && error.contextId != nil)
                    }
                }
            }
            #expect(try await sandbox.call(.get, made.path).status == 200)
        }
    }

    private static func mutations(of text: String) -> [[UInt8]] {
        guard let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else { return [] }
        let others: [Any] = [
            NSNull(), true, 0, -1, 1.5, 1e300, 9_223_372_036_854_775_807, "", "x", "\u{0}", [Any](), ["x"], [1],
            [NSNull()],
            [String: Any](), ["id": "x"], [[String: Any]()], "2026-12-07T15:00:00Z", "9999-12-31T23:59:59Z",
            "0000-01-01T00:00:00Z/9999-12-31T00:00:00Z",
        ]
        var bodies: [[String: Any]] = [object.merging(["oops": 1]) { $1 }]
        for key in object.keys {
            var dropped = object
            dropped[key] = nil
            bodies.append(dropped)
            for other in others { bodies.append(object.merging([key: other]) { $1 }) }
        }
        let mutated = bodies.compactMap { try? JSONSerialization.data(withJSONObject: $0) }.map(Array.init)
        let bytes = Array(text.utf8)
        let torn = stride(from: 0, to: bytes.count, by: 7).map { Array(bytes.prefix($0)) }
        let broken = stride(from: 0, to: bytes.count, by: 5).map { at in
            var copy = bytes
            copy[at] = 0xff
            return copy
        }
        return mutated + torn + broken + [
            Array(repeating: UInt8(ascii: "["), count: 100_000),
            Array(String(repeating: #"{"a":"#, count: 50_000).utf8),
            Array("null".utf8), Array("[]".utf8), Array(#""text""#.utf8),
        ]
    }

    @Test func whatTheFactsDoNotAllowIsNamed() async throws {
        try await withSandbox { sandbox in
            func refusal(_ json: String) async throws -> ErrorBody {
                try await sandbox.call(.post, "appointments/ID/annotations", json: json).decode()
            }
            let unknown = try await refusal(#"{"text":"t","accessType":"Public","mood":"good"}"#)
            #expect(unknown.code == "invalid.property")
            #expect(
                unknown.message == "Value [mood] is not a valid property for object [CoachingAnnotationCreateRequest]")
            let value = try await refusal(#"{"text":"t","accessType":"Secret"}"#)
            #expect(value.code == "invalid.value")
            #expect(value.message?.contains("Allowable values are: Public, Private") == true)
            let type = try await refusal(#"{"text":7,"accessType":"Public"}"#)
            #expect(type.code == "invalid.value")
            #expect(type.details?.first?.fieldName == "text")
            let missing = try await refusal(#"{"accessType":"Public"}"#)
            #expect(missing.code == "constraint.validation")
            #expect(missing.details?.first?.fieldName == "text")
        }
    }

    @Test func leniencyIgnoresUnknownFields() async throws {
        try await withSandbox({ $0.isStrict = false }) { sandbox in
            let made = try await sandbox.create()
            let reply = try await sandbox.call(
                .post, "\(made.path)/annotations", json: #"{"text":"t","accessType":"Public","mood":"good"}"#)
            #expect(reply.status == 201)
        }
    }

    @Test func bodiesOfAnotherTypeAreRefused() async throws {
        try await withSandbox { sandbox in
            let reply = try await sandbox.call(
                .post, "appointments", bytes: Array("{}".utf8), headers: [.contentType: "text/plain"])
            #expect(reply.status == 415)
            #expect(reply.code == "unsupported.media.type")
            #expect(try await sandbox.call(.post, "appointments", bytes: []).status == 400)
            #expect(try await sandbox.call(.get, "nothing/here").code == "not.found")
        }
    }

    /// Over a real connection, where client and server could wait for each other.
    @Test func largeBodiesAreRefusedAndTheConnectionGoesOn() async throws {
        try await withSandbox(over: .ahc()) { sandbox in
            let large = #"{"text":""# + String(repeating: "x", count: 10_000_000) + #"","accessType":"Public"}"#
            for _ in 0..<2 {
                let reply = try await sandbox.call(.post, "appointments/ID/annotations", json: large)
                #expect(reply.status == 413)
                #expect(reply.code == "request.entity.too.large")
            }
            let closing = try await sandbox.call(
                .post, "appointments", bytes: Array(large.utf8),
                headers: [.connection: "close", .contentType: "application/json"])
            #expect(closing.status == 413)
            let exact = Array(repeating: UInt8(ascii: " "), count: 512_000)
            #expect(try await sandbox.call(.post, "appointments", bytes: exact).status == 400)
            #expect(try await sandbox.call(.get, "appointments/x").status == 404)
        }
    }
}
