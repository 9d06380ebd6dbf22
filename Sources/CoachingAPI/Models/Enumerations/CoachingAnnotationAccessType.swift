/// Who may read an annotation: everybody at the appointment, or only its creator and facilitator.
public struct CoachingAnnotationAccessType: OpenEnum {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let `public` = Self(rawValue: "Public")
    public static let `private` = Self(rawValue: "Private")

    public static let known: [Self] = [.public, .private]
}
