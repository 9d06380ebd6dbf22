/// What a user may do, as far as programs use it.
public struct UserAuthorization: Codable, Hashable, Sendable {
    /// Permissions by all roles, such as `coaching:appointment:participate`.
    public var permissions: [String]?

    /// A value of its parts. `nil` stands for a field that the service left out.
    public init(permissions: [String]? = nil) { self.permissions = permissions }
}
