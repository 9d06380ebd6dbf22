/// Whether an account of the directory is in use.
public struct UserState: OpenEnum {
    /// The text as the service writes it.
    public let rawValue: String
    /// A value as the service writes it. Any text is accepted, since values may be added: see ``OpenEnum/isKnown``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// In use.
    public static let active = Self(rawValue: "active")
    /// Kept, but nobody can sign in with it.
    public static let inactive = Self(rawValue: "inactive")
    /// Deleted.
    public static let deleted = Self(rawValue: "deleted")

    /// The values that the service has documented.
    public static let known: [Self] = [.active, .inactive, .deleted]
}
