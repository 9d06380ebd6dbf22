/// What a predicate of an aggregate filter compares.
public struct QueryDimension: OpenEnum {
    /// The text as the service writes it.
    public let rawValue: String
    /// A value as the service writes it. Any text is accepted, since values may be added: see ``OpenEnum/isKnown``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Id of a user who is coached.
    public static let attendeeId = Self(rawValue: "attendeeId")
    /// Id of the user who leads.
    public static let facilitatorId = Self(rawValue: "facilitatorId")
    /// Status of the appointment.
    public static let status = Self(rawValue: "status")

    /// The values that the service has documented.
    public static let known: [Self] = [.attendeeId, .facilitatorId, .status]
}
