/// What to return in full inside a notification.
public struct CoachingNotificationExpansion: OpenEnum {
    /// The text as the service writes it.
    public let rawValue: String
    /// A value as the service writes it. Any text is accepted, since values may be added: see ``OpenEnum/isKnown``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The appointment with all its fields.
    public static let appointment = Self(rawValue: "appointment")

    /// The values that the service has documented.
    public static let known: [Self] = [.appointment]
}
