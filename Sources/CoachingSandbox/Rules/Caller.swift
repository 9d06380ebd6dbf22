/// Who makes a call: the OAuth client, and the user if the token was issued to one.
struct Caller: Codable, Hashable, Sendable {
    /// Recorded as creator and changer if there is no user.
    var clientID: String
    var userID: String?
    var permissions: Set<Permission>
    /// nil: every scope, as client credentials have.
    var scopes: Set<String>?
    /// The divisions whose people the caller may work with.
    var divisions: Set<String>

    var actorID: String { userID ?? clientID }

    func has(_ permission: Permission) -> Bool {
        permissions.contains(permission)
    }

    func hasAny(_ wanted: [Permission]) -> Bool {
        wanted.contains(where: permissions.contains)
    }

    /// The user, for operations that only make sense for one.
    func demandUser() throws(ServiceError) -> String {
        guard let userID else { throw ServiceError.userContextNeeded }
        return userID
    }
}
