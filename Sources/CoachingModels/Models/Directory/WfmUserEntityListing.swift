/// The users of a management unit, by id, all at once.
public struct WfmUserEntityListing: Codable, Hashable, Sendable {
    /// The users.
    public var entities: [UserReference]?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(entities: [UserReference]? = nil) {
        self.entities = entities
    }
}
