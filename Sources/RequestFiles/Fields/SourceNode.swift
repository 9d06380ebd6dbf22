import PlanFiles
import Yams

/// A value as written in a YAML document, a JSON file or a row of a roster, with its place. Places in JSON and rosters
/// are offsets in bytes from the start of the content.
enum SourceNode {
    case yaml(Node)
    /// The text, and whether it was written without quotes, if that distinguishes `null` from a word.
    case scalar(String, isPlain: Bool, at: Int)
    case list([SourceNode], at: Int)
    case fields([Entry], at: Int)
    /// An object in a list of a JSON file, by its bytes there: parsed when it is looked at.
    case unread(JSONElements, Range<Int>)
    /// A row of a roster, or the columns of a row that make one object.
    case row([Entry], at: Int, RosterHeader)
    /// A substitute for another node: an id for a name, people for a team. Problems with it are reported at the place
    /// of that node.
    indirect case substitute(Substitute, for: SourceNode)

    enum Substitute {
        case text(String)
        case list([SourceNode])
        case fields([Entry])
    }

    typealias Entry = (name: SourceNode, value: SourceNode)

    var scalar: (text: String, isPlain: Bool)? {
        switch self {
        case .yaml(let node): node.scalar.map { (YAMLText.restored($0.string), $0.style == .plain) }
        case .scalar(let text, let isPlain, _): (text, isPlain)
        case .substitute(.text(let text), _): (text, false)
        case .list, .fields, .unread, .row, .substitute: nil
        }
    }

    var elements: [SourceNode]? {
        switch self {
        case .yaml(let node): node.sequence.map { $0.map(SourceNode.yaml) }
        case .list(let elements, _), .substitute(.list(let elements), _): elements
        case .scalar, .fields, .unread, .row, .substitute: nil
        }
    }

    var entries: [Entry]? {
        switch self {
        case .yaml(let node): node.mapping.map { $0.map { (.yaml($0.key), .yaml($0.value)) } }
        case .fields(let entries, _), .row(let entries, _, _), .substitute(.fields(let entries), _): entries
        case .unread(let elements, let range): elements.node(range).entries
        case .scalar, .list, .substitute: nil
        }
    }

    /// Its place, as editors count lines and columns.
    func place(in source: SourceText) -> SourcePlace {
        switch self {
        case .yaml(let node): SourcePlace(line: node.mark?.line, column: node.mark?.column)
        case .scalar(_, _, let offset), .list(_, let offset), .fields(_, let offset), .row(_, let offset, _):
            SourcePlace(ofByte: offset, in: source)
        case .unread(_, let range): SourcePlace(ofByte: range.lowerBound, in: source)
        case .substitute(_, let original): original.place(in: source)
        }
    }

    /// Where to add a field that is missing: here, or in the header if it has no column for the field.
    func place(ofMissing path: String, in source: SourceText) -> (place: SourcePlace, isColumn: Bool) {
        if case .substitute(_, let original) = self { return original.place(ofMissing: path, in: source) }
        if case .row(_, _, let header) = self, !header.names.contains(path) {
            return (SourcePlace(ofByte: header.offset, in: source), true)
        }
        return (place(in: source), false)
    }
}

/// A line and a column, both from 1.
struct SourcePlace {
    var line: Int?
    var column: Int?

    init(line: Int?, column: Int?) {
        self.line = line
        self.column = column
    }

    init(ofByte offset: Int, in source: SourceText) {
        (line, column) = source.lines.place(ofByte: offset)
    }
}

/// The first row of a roster, which names the fields of the others.
struct RosterHeader {
    let names: [String]
    /// The first byte of its last cell: a missing column is to be added next to it.
    let offset: Int
}
