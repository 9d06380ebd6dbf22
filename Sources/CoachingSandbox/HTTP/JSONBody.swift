import Foundation

/// A parsed request body, before anything is known about its fields.
enum JSONBody: Hashable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    case decimal(Double)
    case string(String)
    case list([JSONBody])
    case object([String: JSONBody])

    /// Reads JSON; throws 400 `bad.request` for anything else: other text, invalid UTF-8, more nesting than any body of the API has.
    init(parsing bytes: [UInt8]) throws(ServiceError) {
        do {
            self = try JSONDecoder().decode(JSONBody.self, from: Data(bytes))
        } catch {
            throw ServiceError.badRequest()
        }
    }

    /// What the value is, for messages.
    var kind: String {
        switch self {
        case .null: "null"
        case .boolean: "boolean"
        case .integer: "integer"
        case .decimal: "number"
        case .string: "string"
        case .list: "array"
        case .object: "object"
        }
    }

    /// The value as short text, for messages.
    var shortText: String {
        switch self {
        case .null: "null"
        case .boolean(let value): String(value)
        case .integer(let value): String(value)
        case .decimal(let value): String(value)
        case .string(let value): value.count > 80 ? value.prefix(80) + "…" : value
        case .list: "[…]"
        case .object: "{…}"
        }
    }
}

extension JSONBody: Decodable {
    private static let deepest = 32

    init(from decoder: any Decoder) throws {
        guard decoder.codingPath.count <= Self.deepest else {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "nested too deeply"))
        }
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .boolean(value)
        } else if let value = try? container.decode(Int.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .decimal(value)
        } else if let value = try? container.decode([JSONBody].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: JSONBody].self))
        }
    }
}
