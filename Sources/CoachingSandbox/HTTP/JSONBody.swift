import JSONTape

/// A parsed request body, before anything is known about its fields.
enum JSONBody: Hashable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    case decimal(Double)
    case string(String)
    case list([JSONBody])
    case object([String: JSONBody])

    /// Deeper than any body of the API.
    private static let maximumDepth = 32

    /// Parses JSON. Throws 400 `bad.request` for anything else: other text, invalid UTF-8, deeper nesting than any body
    /// of the API has, and a name that occurs twice in an object, of which one parser takes the first value and another
    /// the last.
    init(parsing bytes: [UInt8]) throws(ServiceError) {
        do {
            var parser = try JSONParser(maximumDepth: Self.maximumDepth)
            try self.init(try parser.parse(bytes))
        } catch let refusal as ServiceError {
            throw refusal
        } catch {
            throw ServiceError.badRequest()
        }
    }

    private init(_ value: borrowing JSONValue) throws(ServiceError) {
        switch value.kind {
        case .null: self = .null
        case .bool: self = .boolean(value.bool ?? false)
        case .integer: self = value.int64.map { .integer(Int($0)) } ?? .decimal(value.double ?? 0)
        case .double: self = .decimal(value.double ?? 0)
        case .string: self = .string(value.string ?? "")
        case .array:
            var list: [JSONBody] = []
            if var elements = value.elements {
                while let element = elements.next() { list.append(try JSONBody(element)) }
            }
            self = .list(list)
        case .object:
            var object: [String: JSONBody] = [:]
            if var members = value.members {
                while let member = members.next() {
                    let value = try JSONBody(member.value)
                    guard object.updateValue(value, forKey: member.key.string) == nil else {
                        throw ServiceError.badRequest("The field \(member.key.string) is given twice.")
                    }
                }
            }
            self = .object(object)
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
