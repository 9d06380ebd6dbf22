import CoachingModels
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Synchronization

@testable import CoachingSandbox

/// A sandbox and a client for it, in process or over a port.
struct SandboxUnderTest: Sendable {
    let client: any TestClientProtocol
    let parts: SandboxParts
    let clock: TestClock
    private let tokens = TokenCache()

    init(client: any TestClientProtocol, parts: SandboxParts, clock: TestClock) {
        self.client = client
        self.parts = parts
        self.clock = clock
    }

    var world: SandboxWorld { parts.world }
    /// Ids of people.
    var attendees: [String] { world.attendees.map(\.id) }
    var facilitators: [String] { world.facilitators.map(\.id) }

    func person(_ job: Person.Job) throws -> String {
        guard let person = world.people.first(where: { $0.job == job }) else { throw MissingPerson() }
        return person.id
    }

    struct MissingPerson: Error {}

    /// Makes a call with the token of a client; nil makes it without a token.
    func call(
        _ method: HTTPRequest.Method, _ path: String, as clientID: String? = "sandbox", bytes: [UInt8]? = nil,
        headers: HTTPFields = [:]
    ) async throws -> Reply {
        var fields = headers
        if let clientID { fields[.authorization] = "Bearer \(try await token(for: clientID))" }
        if bytes != nil && fields[.contentType] == nil { fields[.contentType] = "application/json" }
        let response = try await client.executeRequest(
            uri: path.hasPrefix("/") ? path : "/api/v2/coaching/\(path)", method: method, headers: fields,
            body: bytes.map { ByteBuffer(bytes: $0) })
        return Reply(
            status: Int(response.status.code), headers: response.headers, bytes: Array(response.body.readableBytesView))
    }

    func call(
        _ method: HTTPRequest.Method, _ path: String, as clientID: String? = "sandbox", _ body: some Encodable
    ) async throws -> Reply {
        try await call(method, path, as: clientID, bytes: try CoachingJSON.encode(body))
    }

    func call(
        _ method: HTTPRequest.Method, _ path: String, as clientID: String? = "sandbox", json: String
    ) async throws -> Reply {
        try await call(method, path, as: clientID, bytes: Array(json.utf8))
    }

    func token(for clientID: String) async throws -> String {
        if let token = tokens.token(for: clientID) { return token }
        let basic = Data("\(clientID):sandbox".utf8).base64EncodedString()
        let reply = try await call(
            .post, "/oauth/token", as: nil, bytes: Array("grant_type=client_credentials".utf8),
            headers: [.authorization: "Basic \(basic)", .contentType: "application/x-www-form-urlencoded"])
        let token = try reply.decode(Grant.self).access_token
        tokens.keep(token, for: clientID)
        return token
    }

    func forgetTokens() { tokens.forget() }

    private struct Grant: Decodable {
        // swift-format-ignore: AlwaysUseLowerCamelCase
        var access_token: String
    }
}

private final class TokenCache: Sendable {
    private let tokens = Mutex<[String: String]>([:])

    func token(for id: String) -> String? { tokens.withLock { $0[id] } }
    func keep(_ token: String, for id: String) { tokens.withLock { $0[id] = token } }
    func forget() { tokens.withLock { $0 = [:] } }
}

/// What came back.
struct Reply: Sendable {
    var status: Int
    var headers: HTTPFields
    var bytes: [UInt8]

    func decode<Model: Decodable>(_ type: Model.Type = Model.self) throws -> Model {
        try CoachingJSON.decode(type, from: bytes)
    }

    var code: String? { (try? decode(ErrorBody.self))?.code }
    var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Runs a sandbox of 12 attendees and 3 facilitators with a clock that stands still.
func withSandbox<Result>(
    over setup: TestingSetup = .router, _ edit: (inout SandboxConfiguration) -> Void = { _ in },
    _ body: @Sendable (SandboxUnderTest) async throws -> Result
) async throws -> Result {
    let clock = TestClock()
    var configuration = SandboxConfiguration()
    configuration.attendees = 12
    configuration.facilitators = 3
    configuration.weeks = 2
    configuration.rateLimitPerMinute = 0
    configuration.clock = { clock.now }
    edit(&configuration)
    let server = try SandboxServer(configuration: configuration)
    return try await server.application().test(setup) { client in
        try await body(SandboxUnderTest(client: client, parts: server.parts, clock: clock))
    }
}
