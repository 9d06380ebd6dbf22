/// An id as the service compares ids: two are the same only if they have the same code points.
///
/// Swift considers an accented letter equal to the letter followed by a combining accent. That is right for the names
/// of rooms and groups, which people type, but wrong for ids.
package struct Identifier: Hashable, Comparable {
    package let text: String

    package init(_ text: String) { self.text = text }

    package static func == (a: Identifier, b: Identifier) -> Bool {
        a.text.utf8.count == b.text.utf8.count && a.text.utf8.elementsEqual(b.text.utf8)
    }

    /// The order of the code points.
    package static func < (a: Identifier, b: Identifier) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }

    package func hash(into hasher: inout Hasher) {
        let bytes = text.utf8
        if bytes.withContiguousStorageIfAvailable({ hasher.combine(bytes: UnsafeRawBufferPointer($0)) }) == nil {
            for byte in bytes { hasher.combine(byte) }
        }
        hasher.combine(UInt8(0xFF))
    }
}

/// A set of ids.
package struct IdentifierSet: Hashable {
    private var identifiers: Set<Identifier>

    package init(_ texts: some Sequence<String> = []) { identifiers = Set(texts.lazy.map(Identifier.init)) }

    package var isEmpty: Bool { identifiers.isEmpty }
    /// The ids, in no particular order.
    package var texts: some Sequence<String> { identifiers.lazy.map(\.text) }
    package var sorted: [String] { identifiers.sorted().map(\.text) }

    package func contains(_ text: String) -> Bool { identifiers.contains(Identifier(text)) }

    /// Adds an id. Returns false if it was already there.
    package mutating func insert(_ text: String) -> Bool { identifiers.insert(Identifier(text)).inserted }
}

/// Values by id.
package struct IdentifierTable<Value> {
    private var values: [Identifier: Value] = [:]

    package init() {}

    /// If an id has several values, the first counts.
    package init(_ pairs: some Sequence<(String, Value)>) {
        values = Dictionary(pairs.lazy.map { (Identifier($0.0), $0.1) }, uniquingKeysWith: { first, _ in first })
    }

    package subscript(id: String) -> Value? {
        get { values[Identifier(id)] }
        set { values[Identifier(id)] = newValue }
    }

    package subscript(id: String, default initial: @autoclosure () -> Value) -> Value {
        get { values[Identifier(id), default: initial()] }
        set { values[Identifier(id)] = newValue }
    }
}

extension IdentifierTable: Sendable where Value: Sendable {}

extension String {
    /// Whether both are the same id.
    package func isSameIdentifier(as other: String) -> Bool { Identifier(self) == Identifier(other) }
}

extension Sequence<String> {
    /// The elements as ids, in the order of their code points.
    package var sortedIdentifiers: [Identifier] { map(Identifier.init).sorted() }
}
