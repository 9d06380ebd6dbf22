/// The staffing groups of a business unit, or where a file of them is.
public struct StaffingGroupListing: Codable, Hashable, Sendable {
    /// The groups.
    public var entities: [StaffingGroupResponse]?
    /// Where a file of the same form is, instead of the elements.
    public var downloadUrl: String?

    /// A value of its parts. `nil` stands for a field that the service left out.
    public init(entities: [StaffingGroupResponse]? = nil, downloadUrl: String? = nil) {
        self.entities = entities
        self.downloadUrl = downloadUrl
    }
}
