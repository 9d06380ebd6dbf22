/// Version, author and time of something that is edited in workforce management.
public struct WfmVersionedEntityMetadata: Codable, Hashable, Sendable {
    /// Version number, which counts the changes.
    public var version: Int?
    /// Who last changed it.
    public var modifiedBy: UserReference?
    /// When it was last changed.
    public var dateModified: ServiceDate?
    /// Who created it.
    public var createdBy: UserReference?
    /// When it was created.
    public var dateCreated: ServiceDate?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(
        version: Int? = nil,
        modifiedBy: UserReference? = nil,
        dateModified: ServiceDate? = nil,
        createdBy: UserReference? = nil,
        dateCreated: ServiceDate? = nil
    ) {
        self.version = version
        self.modifiedBy = modifiedBy
        self.dateModified = dateModified
        self.createdBy = createdBy
        self.dateCreated = dateCreated
    }
}
