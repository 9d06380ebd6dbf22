import Foundation

/// The facts of the service that the models and operations are checked against: `coaching-api.json`.
struct ServiceFacts: Decodable {
    struct Operation: Decodable {
        struct Success: Decodable {
            let status: Int
            let model: String?
        }
        struct Parameter: Decodable {
            let name: String
        }
        let operationId: String
        let method: String
        let path: String
        let requestModel: String?
        let success: [Success]
        let queryParams: [Parameter]
    }
    struct Model: Decodable {
        let fields: [Field]
    }
    struct Field: Decodable {
        let name: String
        let required: Bool
        let `enum`: [String]?
    }
    struct Hosts: Decodable {
        let api: String
        let login: String
    }

    let operations: [Operation]
    let models: [String: Model]
    let regions: [String: Hosts]

    static func load() throws -> ServiceFacts {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let facts = root.deletingLastPathComponent().appending(path: "shared/spec/coaching-api.json")
        return try JSONDecoder().decode(ServiceFacts.self, from: Data(contentsOf: facts))
    }
}
