import Foundation

/// The facts of the operations that find people, read from `directory-api.json`. Of its operations only those are used here that
/// `CoachingOperation.directory` has.
package struct DirectoryFacts: Decodable, Sendable {
    package struct Operation: Decodable, Sendable {
        package let operationId: String
        package let method: String
        package let path: String
        package let permissions: ServiceFacts.Permissions
        package let oauthScopes: [String]
        package let queryParams: [Parameter]
        package let requestModel: String?
        package let success: [ServiceFacts.Success]
        package let specificErrors: [ErrorCode]
    }

    package struct Parameter: Decodable, Sendable {
        package let name: String
        package let required: Bool
    }

    package struct ErrorCode: Decodable, Sendable, Hashable {
        package let status: Int
        package let code: String
    }

    package struct Unknown: Decodable, Sendable {
        package let name: String
        package let operations: [String]
    }

    package struct Enumerations: Decodable, Sendable {
        package let userExpand: [String]
    }

    package let operations: [Operation]
    package let commonErrors: [ErrorCode]
    package let models: [String: ServiceFacts.Model]
    package let unknown: [Unknown]
    package let enums: Enumerations

    package static func load() throws -> DirectoryFacts {
        try JSONDecoder().decode(
            DirectoryFacts.self, from: Data(contentsOf: Fixtures.resource("directory-api.json")))
    }

    package func operation(_ name: String) -> Operation? { operations.first { $0.operationId == name } }

    /// The codes of some operations, those that any of them may answer with among them.
    package func codes(of names: [String]) -> Set<String> {
        Set(commonErrors.map(\.code)).union(
            operations.filter { names.contains($0.operationId) }.flatMap(\.specificErrors).map(\.code))
    }
}
