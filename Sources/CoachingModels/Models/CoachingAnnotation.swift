/// A note on an appointment. Only `text` can be changed after creation.
public struct CoachingAnnotation: Codable, Hashable, Sendable {
    /// Identifier assigned by the service.
    public var id: String?
    /// Who created it.
    public var createdBy: UserReference?
    /// When it was created.
    public var dateCreated: ServiceDate?
    /// Who last changed it.
    public var modifiedBy: UserReference?
    /// When it was last changed.
    public var dateModified: ServiceDate?
    /// The note.
    public var text: String
    /// Whether it was deleted. Deletion is soft; reading a deleted one returns 404 `annotation.deleted`.
    public var isDeleted: Bool?
    /// Who may read it; fixed at creation.
    public var accessType: CoachingAnnotationAccessType?
    /// Path of this resource.
    public var selfUri: String?

    /// Creates an annotation from its parts. In the body of `patchCoachingAppointmentAnnotation` only `text` counts;
    /// the service sets the rest.
    public init(
        id: String? = nil,
        createdBy: UserReference? = nil,
        dateCreated: ServiceDate? = nil,
        modifiedBy: UserReference? = nil,
        dateModified: ServiceDate? = nil,
        text: String,
        isDeleted: Bool? = nil,
        accessType: CoachingAnnotationAccessType? = nil,
        selfUri: String? = nil
    ) {
        self.id = id
        self.createdBy = createdBy
        self.dateCreated = dateCreated
        self.modifiedBy = modifiedBy
        self.dateModified = dateModified
        self.text = text
        self.isDeleted = isDeleted
        self.accessType = accessType
        self.selfUri = selfUri
    }
}
