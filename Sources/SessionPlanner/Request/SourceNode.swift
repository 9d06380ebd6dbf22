import Yams

/// A value as it stands in a YAML document, a JSON file or a row of a roster; with its place, unless it is JSON's.
enum SourceNode {
    case yaml(Node)
    case json(JSONSourceNode)
    case cell(String, line: Int)
    case cells([String], line: Int)
    case row([(name: String, value: SourceNode)], line: Int)

    /// The text, and whether it was written without quotes.
    var scalar: (text: String, isPlain: Bool)? {
        switch self {
        case .yaml(let node): node.scalar.map { ($0.string, $0.style == .plain) }
        case .json(.scalar(let text, let isPlain)): (text, isPlain)
        case .cell(let text, _): (text, false)
        case .json, .cells, .row: nil
        }
    }

    var elements: [SourceNode]? {
        switch self {
        case .yaml(let node): node.sequence.map { $0.map(SourceNode.yaml) }
        case .json(.list(let elements)): elements
        case .cells(let texts, let line): texts.map { .cell($0, line: line) }
        case .json, .cell, .row: nil
        }
    }

    var entries: [(name: SourceNode, value: SourceNode)]? {
        switch self {
        case .yaml(let node): node.mapping.map { $0.map { (.yaml($0.key), .yaml($0.value)) } }
        case .json(.fields(let fields)): fields
        case .row(let fields, let line): fields.map { (.cell($0.name, line: line), $0.value) }
        case .json, .cell, .cells: nil
        }
    }

    var line: Int? {
        switch self {
        case .yaml(let node): node.mark?.line
        case .json: nil
        case .cell(_, let line), .cells(_, let line), .row(_, let line): line
        }
    }

    var column: Int? {
        if case .yaml(let node) = self { node.mark?.column } else { nil }
    }
}
