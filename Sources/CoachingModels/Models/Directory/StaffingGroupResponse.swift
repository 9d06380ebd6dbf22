/// A staffing group with its people.
public struct StaffingGroupResponse: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?
    /// The name.
    public var name: String?
    /// The people in it.
    public var users: [UserReference]?
    /// The management unit; `nil` if people of the whole business unit may be in it.
    public var managementUnit: ManagementUnitReference?
    /// The planning groups that it belongs to.
    public var planningGroups: [PlanningGroupReference]?
    /// Version, author and time.
    public var metadata: WfmVersionedEntityMetadata?
    /// Path of this resource.
    public var selfUri: String?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(
        id: String? = nil,
        name: String? = nil,
        users: [UserReference]? = nil,
        managementUnit: ManagementUnitReference? = nil,
        planningGroups: [PlanningGroupReference]? = nil,
        metadata: WfmVersionedEntityMetadata? = nil,
        selfUri: String? = nil
    ) {
        self.id = id
        self.name = name
        self.users = users
        self.managementUnit = managementUnit
        self.planningGroups = planningGroups
        self.metadata = metadata
        self.selfUri = selfUri
    }
}
