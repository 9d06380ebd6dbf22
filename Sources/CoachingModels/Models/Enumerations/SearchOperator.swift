/// How a condition of a search is joined to the others.
public struct SearchOperator: OpenEnum {
    /// The text as the service writes it.
    public let rawValue: String
    /// A value as the service writes it. Any text is accepted, since values may be added: see ``OpenEnum/isKnown``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Both hold.
    public static let and = Self(rawValue: "AND")
    /// One of them holds.
    public static let or = Self(rawValue: "OR")
    /// This one does not hold.
    public static let not = Self(rawValue: "NOT")

    /// The values that the service has documented.
    public static let known: [Self] = [.and, .or, .not]
}
