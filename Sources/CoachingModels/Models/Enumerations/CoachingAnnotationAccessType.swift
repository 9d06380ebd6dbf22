/// Who may read an annotation: everybody at the appointment, or only its creator and facilitator.
public struct CoachingAnnotationAccessType: OpenEnum {
    /// The text as the service writes it.
    public let rawValue: String
    /// A value as the service writes it. Any text is accepted, since values may be added: see ``OpenEnum/isKnown``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// For everybody at the appointment.
    public static let `public` = Self(rawValue: "Public")
    /// For its creator and facilitator only.
    public static let `private` = Self(rawValue: "Private")

    /// The values that the service has documented.
    public static let known: [Self] = [.public, .private]
}
