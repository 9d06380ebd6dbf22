import Fixtures
import Foundation
import HTTPTypes
import Testing

@testable import CoachingModels
@testable import CoachingSandbox

/// Strict mode against the facts of the service: what they have is taken, whatever else is refused by its name.
@Suite struct StrictModeTests {
    private static let bodyRefusals: Set<String> = [
        "bad.request", "constraint.validation", "invalid.date", "invalid.property", "invalid.value",
        "unsupported.media.type",
    ]

    /// Operations with a body, and where to send it. Ids in paths name nothing: bodies are looked at before resources.
    private func operations(_ facts: ServiceFacts) -> [(method: HTTPRequest.Method, path: String, model: String)] {
        facts.operations.compactMap { operation in
            guard let model = operation.requestModel, let method = HTTPRequest.Method(operation.method) else {
                return nil
            }
            return (method, operation.path.replacing(/\{[A-Za-z]+\}/, with: "x"), model)
        }
    }

    @Test func whatTheFactsHaveIsTaken() async throws {
        let facts = try ServiceFacts.load()
        try await withSandbox { sandbox in
            for (method, path, model) in operations(facts) {
                let body = try JSONSerialization.data(withJSONObject: facts.wholeBody(of: model))
                let reply = try await sandbox.call(method, path, as: sandbox.supervisor, bytes: Array(body))
                #expect(!Self.bodyRefusals.contains(reply.code ?? ""), "\(path): \(reply.text)")
            }
        }
    }

    @Test func whatTheFactsDoNotHaveIsRefused() async throws {
        let facts = try ServiceFacts.load()
        try await withSandbox { sandbox in
            var count = 0
            for (method, path, model) in operations(facts) {
                for flaw in facts.flaws(of: model) {
                    let reply = try await sandbox.call(method, path, as: sandbox.supervisor, bytes: try flaw.bytes)
                    #expect(reply.status == 400, "\(path) \(flaw.what): \(reply.text)")
                    #expect(reply.code == flaw.code, "\(path) \(flaw.what): \(reply.text)")
                    count += 1
                }
            }
            // Ten models with a body, of which some lie in each other.
            #expect(operations(facts).count == 10 && count > 600)
        }
    }

    /// Every parameter of every query, with a value that is none of its own.
    @Test func queriesAreCheckedToo() async throws {
        let facts = try ServiceFacts.load()
        try await withSandbox { sandbox in
            let made = try await sandbox.create()
            for operation in facts.operations where operation.method == "GET" {
                let path = operation.path.replacing("{appointmentId}", with: made.id ?? "")
                    .replacing(/\{[A-Za-z]+\}/, with: "x")
                for parameter in operation.queryParams {
                    let isChecked =
                        parameter.type == "integer" || parameter.format == "interval" || parameter.enum != nil
                    guard isChecked else { continue }
                    let users = parameter.name == "userIds" ? "" : "&userIds=\(sandbox.attendees[0])"
                    let reply = try await sandbox.call(
                        .get, "\(path)?\(parameter.name)=soon\(users)", as: sandbox.supervisor)
                    #expect(reply.status == 400, "\(operation.operationId) \(parameter.name): \(reply.text)")
                }
            }
        }
    }
}

extension SandboxUnderTest {
    /// A user who may do everything: operations for users need one.
    var supervisor: String { world.people.first { $0.job == .supervisor }?.id ?? "" }
}
