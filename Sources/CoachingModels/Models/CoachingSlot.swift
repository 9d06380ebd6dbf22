/// A slot in which every person asked about can be booked, with its effect on staffing.
public struct CoachingSlot: Codable, Hashable, Sendable {
    /// Start.
    public var dateStart: ServiceDate?
    /// Length in minutes.
    public var lengthInMinutes: Int?
    /// Scheduled minus forecast headcount in the slot once this session is placed.
    public var staffingDifference: Double?
    /// The service's grade of `staffingDifference`; its thresholds are not published.
    public var differenceRating: CoachingDifferenceRating?
    /// The published schedule that this falls into.
    public var wfmSchedule: WfmScheduleReference?

    /// Creates a slot from its parts. `nil` stands for a field that the service left out.
    public init(
        dateStart: ServiceDate? = nil,
        lengthInMinutes: Int? = nil,
        staffingDifference: Double? = nil,
        differenceRating: CoachingDifferenceRating? = nil,
        wfmSchedule: WfmScheduleReference? = nil
    ) {
        self.dateStart = dateStart
        self.lengthInMinutes = lengthInMinutes
        self.staffingDifference = staffingDifference
        self.differenceRating = differenceRating
        self.wfmSchedule = wfmSchedule
    }
}
