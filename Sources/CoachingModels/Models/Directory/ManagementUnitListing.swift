/// The management units of a business unit, all at once.
public struct ManagementUnitListing: Codable, Hashable, Sendable {
    /// The units.
    public var entities: [ManagementUnit]?
    /// Path of this resource.
    public var selfUri: String?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(entities: [ManagementUnit]? = nil, selfUri: String? = nil) {
        self.entities = entities
        self.selfUri = selfUri
    }
}
