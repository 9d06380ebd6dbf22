import Foundation

/// The facts of the service, read from `coaching-api.json`: its operations, models, error codes, limits and regions.
/// Everything that claims to do as the service does is held against them.
package struct ServiceFacts: Decodable, Sendable {
    package struct Operation: Decodable, Sendable {
        package let operationId: String
        package let method: String
        package let path: String
        package let permissions: Permissions
        package let oauthScopes: [String]
        package let queryParams: [Field]
        package let requestModel: String?
        package let success: [Success]
        package let errorStatuses: [Int]
        package let specificErrors: [ErrorCode]
    }

    package struct Permissions: Decodable, Sendable {
        /// Each of these is enough.
        package let any: [String]
    }

    package struct Success: Decodable, Sendable {
        package let status: Int
        package let model: String?
    }

    package struct ErrorCode: Decodable, Sendable, Hashable {
        package let status: Int
        package let code: String
        package let message: String
    }

    package struct Model: Decodable, Sendable {
        package let fields: [Field]
    }

    /// A field of a model or a parameter of a query.
    package struct Field: Decodable, Sendable {
        package let name: String
        package let type: String
        package let format: String?
        package let items: String?
        package let required: Bool
        package let uniqueItems: Bool?
        package let `enum`: [String]?
    }

    package struct Hosts: Decodable, Sendable {
        package let api: String
        package let login: String
    }

    package let operations: [Operation]
    /// The errors that any operation may answer with.
    package let commonErrors: [ErrorCode]
    package let models: [String: Model]
    package let regions: [String: Hosts]

    package static func load() throws -> ServiceFacts {
        try JSONDecoder().decode(
            ServiceFacts.self, from: Data(contentsOf: Fixtures.resource("coaching-api.json")))
    }

    /// Every code that the facts name, with its status: those of all operations and those of single ones.
    package var allErrors: Set<ErrorCode> {
        Set(commonErrors).union(operations.flatMap(\.specificErrors))
    }

    package func fieldNames(of model: String) -> Set<String> {
        Set(models[model]?.fields.map(\.name) ?? [])
    }
}
