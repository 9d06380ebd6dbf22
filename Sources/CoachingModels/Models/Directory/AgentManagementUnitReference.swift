/// The management unit of a user.
public struct AgentManagementUnitReference: Codable, Hashable, Sendable {
    /// The user.
    public var user: UserReference?
    /// The management unit that they belong to.
    public var managementUnit: ManagementUnitReference?
    /// Its business unit, if the service reports it.
    public var businessUnit: BusinessUnitReference?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(
        user: UserReference? = nil,
        managementUnit: ManagementUnitReference? = nil,
        businessUnit: BusinessUnitReference? = nil
    ) {
        self.user = user
        self.managementUnit = managementUnit
        self.businessUnit = businessUnit
    }
}
