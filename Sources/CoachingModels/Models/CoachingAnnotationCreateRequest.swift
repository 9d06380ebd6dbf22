/// Body of `postCoachingAppointmentAnnotations`.
public struct CoachingAnnotationCreateRequest: Codable, Hashable, Sendable {
    /// The note.
    public var text: String
    /// Who may read it; cannot be changed later.
    public var accessType: CoachingAnnotationAccessType

    /// A request for a note with this text that these people may read. Nothing is checked here: the service refuses
    /// invalid values.
    public init(text: String, accessType: CoachingAnnotationAccessType) {
        self.text = text
        self.accessType = accessType
    }
}
