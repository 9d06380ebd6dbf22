/// Version, author and time of something that is edited in workforce management.
public struct WfmVersionedEntityMetadata: Codable, Hashable, Sendable {
    /// Counts the changes.
    public var version: Int?
    /// Who changed it last.
    public var modifiedBy: UserReference?
    /// When it was changed last.
    public var dateModified: ServiceDate?
    /// Who made it.
    public var createdBy: UserReference?
    /// When it was made.
    public var dateCreated: ServiceDate?

    /// A value of its parts. `nil` stands for a field that the service left out.
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
