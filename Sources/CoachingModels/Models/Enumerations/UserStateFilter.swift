/// The accounts that a list of users shows.
public struct UserStateFilter: OpenEnum {
    /// The text as the service writes it.
    public let rawValue: String
    /// A value as the service writes it. Any text is accepted, since values may be added: see ``OpenEnum/isKnown``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Accounts in use, which is the default.
    public static let active = Self(rawValue: "active")
    /// Accounts that are kept, but with which nobody can sign in.
    public static let inactive = Self(rawValue: "inactive")
    /// Deleted accounts.
    public static let deleted = Self(rawValue: "deleted")
    /// All accounts.
    public static let any = Self(rawValue: "any")

    /// The values that the service has documented.
    public static let known: [Self] = [.active, .inactive, .deleted, .any]
}
