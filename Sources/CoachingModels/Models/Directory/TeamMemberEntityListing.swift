/// A page of the members of a team; the next one is found by `nextUri` alone.
public struct TeamMemberEntityListing: Codable, Hashable, Sendable {
    /// The elements of this page.
    public var entities: [UserReferenceWithName]?
    /// Path of this resource.
    public var selfUri: String?
    /// Path of the next page; `nil` on the last.
    public var nextUri: String?
    /// Path of the previous page.
    public var previousUri: String?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(
        entities: [UserReferenceWithName]? = nil,
        selfUri: String? = nil,
        nextUri: String? = nil,
        previousUri: String? = nil
    ) {
        self.entities = entities
        self.selfUri = selfUri
        self.nextUri = nextUri
        self.previousUri = previousUri
    }
}
