import JSONTape
import PlanFiles

/// Parses JSON into nodes, a hundred times faster than a YAML parser.
enum JSONSource {
    /// The root of a file that is plain JSON; nil for any other.
    static func root(of source: SourceText, log: ProblemLog) -> FieldValue? {
        guard source.content.first(where: { !" \t\r\n".utf8.contains($0) }) == UInt8(ascii: "{"),
            var parser = try? JSONParser(), let value = try? parser.parse(source.content)
        else { return nil }
        var tokens = JSONTokens(source.content)
        return FieldValue(
            node: root(value, &tokens, JSONElements(source.content)), source: source, path: "", log: log)
    }

    /// The file's object. The objects in its lists, of which there may be many, are parsed when somebody looks at them.
    private static func root(
        _ value: borrowing JSONValue, _ tokens: inout JSONTokens, _ elements: JSONElements
    ) -> SourceNode {
        let start = tokens.next()
        let fields = fields(value, &tokens) { value, tokens in
            guard value.kind == .array, var items = value.elements else { return node(value, &tokens) }
            let start = tokens.next()
            var nodes: [SourceNode] = []
            while let item = items.next() {
                nodes.append(
                    item.kind == .object ? .unread(elements, tokens.skipObject()) : node(item, &tokens))
            }
            return .list(nodes, at: start)
        }
        return .fields(fields, at: start)
    }

    /// An object in a file, which is known to be well formed.
    fileprivate static func node(_ value: borrowing JSONValue, in content: [UInt8], at offset: Int) -> SourceNode {
        var tokens = JSONTokens(content, from: offset)
        return node(value, &tokens)
    }

    /// Walks the parsed values and the tokens of the file side by side, as both are in the order in which they are
    /// written.
    private static func node(_ value: borrowing JSONValue, _ tokens: inout JSONTokens) -> SourceNode {
        let start = tokens.next()
        switch value.kind {
        case .null: return .scalar("null", isPlain: true, at: start)
        case .bool: return .scalar(value.bool == true ? "true" : "false", isPlain: true, at: start)
        case .integer, .double: return .scalar(tokens.text(from: start), isPlain: true, at: start)
        case .string: return .scalar(value.string ?? "", isPlain: false, at: start)
        case .array: return .list(list(value, &tokens), at: start)
        case .object: return .fields(fields(value, &tokens, node), at: start)
        }
    }

    private static func list(_ value: borrowing JSONValue, _ tokens: inout JSONTokens) -> [SourceNode] {
        guard var elements = value.elements else { return [] }
        var nodes: [SourceNode] = []
        while let element = elements.next() { nodes.append(node(element, &tokens)) }
        return nodes
    }

    private static func fields(
        _ value: borrowing JSONValue, _ tokens: inout JSONTokens,
        _ node: (borrowing JSONValue, inout JSONTokens) -> SourceNode
    ) -> [SourceNode.Entry] {
        guard var members = value.members else { return [] }
        var fields: [SourceNode.Entry] = []
        while let member = members.next() {
            let name = SourceNode.scalar(member.key.string, isPlain: false, at: tokens.next())
            fields.append((name, node(member.value, &tokens)))
        }
        return fields
    }
}

/// Objects in the lists of a JSON file. Of hundreds of thousands, the parsed form would take many times the memory of the file.
final class JSONElements {
    private let content: [UInt8]
    /// The object that was looked at last: its fields are mostly asked for one after another.
    private var last: (offset: Int, node: SourceNode)?

    /// - Parameter content: of a file that was parsed before: that it is well formed is not checked again.
    init(_ content: [UInt8]) { self.content = content }

    /// The object in some bytes of the file.
    func node(_ range: Range<Int>) -> SourceNode {
        if let last, last.offset == range.lowerBound { return last.node }
        let node = content.withUnsafeBytes { bytes -> SourceNode in
            let object = RawSpan(_unsafeBytes: UnsafeRawBufferPointer(rebasing: bytes[range]))
            guard var parser = try? JSONParser(), let value = try? parser.parse(object) else {
                return .fields([], at: range.lowerBound)
            }
            return JSONSource.node(value, in: content, at: range.lowerBound)
        }
        last = (range.lowerBound, node)
        return node
    }
}

/// The values and keys of a well-formed JSON file in order, with their spellings and places: a parser keeps neither,
/// and `0.10` as a name is not `0.1`.
struct JSONTokens {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8], from position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    /// The bytes of the object that comes next; steps over it.
    mutating func skipObject() -> Range<Int> {
        let start = next()
        var depth = 1
        while depth > 0, position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""): skipString()
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                (depth, position) = (depth + 1, position + 1)
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                (depth, position) = (depth - 1, position + 1)
            default: position += 1
            }
        }
        return start..<position
    }

    /// The offset of the next scalar, key or opening bracket; steps over it.
    mutating func next() -> Int {
        while position < bytes.count, Self.isBetweenTokens(bytes[position]) { position += 1 }
        let start = position
        guard position < bytes.count else { return start }
        switch bytes[position] {
        case UInt8(ascii: "\""): skipString()
        case UInt8(ascii: "["), UInt8(ascii: "{"): position += 1
        default: while position < bytes.count, !Self.isBetweenTokens(bytes[position]) { position += 1 }
        }
        return start
    }

    /// The text from an offset to the end of the token that was stepped over last.
    func text(from start: Int) -> String { String(decoding: bytes[start..<position], as: UTF8.self) }

    private mutating func skipString() {
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        position = min(position + 1, bytes.count)
    }

    private static func isBetweenTokens(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "]"), UInt8(ascii: "}"): true
        default: false
        }
    }
}
