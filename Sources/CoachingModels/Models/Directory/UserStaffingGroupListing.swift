/// Staffing groups by user, or where a file of them is.
public struct UserStaffingGroupListing: Codable, Hashable, Sendable {
    /// Each user with their group.
    public var entities: [UserStaffingGroupResponse]?
    /// Where a file of the same form is, instead of the elements.
    public var downloadUrl: String?

    /// A value of its parts. `nil` stands for a field that the service left out.
    public init(entities: [UserStaffingGroupResponse]? = nil, downloadUrl: String? = nil) {
        self.entities = entities
        self.downloadUrl = downloadUrl
    }
}
