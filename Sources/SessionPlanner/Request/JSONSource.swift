import JSONTape

/// Reads JSON into nodes a hundred times faster than a YAML parser, but without places: whoever finds something wrong
/// with them reads the file again as YAML, which JSON is too.
enum JSONSource {
    /// The root of a file that is plain JSON; nil for any other, and for JSON that has a field twice.
    static func root(of source: SourceText, log: ProblemLog) -> FieldValue? {
        guard source.bytes.first(where: { !" \t\r\n".utf8.contains($0) }) == UInt8(ascii: "{"),
            var parser = try? JSONParser(), let value = try? parser.parse(source.bytes)
        else { return nil }
        var numbers = JSONNumberTexts(source.bytes)
        guard let node = node(value, &numbers) else { return nil }
        return FieldValue(node: node, file: source.file, path: "", log: log)
    }

    private static func node(_ value: borrowing JSONValue, _ numbers: inout JSONNumberTexts) -> SourceNode? {
        switch value.kind {
        case .null: .json(.scalar("null", isPlain: true))
        case .bool: .json(.scalar(value.bool == true ? "true" : "false", isPlain: true))
        case .integer, .double: .json(.scalar(numbers.next(), isPlain: true))
        case .string: .json(.scalar(value.string ?? "", isPlain: false))
        case .array: list(value, &numbers)
        case .object: fields(value, &numbers)
        }
    }

    private static func list(_ value: borrowing JSONValue, _ numbers: inout JSONNumberTexts) -> SourceNode? {
        guard var elements = value.elements else { return nil }
        var nodes: [SourceNode] = []
        while let element = elements.next() {
            guard let node = node(element, &numbers) else { return nil }
            nodes.append(node)
        }
        return .json(.list(nodes))
    }

    private static func fields(_ value: borrowing JSONValue, _ numbers: inout JSONNumberTexts) -> SourceNode? {
        guard var members = value.members else { return nil }
        var names: Set<String> = []
        var fields: [(name: SourceNode, value: SourceNode)] = []
        while let member = members.next() {
            let name = member.key.string
            guard names.insert(name).inserted, let node = node(member.value, &numbers) else { return nil }
            fields.append((.json(.scalar(name, isPlain: false)), node))
        }
        return .json(.fields(fields))
    }
}

/// A value of a JSON file.
enum JSONSourceNode {
    /// The text, and whether it was written without quotes.
    case scalar(String, isPlain: Bool)
    case list([SourceNode])
    case fields([(name: SourceNode, value: SourceNode)])
}

/// The numbers of a well-formed JSON file in their order, as they are written: parsers keep their values only, and
/// `0.10` as a name is not `0.1`.
struct JSONNumberTexts {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next number; empty after the last.
    mutating func next() -> String {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""): skipString()
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
            default: position += 1
            }
        }
        return ""
    }

    private mutating func skipString() {
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        position += 1
    }

    private mutating func number() -> String {
        let start = position
        while position < bytes.count, Self.isPartOfNumber(bytes[position]) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private static func isPartOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }
}
