/// The business unit that a workforce-management schedule belongs to.
public struct WfmBusinessUnitReference: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String
    /// Path of this resource.
    public var selfUri: String?

    public init(id: String, selfUri: String? = nil) {
        self.id = id
        self.selfUri = selfUri
    }
}
