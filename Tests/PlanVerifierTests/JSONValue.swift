/// A JSON document as a tree, for tests that change one value after the other.
indirect enum JSONValue: Codable, Equatable {
    case object([String: JSONValue])
    case array([JSONValue])
    case string(String)
    case number(Double)
    case bool(Bool)
    case null

    enum Step: Equatable {
        case key(String)
        case index(Int)
    }

    /// A value that holds no others, and the way to it.
    struct Leaf {
        var steps: [Step]
        var value: JSONValue

        /// `appointments[0].body.name`
        var path: String { text { "[\($0)]" } }

        /// The path of all its like: `appointments[].body.name`.
        var kind: String { text { _ in "[]" } }

        private func text(_ index: (Int) -> String) -> String {
            steps.reduce("") { text, step in
                switch step {
                case .key(let key): text.isEmpty ? key : "\(text).\(key)"
                case .index(let number): text + index(number)
                }
            }
        }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .bool(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .string(text)
        } else if let list = try? container.decode([JSONValue].self) {
            self = .array(list)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .object(let fields): try container.encode(fields)
        case .array(let list): try container.encode(list)
        case .string(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .bool(let flag): try container.encode(flag)
        case .null: try container.encodeNil()
        }
    }

    /// Every value that holds no others, in order.
    var leaves: [Leaf] {
        switch self {
        case .object(let fields):
            fields.sorted { $0.key < $1.key }.flatMap { key, value in value.leaves.map { $0.below(.key(key)) } }
        case .array(let list):
            list.enumerated().flatMap { index, value in value.leaves.map { $0.below(.index(index)) } }
        default: [Leaf(steps: [], value: self)]
        }
    }

    /// The document with another value at a place; nil leaves it out.
    func setting(_ steps: ArraySlice<Step>, to value: JSONValue?) -> JSONValue {
        switch (self, steps.first) {
        case (.object(var fields), .key(let key)?):
            fields[key] = steps.count == 1 ? value : fields[key]?.setting(steps.dropFirst(), to: value)
            return .object(fields)
        case (.array(var list), .index(let index)?):
            if steps.count > 1 {
                list[index] = list[index].setting(steps.dropFirst(), to: value)
            } else if let value {
                list[index] = value
            } else {
                list.remove(at: index)
            }
            return .array(list)
        default: return value ?? .null
        }
    }
}

extension JSONValue.Leaf {
    fileprivate func below(_ step: JSONValue.Step) -> Self { Self(steps: [step] + steps, value: value) }
}
