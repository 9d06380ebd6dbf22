/// The service's answers, read from a slots file: calls in the order in which each request was first made, with the
/// latest answer to it. People, schedules, categories and ratings are indices into the lists here.
public struct SlotsFile: Sendable {
    /// The calls, one for each different request; at least one in a file that was read.
    public package(set) var calls: [SlotCall] = []
    /// User ids, in the order in which the file first names them.
    public package(set) var users: [String] = []
    /// Published schedules that the answers refer to.
    public package(set) var schedules: [ScheduleReference] = []
    /// Activity categories and difference ratings, as the file spells them.
    public package(set) var labels: [String] = []
    /// SHA-256 of the file in lower-case hexadecimal.
    public package(set) var sha256 = ""
    /// The earliest `queriedAt`, as the file spells it; nil if no line has one.
    public package(set) var queriedFrom: String?
    /// The latest `queriedAt`, as the file spells it; nil if no line has one.
    public package(set) var queriedTo: String?

    package init() {}
}

/// One `postCoachingScheduleslotsQuery` call and its answer.
public struct SlotCall: Sendable {
    /// Users asked about, in the order of the request.
    public package(set) var attendees: [Int32] = []
    /// Facilitators asked about; if empty, the answer does not depend on a facilitator.
    public package(set) var facilitators: [Int32] = []
    /// Starts at which the service would place an appointment of these people.
    public package(set) var suggestedSlots: [SuggestedSlot] = []
    /// When the attendees may be booked, as listed in the answer: a user may occur several times or not at all.
    public package(set) var attendeeSchedules: [UserAvailability] = []
    /// When the facilitators named in the call may be booked, as listed in the answer.
    public package(set) var facilitatorSchedules: [UserAvailability] = []

    package init() {}
}

/// A start that the service suggests, with the staffing that would result.
public struct SuggestedSlot: Sendable {
    /// When the appointment would start.
    public package(set) var start: Instant
    /// Headcount above the forecast once the appointment is placed; NaN if the answer does not state it.
    public package(set) var staffingDifference: Double
    /// Its length: as in the call, unless the service states another.
    public package(set) var lengthInMinutes: Int32
    /// Index into `SlotsFile.schedules`, -1 for none.
    public package(set) var schedule: Int32
    /// Index into `SlotsFile.labels`, -1 for none.
    public package(set) var rating: Int16

    package init(start: Instant, staffingDifference: Double, lengthInMinutes: Int32, schedule: Int32, rating: Int16) {
        self.start = start
        self.staffingDifference = staffingDifference
        self.lengthInMinutes = lengthInMinutes
        self.schedule = schedule
        self.rating = rating
    }
}

/// When a user may be booked, according to one answer.
public struct UserAvailability: Sendable {
    /// Index into `SlotsFile.users`.
    public package(set) var user: Int32
    /// Periods in the order of the answer. They may touch, and are then joined; they may overlap.
    public package(set) var periods: [AvailablePeriod]

    package init(user: Int32, periods: [AvailablePeriod]) {
        self.user = user
        self.periods = periods
    }
}

/// A period in which a user may be booked.
public struct AvailablePeriod: Sendable {
    /// When the period begins.
    public package(set) var start: Instant
    /// How long it is; not always whole quarter hours.
    public package(set) var lengthInMinutes: Int32
    /// Index into `SlotsFile.schedules`, -1 for none.
    public package(set) var schedule: Int32
    /// Index into `SlotsFile.labels`, -1 if the answer does not state the activity category.
    public package(set) var category: Int16
    /// Whether the time is paid; without `isPaid` in the answer it counts as paid.
    public package(set) var isPaid: Bool

    package init(start: Instant, lengthInMinutes: Int32, schedule: Int32, category: Int16, isPaid: Bool) {
        self.start = start
        self.lengthInMinutes = lengthInMinutes
        self.schedule = schedule
        self.category = category
        self.isPaid = isPaid
    }

    /// The first instant after the period.
    public var end: Instant { start.advanced(byMinutes: Int(lengthInMinutes)) }
}

/// A published schedule of the service: the week of a business unit that an appointment belongs to.
public struct ScheduleReference: Sendable, Hashable {
    /// The schedule's id in the service, empty if the answer does not state it.
    public package(set) var id: String
    /// The business unit's id, empty if the answer does not state it. Attendees without a group of their own form one
    /// staffing group with others of their unit.
    public package(set) var businessUnit: String
    /// First day of the week, `yyyy-MM-dd`; nil if the answer does not state it.
    public package(set) var weekDate: String?

    package init(id: String, businessUnit: String, weekDate: String?) {
        self.id = id
        self.businessUnit = businessUnit
        self.weekDate = weekDate
    }

    private var identifiers: [Identifier?] {
        [Identifier(id), Identifier(businessUnit), weekDate.map(Identifier.init)]
    }

    /// Whether both have the same ids and week, compared by code points as the service does.
    public static func == (a: ScheduleReference, b: ScheduleReference) -> Bool { a.identifiers == b.identifiers }

    /// Hashes the fields that `==` compares.
    public func hash(into hasher: inout Hasher) { hasher.combine(identifiers) }
}
