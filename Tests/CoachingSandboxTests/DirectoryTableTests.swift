import CoachingModels
import Fixtures
import Foundation
import HTTPTypes
import Testing

@testable import CoachingSandbox

/// The table of the directory's operations is what the facts of the service say.
@Suite struct DirectoryTableTests {
    @Test func theTableIsThatOfTheFacts() throws {
        let facts = try DirectoryFacts.load()
        let served = ServedDirectoryOperation.all
        // Whose token a call has, stands beside the table.
        #expect(Set(served.map(\.operation)).union([.getTokensMe]) == Set(CoachingOperation.directory))
        for one in served {
            let fact = try #require(facts.operation(one.operation.name))
            #expect(one.method.rawValue == fact.method && one.operation.path == fact.path)
            #expect(Set(one.scopes) == Set(fact.oauthScopes), "\(one.operation.name)")
            #expect(one.permissions.isEmpty == fact.permissions.any.isEmpty, "\(one.operation.name)")
            #expect(Set(one.permissions.map(\.rawValue)).isSubset(of: fact.permissions.any), "\(one.operation.name)")
        }
    }

    /// Every unknown of the operations that are here is one that the list of assumptions names.
    @Test func everyUnknownIsAnAssumption() throws {
        let list = Fixtures.repository.appending(path: "Sources/CoachingSandbox/CoachingSandbox.docc/Assumptions.md")
        let text = try String(contentsOf: list, encoding: .utf8)
        let names = Set(CoachingOperation.directory.map(\.name))
        var count = 0
        for unknown in try DirectoryFacts.load().unknown
        where unknown.operations.contains(where: { names.contains($0) || $0.hasPrefix("all") }) {
            #expect(text.contains("`\(unknown.name)`"), "\(unknown.name)")
            count += 1
        }
        #expect(count > 35)
    }

    @Test func shapesAreThoseOfTheFacts() throws {
        let facts = try DirectoryFacts.load()
        for shape in [BodyShape.userSearch, .groupSearch, .staffingGroupQuery] {
            let fields = try #require(facts.models[shape.name]).fields
            #expect(Set(shape.fields.keys) == Set(fields.map(\.name)), "\(shape.name)")
            for field in fields { #expect(shape.fields[field.name]?.isRequired == field.required, "\(field.name)") }
        }
    }

    @Test(arguments: ["users", "workforce-management:readonly", "coaching"])
    func scopesAreThoseOfTheTable(scope: String) async throws {
        try await withSandbox { sandbox async throws in
            let form = "grant_type=client_credentials&client_id=sandbox&client_secret=sandbox&scope=\(scope)"
            let grant = try await sandbox.call(
                .post, "/oauth/token", as: nil, bytes: Array(form.utf8),
                headers: [.contentType: "application/x-www-form-urlencoded"])
            let token = try #require(grant.text.split(separator: "\"").dropFirst(3).first)
            for one in ServedDirectoryOperation.all {
                let path = one.operation.path.replacing(/\{[A-Za-z]+\}/, with: "x")
                let reply = try await sandbox.call(
                    one.method, path, as: nil, bytes: one.method == .post ? Array("{}".utf8) : nil,
                    headers: [.authorization: "Bearer \(token)"])
                #expect(
                    (reply.code == "app.not.authorized.for.scope") == !one.scopes.contains(scope),
                    "\(one.operation.name): \(reply.text)")
            }
        }
    }

    /// Who has none of the permissions is refused before anything else is looked at.
    @Test func permissionsAreThoseOfTheTable() async throws {
        try await withSandbox { sandbox async throws in
            for one in ServedDirectoryOperation.all where !one.permissions.isEmpty {
                let path = one.operation.path.replacing(/\{[A-Za-z]+\}/, with: "x") + "?pageSize=0"
                let reply = try await sandbox.call(
                    one.method, path, as: try sandbox.person(.agent),
                    bytes: one.method == .post ? Array("[".utf8) : nil)
                #expect(reply.status == 403 && reply.code == "missing.any.permissions", "\(one.operation.name)")
            }
        }
    }
}
