/// Order of a list of appointments by start.
public struct CoachingSortOrder: OpenEnum {
    /// The text as the service writes it.
    public let rawValue: String
    /// A value as the service writes it. Any text is accepted, since values may be added: see ``OpenEnum/isKnown``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The latest start first.
    public static let desc = Self(rawValue: "Desc")
    /// The earliest start first.
    public static let asc = Self(rawValue: "Asc")

    /// The values that the service has documented.
    public static let known: [Self] = [.desc, .asc]
}
