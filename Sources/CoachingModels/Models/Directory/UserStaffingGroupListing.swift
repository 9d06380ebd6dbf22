/// Staffing groups by user, or the address of a file with them.
public struct UserStaffingGroupListing: Codable, Hashable, Sendable {
    /// Each user with their group.
    public var entities: [UserStaffingGroupResponse]?
    /// The address of a file in the same format, instead of the elements.
    public var downloadUrl: String?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(entities: [UserStaffingGroupResponse]? = nil, downloadUrl: String? = nil) {
        self.entities = entities
        self.downloadUrl = downloadUrl
    }
}
