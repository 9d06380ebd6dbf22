/// A user's relationship to an appointment.
public struct CoachingRelationship: OpenEnum {
    /// The text as the service writes it.
    public let rawValue: String
    /// A value as the service writes it. Any text is accepted, since values may be added: see ``OpenEnum/isKnown``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Is coached.
    public static let attendee = Self(rawValue: "Attendee")
    /// Created the appointment.
    public static let creator = Self(rawValue: "Creator")
    /// Leads the session.
    public static let facilitator = Self(rawValue: "Facilitator")

    /// The values that the service has documented.
    public static let known: [Self] = [.attendee, .creator, .facilitator]
}
