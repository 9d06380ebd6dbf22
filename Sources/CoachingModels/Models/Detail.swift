/// One detail of an error: which field or entity it is about.
public struct Detail: Codable, Hashable, Sendable {
    /// What went wrong with it.
    public var errorCode: String?
    /// The field concerned.
    public var fieldName: String?
    /// Id of the entity concerned.
    public var entityId: String?
    /// Name of the entity concerned.
    public var entityName: String?

    /// Creates a detail from its parts. `nil` stands for a field that the service left out.
    public init(
        errorCode: String? = nil,
        fieldName: String? = nil,
        entityId: String? = nil,
        entityName: String? = nil
    ) {
        self.errorCode = errorCode
        self.fieldName = fieldName
        self.entityId = entityId
        self.entityName = entityName
    }
}
