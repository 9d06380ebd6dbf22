public import CoachingModels
public import PlanModel

/// One `postCoachingScheduleslotsQuery` call that a request needs.
public struct SlotQuery: Sendable, Hashable {
    /// User ids of the people coached, sorted, each once.
    public var attendeeIds: [String]
    /// User ids of the coaches whose schedules are asked for; empty for a call that asks where attendees can be away.
    public var facilitatorIds: [String]
    /// 15, 30, 45 or 60.
    public var lengthInMinutes: Int
    /// The time asked about: the horizon.
    public var interval: Interval
    /// For each facilitator, the people whom they may coach: one of them is named as the attendee if the call has to be
    /// split, or if the service does not know its attendee.
    public var partners: [String: [String]]
    /// Ids of appointments whose time counts as free, sorted.
    public var interruptible: [String]

    /// Creates a query from its parts. Ids are neither sorted nor checked here: `SlotQueryPlan` makes valid queries.
    public init(
        attendeeIds: [String], facilitatorIds: [String] = [], lengthInMinutes: Int, interval: Interval,
        partners: [String: [String]] = [:], interruptible: [String] = []
    ) {
        self.attendeeIds = attendeeIds
        self.facilitatorIds = facilitatorIds
        self.lengthInMinutes = lengthInMinutes
        self.interval = interval
        self.partners = partners
        self.interruptible = interruptible
    }

    /// The body of the call. Equal queries give equal bytes, by which a slots file recognises what it already holds.
    public var body: CoachingSlotsRequest {
        CoachingSlotsRequest(
            interval: "\(interval.start.iso8601)/\(interval.end.iso8601)", lengthInMinutes: lengthInMinutes,
            attendeeIds: attendeeIds, facilitatorIds: facilitatorIds.isEmpty ? nil : facilitatorIds,
            interruptibleAppointmentIds: interruptible.isEmpty ? nil : interruptible)
    }
}
