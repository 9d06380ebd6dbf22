/// A member of a JSON object whose name is known only at run time.
package struct NamedKey: CodingKey {
    package let stringValue: String
    /// Always nil, as members have names.
    package var intValue: Int? { nil }

    package init(_ name: String) { stringValue = name }
    package init?(stringValue: String) { self.stringValue = stringValue }
    package init?(intValue: Int) { nil }
}
