import Foundation

/// The facts of the service, read from `coaching-api.json`: its operations, models, error codes, limits and regions.
/// Everything that claims to do as the service does is held against them.
public struct ServiceFacts: Decodable, Sendable {
    public struct Operation: Decodable, Sendable {
        public let operationId: String
        public let method: String
        public let path: String
        public let permissions: Permissions
        public let oauthScopes: [String]
        public let queryParams: [Field]
        public let requestModel: String?
        public let success: [Success]
        public let errorStatuses: [Int]
        public let specificErrors: [ErrorCode]
    }

    public struct Permissions: Decodable, Sendable {
        /// Each of these is enough.
        public let any: [String]
    }

    public struct Success: Decodable, Sendable {
        public let status: Int
        public let model: String?
    }

    public struct ErrorCode: Decodable, Sendable, Hashable {
        public let status: Int
        public let code: String
        public let message: String
    }

    public struct Model: Decodable, Sendable {
        public let fields: [Field]
    }

    /// A field of a model or a parameter of a query.
    public struct Field: Decodable, Sendable {
        public let name: String
        public let type: String
        public let format: String?
        public let items: String?
        public let required: Bool
        public let uniqueItems: Bool?
        public let `enum`: [String]?
    }

    public struct Hosts: Decodable, Sendable {
        public let api: String
        public let login: String
    }

    public let operations: [Operation]
    /// The errors that any operation may answer with.
    public let commonErrors: [ErrorCode]
    public let models: [String: Model]
    public let regions: [String: Hosts]

    public static func load() throws -> ServiceFacts {
        try JSONDecoder().decode(
            ServiceFacts.self, from: Data(contentsOf: Fixtures.resource("coaching-api.json")))
    }

    /// Every code that the facts name, with its status: those of all operations and those of single ones.
    public var allErrors: Set<ErrorCode> {
        Set(commonErrors).union(operations.flatMap(\.specificErrors))
    }

    public func fieldNames(of model: String) -> Set<String> {
        Set(models[model]?.fields.map(\.name) ?? [])
    }
}
