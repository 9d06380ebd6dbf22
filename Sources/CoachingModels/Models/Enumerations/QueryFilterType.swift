/// How the parts of a filter are joined.
public struct QueryFilterType: OpenEnum {
    /// The text as the service writes it.
    public let rawValue: String
    /// A value as the service writes it. Any text is accepted, since values may be added: see ``OpenEnum/isKnown``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// All parts must hold.
    public static let and = Self(rawValue: "And")
    /// One part must hold.
    public static let or = Self(rawValue: "Or")

    /// The values that the service has documented.
    public static let known: [Self] = [.and, .or]
}
