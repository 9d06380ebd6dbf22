/// The staffing groups of a business unit, or the address of a file with them.
public struct StaffingGroupListing: Codable, Hashable, Sendable {
    /// The groups.
    public var entities: [StaffingGroupResponse]?
    /// The address of a file in the same format, instead of the elements.
    public var downloadUrl: String?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(entities: [StaffingGroupResponse]? = nil, downloadUrl: String? = nil) {
        self.entities = entities
        self.downloadUrl = downloadUrl
    }
}
