/// What a notification reports.
public struct CoachingNotificationAction: OpenEnum {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let create = Self(rawValue: "Create")
    public static let update = Self(rawValue: "Update")
    public static let delete = Self(rawValue: "Delete")
    public static let statusChange = Self(rawValue: "StatusChange")
    public static let annotationAdded = Self(rawValue: "AnnotationAdded")
    public static let annotationEdited = Self(rawValue: "AnnotationEdited")
    public static let annotationDeleted = Self(rawValue: "AnnotationDeleted")

    public static let known: [Self] = [
        .create, .update, .delete, .statusChange, .annotationAdded, .annotationEdited, .annotationDeleted,
    ]
}
