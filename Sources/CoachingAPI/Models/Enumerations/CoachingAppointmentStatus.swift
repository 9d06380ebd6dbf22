/// Where an appointment stands.
public struct CoachingAppointmentStatus: OpenEnum {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let scheduled = Self(rawValue: "Scheduled")
    public static let inProgress = Self(rawValue: "InProgress")
    public static let completed = Self(rawValue: "Completed")
    public static let invalidSchedule = Self(rawValue: "InvalidSchedule")

    public static let known: [Self] = [.scheduled, .inProgress, .completed, .invalidSchedule]
}
