/// The best slot of one interval of a slot job.
public struct CoachingScheduleSlotsJobSlot: Codable, Hashable, Sendable {
    /// Start.
    public var dateStart: ServiceDate?
    /// The schedule of the slot.
    public var schedule: CoachingScheduleSlotsJobSchedule?

    /// Creates a slot from its parts. `nil` stands for a field that the service left out.
    public init(dateStart: ServiceDate? = nil, schedule: CoachingScheduleSlotsJobSchedule? = nil) {
        self.dateStart = dateStart
        self.schedule = schedule
    }
}
