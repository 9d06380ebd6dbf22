/// Which accounts a list of users shows.
public struct UserStateFilter: OpenEnum {
    /// The text as the service writes it.
    public let rawValue: String
    /// A value as the service writes it. Any text is taken, since values may be added: see ``OpenEnum/isKnown``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Those in use: what comes where nothing is asked for.
    public static let active = Self(rawValue: "active")
    /// Those kept.
    public static let inactive = Self(rawValue: "inactive")
    /// Those gone.
    public static let deleted = Self(rawValue: "deleted")
    /// All.
    public static let any = Self(rawValue: "any")

    /// The values that the service has documented.
    public static let known: [Self] = [.active, .inactive, .deleted, .any]
}
