/// Body of `postCoachingScheduleslotsQuery`.
public struct CoachingSlotsRequest: Codable, Hashable, Sendable {
    /// ISO 8601 interval, `start/end`: see ``ServiceInterval``.
    public var interval: String
    /// Length in minutes: a multiple of 15, at most 60.
    public var lengthInMinutes: Int
    /// User ids of the people coached.
    public var attendeeIds: [String]
    /// User ids of the possible coaches.
    public var facilitatorIds: [String]?
    /// Appointments whose time counts as free, for moving one of them.
    public var interruptibleAppointmentIds: [String]?

    /// Creates a query from its parts. Without facilitators, slots depend on the attendees alone. Nothing is checked
    /// here: the service refuses invalid values.
    public init(
        interval: String,
        lengthInMinutes: Int,
        attendeeIds: [String],
        facilitatorIds: [String]? = nil,
        interruptibleAppointmentIds: [String]? = nil
    ) {
        self.interval = interval
        self.lengthInMinutes = lengthInMinutes
        self.attendeeIds = attendeeIds
        self.facilitatorIds = facilitatorIds
        self.interruptibleAppointmentIds = interruptibleAppointmentIds
    }
}
