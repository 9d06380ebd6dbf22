/// What a role allows: actions on one kind of thing.
public struct AuthzGrantPolicy: Codable, Hashable, Sendable {
    /// The part of the service, such as `coaching`; an asterisk for all.
    public var domain: String?
    /// The kind of thing, such as `appointment`; an asterisk for all.
    public var entityName: String?
    /// What may be done, such as `view`; an asterisk for all.
    public var actions: [String]?
    /// A further condition.
    public var condition: String?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(domain: String? = nil, entityName: String? = nil, actions: [String]? = nil, condition: String? = nil) {
        self.domain = domain
        self.entityName = entityName
        self.actions = actions
        self.condition = condition
    }
}
