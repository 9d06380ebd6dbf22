import CoachingModels

/// The form that a request body may have, by the facts of the service.
struct BodyShape: Sendable {
    let name: String
    let fields: [String: Field]

    struct Field: Sendable {
        var type: FieldType
        var isRequired = false
    }

    init(_ name: String, required: [String: FieldType] = [:], optional: [String: FieldType] = [:]) {
        self.name = name
        fields = required.mapValues { Field(type: $0, isRequired: true) }
            .merging(optional.mapValues { Field(type: $0) }) { required, _ in required }
    }
}

indirect enum FieldType: Sendable {
    case string
    case integer
    case number
    case boolean
    case instant
    case day
    case interval
    case oneOf([String])
    case list(FieldType, isUnique: Bool = false)
    case object(BodyShape)

    static func open<Enumeration: OpenEnum>(_ type: Enumeration.Type) -> FieldType {
        .oneOf(type.known.map(\.rawValue))
    }

    var name: String {
        switch self {
        case .string: "String"
        case .integer: "Integer"
        case .number: "Number"
        case .boolean: "Boolean"
        case .instant: "Date"
        case .day: "LocalDate"
        case .interval: "Interval"
        case .oneOf: "Enum"
        case .list: "List"
        case .object(let shape): shape.name
        }
    }
}

/// Checks a body against its shape, and throws the first thing that does not fit.
struct BodyCheck: Sendable {
    /// Whether fields that the shape does not have, values that an enumeration does not have, and repeated elements of
    /// a set are refused too.
    let isStrict: Bool

    func check(_ body: JSONBody, _ shape: BodyShape) throws(ServiceError) {
        guard case .object(let members) = body else {
            throw ServiceError.invalidValue(body.shortText, field: shape.name, type: shape.name, allowed: "an object")
        }
        // In order of name, so that the same body always gets the same answer.
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
            if let field = shape.fields[name] {
                if value != .null { try check(value, field.type, at: name) }
            } else if isStrict {
                throw ServiceError.invalidProperty(name, of: shape.name)
            }
        }
        for (name, field) in shape.fields.sorted(by: { $0.key < $1.key }) where field.isRequired {
            guard let value = members[name], value != .null else {
                throw ServiceError.constraint(name, "\(name) must not be null")
            }
        }
    }

    private func check(_ value: JSONBody, _ type: FieldType, at name: String) throws(ServiceError) {
        switch (type, value) {
        case (.string, .string), (.boolean, .boolean), (.number, .integer), (.number, .decimal): return
        case (.integer, .integer(let number)) where Int(Int32.min) <= number && number <= Int(Int32.max): return
        case (.instant, .string(let text)):
            if ServiceDate(text) == nil { throw ServiceError.invalidDate(name) }
        case (.day, .string(let text)):
            if ServiceDay(text) == nil { throw ServiceError.invalidDate(name) }
        case (.interval, .string(let text)):
            if ServiceInterval(text) == nil { throw ServiceError.invalidDate(name) }
        case (.oneOf(let allowed), .string(let text)):
            if isStrict && !allowed.contains(text) {
                throw ServiceError.invalidValue(
                    text, field: name, type: name, allowed: allowed.joined(separator: ", "))
            }
        case (.list(let element, let isUnique), .list(let values)):
            for value in values { try check(value, element, at: name) }
            if isStrict && isUnique && Set(values).count < values.count {
                throw ServiceError.constraint(name, "\(name) must not name the same element twice")
            }
        case (.object(let shape), .object): try check(value, shape)
        default:
            throw ServiceError.invalidValue(value.shortText, field: name, type: type.name, allowed: "a \(type.name)")
        }
    }
}
