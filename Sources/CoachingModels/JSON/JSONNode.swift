/// A JSON value that is being built by an encoder.
///
/// A node becomes an object, an array or a literal with the first thing written to it. Members stay in the order in
/// which they were written: for synthesised `Encodable` that is the order of declaration.
final class JSONNode {
    private enum Content {
        case null
        case literal([UInt8])
        case object(JSONMembers)
        case array([JSONNode])
    }

    private var content = Content.null

    /// Turns the node into an object unless it already is one.
    func becomeObject() {
        if case .object = content { return }
        content = .object(JSONMembers())
    }

    /// Turns the node into an array unless it already is one.
    func becomeArray() {
        if case .array = content { return }
        content = .array([])
    }

    /// Adds a member; a key that is already present keeps its position and gets a new value.
    func member(_ key: String) -> JSONNode {
        guard case .object(var members) = content else { return JSONNode() }
        content = .null
        defer { content = .object(members) }
        let node = JSONNode()
        members.set(key, to: node)
        return node
    }

    /// Appends an element.
    func element() -> JSONNode {
        guard case .array(var elements) = content else { return JSONNode() }
        content = .null
        defer { content = .array(elements) }
        let node = JSONNode()
        elements.append(node)
        return node
    }

    /// Number of elements of an array, 0 for anything else.
    var count: Int {
        if case .array(let elements) = content { elements.count } else { 0 }
    }

    func setNull() { content = .null }

    func set(_ value: Bool) { content = .literal(Array((value ? "true" : "false").utf8)) }

    func set(_ value: some BinaryInteger) { content = .literal(Array(String(value).utf8)) }

    func set(_ value: String) {
        var bytes: [UInt8] = []
        JSONText.write(value, to: &bytes)
        content = .literal(bytes)
    }

    func set(_ value: Double, codingPath: [any CodingKey]) throws {
        guard value.isFinite else {
            throw EncodingError.invalidValue(
                value, .init(codingPath: codingPath, debugDescription: "JSON has no number for \(value)"))
        }
        content = .literal(Array(value.description.utf8))
    }

    func set<Value: Encodable>(_ value: Value, codingPath: [any CodingKey]) throws {
        if let text = value as? String { return set(text) }
        try value.encode(to: OrderedJSONEncoder(node: self, codingPath: codingPath))
        if case .literal = content { return }
        if let collection = value as? any UnorderedCollection { sort(groupsOf: type(of: collection).elementsInARow) }
    }

    /// Sorts entries that came in hash order, which differs from run to run: members by key, elements by their text, of
    /// which `size` consecutive ones belong together.
    private func sort(groupsOf size: Int) {
        switch content {
        case .object(var members):
            members.sort()
            content = .object(members)
        case .array(let elements):
            let groups = stride(from: 0, to: elements.count, by: size).map {
                elements[$0..<min($0 + size, elements.count)]
            }
            let texts = groups.map { group in group.flatMap(\.bytes) }
            let order = groups.indices.sorted { texts[$0].lexicographicallyPrecedes(texts[$1]) }
            content = .array(order.flatMap { groups[$0] })
        case .null, .literal: break
        }
    }

    private var bytes: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }

    func write(to bytes: inout [UInt8]) {
        switch content {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .literal(let text): bytes.append(contentsOf: text)
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.list.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                JSONText.write(member.key, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                element.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        }
    }
}
