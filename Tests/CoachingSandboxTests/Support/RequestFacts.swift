import Foundation

/// What the facts of the service (`coaching-api.json`) say of requests.
struct RequestFacts: Decodable {
    struct Operation: Decodable {
        let operationId: String
        let method: String
        let path: String
        let requestModel: String?
        let queryParams: [Parameter]
        let permissions: Permissions
    }

    struct Permissions: Decodable {
        let any: [String]
    }

    struct Parameter: Decodable {
        let name: String
        let type: String
        let format: String?
        let `enum`: [String]?
    }

    struct Model: Decodable {
        let fields: [Field]
    }

    struct Field: Decodable {
        let name: String
        let type: String
        let format: String?
        let items: String?
        let required: Bool
        let uniqueItems: Bool?
        let `enum`: [String]?
    }

    let operations: [Operation]
    let models: [String: Model]

    static func load() throws -> RequestFacts {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let facts = root.deletingLastPathComponent().appending(path: "shared/spec/coaching-api.json")
        return try JSONDecoder().decode(RequestFacts.self, from: Data(contentsOf: facts))
    }

    func fieldNames(of model: String) -> Set<String> {
        Set(models[model]?.fields.map(\.name) ?? [])
    }

    /// A body with every field of the model, and every field of the models in it.
    func wholeBody(of model: String) -> [String: Any] {
        var body: [String: Any] = [:]
        for field in models[model]?.fields ?? [] {
            body[field.name] = field.items.map { [element(of: $0, field)] as [Any] } ?? element(of: field.type, field)
        }
        return body
    }

    private func element(of type: String, _ field: Field) -> Any {
        if models[type] != nil { return wholeBody(of: type) }
        switch (type, field.format) {
        case ("integer", _): return 30
        case ("boolean", _): return true
        case (_, "date-time"): return "2026-12-07T15:00:00.000Z"
        case (_, "date"): return "2026-12-07"
        case (_, "interval"): return "2026-12-07T00:00:00.000Z/2026-12-08T00:00:00.000Z"
        default:
            if field.name == "intervals" { return "2026-12-07T00:00:00.000Z/2026-12-08T00:00:00.000Z" }
            return field.enum?.first ?? "x"
        }
    }
}
