/// What the service answered, read from a slots file: calls in the order in which each request was first asked, with
/// the latest answer to it. People, schedules, categories and ratings are numbers into the lists beside them.
public struct SlotsFile: Sendable {
    public internal(set) var calls: [SlotCall] = []
    /// User ids, in the order in which the file first names them.
    public internal(set) var users: [String] = []
    /// Published schedules that the answers refer to.
    public internal(set) var schedules: [ScheduleReference] = []
    /// Activity categories and difference ratings, as the file spells them.
    public internal(set) var labels: [String] = []
    /// SHA-256 of the file in lower-case hexadecimal.
    public internal(set) var sha256 = ""
    /// The earliest and the latest `queriedAt`, as the file spells them.
    public internal(set) var queriedFrom: String?
    public internal(set) var queriedTo: String?
}

/// One `postCoachingScheduleslotsQuery` call and its answer.
public struct SlotCall: Sendable {
    /// Users asked for, in the order of the request.
    public internal(set) var attendees: [Int32] = []
    /// Facilitators asked for; none means that the answer does not depend on a facilitator.
    public internal(set) var facilitators: [Int32] = []
    public internal(set) var suggestedSlots: [SuggestedSlot] = []
    public internal(set) var attendeeSchedules: [UserAvailability] = []
    public internal(set) var facilitatorSchedules: [UserAvailability] = []
}

/// A start that the service suggests, with the staffing it would leave.
public struct SuggestedSlot: Sendable {
    public internal(set) var start: Instant
    /// Headcount above the forecast once the appointment is placed; NaN where the answer does not tell.
    public internal(set) var staffingDifference: Double
    public internal(set) var lengthInMinutes: Int32
    /// Index into `SlotsFile.schedules`, -1 for none.
    public internal(set) var schedule: Int32
    /// Index into `SlotsFile.labels`, -1 for none.
    public internal(set) var rating: Int16
}

/// When a user may be booked, as one answer tells it.
public struct UserAvailability: Sendable {
    public internal(set) var user: Int32
    public internal(set) var periods: [AvailablePeriod]
}

/// A period in which a user may be booked.
public struct AvailablePeriod: Sendable {
    public internal(set) var start: Instant
    public internal(set) var lengthInMinutes: Int32
    /// Index into `SlotsFile.schedules`, -1 for none.
    public internal(set) var schedule: Int32
    /// Index into `SlotsFile.labels`, -1 where the answer does not tell the activity category.
    public internal(set) var category: Int16
    /// Time without `isPaid` counts as paid.
    public internal(set) var isPaid: Bool

    public var end: Instant { start.advanced(bySeconds: Int64(lengthInMinutes) * 60) }
}

/// A published schedule of the service: the week of a business unit that an appointment belongs to.
public struct ScheduleReference: Sendable, Hashable {
    public internal(set) var id: String
    public internal(set) var businessUnit: String
    /// First day of the week, `yyyy-MM-dd`; nil where the answer does not tell it.
    public internal(set) var weekDate: String?

    private var identifiers: [Identifier?] {
        [Identifier(id), Identifier(businessUnit), weekDate.map(Identifier.init)]
    }

    public static func == (a: ScheduleReference, b: ScheduleReference) -> Bool { a.identifiers == b.identifiers }

    public func hash(into hasher: inout Hasher) { hasher.combine(identifiers) }
}
