/// The order of the results of a search.
public struct SearchSortOrder: OpenEnum {
    /// The text as the service writes it.
    public let rawValue: String
    /// A value as the service writes it. Any text is accepted, since values may be added: see ``OpenEnum/isKnown``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The least first.
    public static let asc = Self(rawValue: "ASC")
    /// The greatest first.
    public static let desc = Self(rawValue: "DESC")
    /// The best match first.
    public static let score = Self(rawValue: "SCORE")

    /// The values that the service has documented.
    public static let known: [Self] = [.asc, .desc, .score]
}
