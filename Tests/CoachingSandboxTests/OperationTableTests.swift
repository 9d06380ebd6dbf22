import Fixtures
import HTTPTypes
import Testing

@testable import CoachingSandbox

/// The table of operations is what the facts of the service say.
@Suite struct OperationTableTests {
    @Test func theTableIsThatOfTheFacts() throws {
        let facts = try ServiceFacts.load()
        #expect(Set(ServedOperation.all.map(\.name)) == Set(facts.operations.map(\.operationId)))
        #expect(ServedOperation.all.count == facts.operations.count)
        for operation in ServedOperation.all {
            let fact = try #require(facts.operations.first { $0.operationId == operation.name })
            #expect(operation.method.rawValue == fact.method)
            #expect("/api/v2/coaching/\(operation.path)" == fact.path)
            #expect(Set(operation.permissions.map(\.rawValue)) == Set(fact.permissions.any), "\(operation.name)")
            #expect(Set(operation.scopes.map(\.rawValue)) == Set(fact.oauthScopes), "\(operation.name)")
        }
    }

    /// With a token of each scope: 403 exactly where the table says so, and every answer says where the token stands.
    @Test(arguments: ["coaching", "coaching:readonly", "other"])
    func scopesAreThoseOfTheTable(scope: String) async throws {
        try await withSandbox({ $0.rateLimitPerMinute = 1_000 }) { sandbox async throws in
            let form = "grant_type=client_credentials&client_id=sandbox&client_secret=sandbox&scope=\(scope)"
            let grant = try await sandbox.call(
                .post, "/oauth/token", as: nil, bytes: Array(form.utf8),
                headers: [.contentType: "application/x-www-form-urlencoded"])
            let token = try #require(grant.text.split(separator: "\"").dropFirst(3).first)
            for operation in ServedOperation.all {
                let path = operation.path.replacing(/\{[A-Za-z]+\}/, with: "x")
                let reply = try await sandbox.call(
                    operation.method, path, as: nil, bytes: Array("{}".utf8),
                    headers: [.authorization: "Bearer \(token)"])
                let isAllowed = operation.scopes.contains { $0.rawValue == scope }
                #expect(
                    (reply.code == "app.not.authorized.for.scope") == !isAllowed, "\(operation.name): \(reply.text)")
                #expect(reply.headers[.rateLimitCount] != nil && reply.headers[.rateLimitReset] != nil)
            }
        }
    }
}
