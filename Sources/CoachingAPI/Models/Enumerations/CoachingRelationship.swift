/// What a user is to an appointment.
public struct CoachingRelationship: OpenEnum {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let attendee = Self(rawValue: "Attendee")
    public static let creator = Self(rawValue: "Creator")
    public static let facilitator = Self(rawValue: "Facilitator")

    public static let known: [Self] = [.attendee, .creator, .facilitator]
}
