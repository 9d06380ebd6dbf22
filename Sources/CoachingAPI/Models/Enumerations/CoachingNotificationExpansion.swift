/// What to give in full inside a notification.
public struct CoachingNotificationExpansion: OpenEnum {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let appointment = Self(rawValue: "appointment")

    public static let known: [Self] = [.appointment]
}
