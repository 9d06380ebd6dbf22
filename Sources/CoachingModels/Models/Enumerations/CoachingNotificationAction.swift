/// What a notification reports.
public struct CoachingNotificationAction: OpenEnum {
    /// The text as the service writes it.
    public let rawValue: String
    /// A value as the service writes it. Any text is accepted, since values may be added: see ``OpenEnum/isKnown``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The appointment was created.
    public static let create = Self(rawValue: "Create")
    /// The appointment was changed.
    public static let update = Self(rawValue: "Update")
    /// The appointment was deleted.
    public static let delete = Self(rawValue: "Delete")
    /// The status of the appointment was set.
    public static let statusChange = Self(rawValue: "StatusChange")
    /// An annotation was added.
    public static let annotationAdded = Self(rawValue: "AnnotationAdded")
    /// An annotation was changed.
    public static let annotationEdited = Self(rawValue: "AnnotationEdited")
    /// An annotation was deleted.
    public static let annotationDeleted = Self(rawValue: "AnnotationDeleted")

    /// The values that the service has documented.
    public static let known: [Self] = [
        .create, .update, .delete, .statusChange, .annotationAdded, .annotationEdited, .annotationDeleted,
    ]
}
