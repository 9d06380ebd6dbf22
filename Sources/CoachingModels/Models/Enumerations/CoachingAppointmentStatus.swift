/// The status of an appointment.
public struct CoachingAppointmentStatus: OpenEnum {
    /// The text as the service writes it.
    public let rawValue: String
    /// A value as the service writes it. Any text is accepted, since values may be added: see ``OpenEnum/isKnown``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Planned.
    public static let scheduled = Self(rawValue: "Scheduled")
    /// Begun.
    public static let inProgress = Self(rawValue: "InProgress")
    /// Held.
    public static let completed = Self(rawValue: "Completed")
    /// The published schedule behind it has changed; set by the service only.
    public static let invalidSchedule = Self(rawValue: "InvalidSchedule")

    /// The values that the service has documented.
    public static let known: [Self] = [.scheduled, .inProgress, .completed, .invalidSchedule]
}
