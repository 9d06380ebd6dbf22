/// The business units, all at once.
public struct BusinessUnitListing: Codable, Hashable, Sendable {
    /// The units.
    public var entities: [BusinessUnitListItem]?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(entities: [BusinessUnitListItem]? = nil) {
        self.entities = entities
    }
}
