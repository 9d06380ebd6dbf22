/// The business unit that a workforce-management schedule belongs to.
public struct WfmBusinessUnitReference: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String
    /// Path of this resource.
    public var selfUri: String?

    /// A reference to the business unit with this id.
    public init(id: String, selfUri: String? = nil) {
        self.id = id
        self.selfUri = selfUri
    }
}
