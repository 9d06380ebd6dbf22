/// A user's permissions, as far as programs use them.
public struct UserAuthorization: Codable, Hashable, Sendable {
    /// The permissions of all roles together, such as `coaching:appointment:participate`.
    public var permissions: [String]?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(permissions: [String]? = nil) { self.permissions = permissions }
}
