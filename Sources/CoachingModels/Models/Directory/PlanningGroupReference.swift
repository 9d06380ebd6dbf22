/// A planning group, by id.
public struct PlanningGroupReference: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?
    /// Path of this resource.
    public var selfUri: String?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(id: String? = nil, selfUri: String? = nil) {
        self.id = id
        self.selfUri = selfUri
    }
}
