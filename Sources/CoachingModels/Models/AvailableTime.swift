/// A period in which a person may be booked, and what they would otherwise be doing then.
public struct AvailableTime: Codable, Hashable, Sendable {
    /// Start.
    public var dateStart: ServiceDate?
    /// Length in minutes.
    public var lengthInMinutes: Int?
    /// Whether the time is paid.
    public var isPaid: Bool?
    /// What the person would be doing then.
    public var activityCategory: CoachingActivityCategory?
    /// The published schedule that this falls into.
    public var wfmSchedule: WfmScheduleReference?

    /// Creates a bookable period from its parts. `nil` stands for a field that the service left out.
    public init(
        dateStart: ServiceDate? = nil,
        lengthInMinutes: Int? = nil,
        isPaid: Bool? = nil,
        activityCategory: CoachingActivityCategory? = nil,
        wfmSchedule: WfmScheduleReference? = nil
    ) {
        self.dateStart = dateStart
        self.lengthInMinutes = lengthInMinutes
        self.isPaid = isPaid
        self.activityCategory = activityCategory
        self.wfmSchedule = wfmSchedule
    }
}
