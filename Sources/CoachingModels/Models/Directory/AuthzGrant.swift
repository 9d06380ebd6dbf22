/// A role that somebody has in a division.
public struct AuthzGrant: Codable, Hashable, Sendable {
    /// Whose grant it is.
    public var subjectId: String?
    /// The division that it belongs to.
    public var division: AuthzDivision?
    /// The role.
    public var role: AuthzGrantRole?
    /// When it was granted.
    public var grantMadeAt: ServiceDate?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(
        subjectId: String? = nil,
        division: AuthzDivision? = nil,
        role: AuthzGrantRole? = nil,
        grantMadeAt: ServiceDate? = nil
    ) {
        self.subjectId = subjectId
        self.division = division
        self.role = role
        self.grantMadeAt = grantMadeAt
    }
}
