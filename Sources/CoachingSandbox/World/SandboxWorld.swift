import CoachingModels

/// A made-up contact centre: its people, their published schedules and the forecasts of its planning groups.
///
/// Pure: the same ``WorldShape`` gives the same world on every machine.
public struct SandboxWorld: Sendable {
    /// The parameters from which the world was made.
    public let shape: WorldShape
    /// All users: first ``attendees``, then ``facilitators``, then one each of the other jobs.
    public let people: [Person]
    /// The business units, in the order of ``Person/businessUnit``.
    public let businessUnits: [BusinessUnit]
    /// The planning groups, in the order of ``Person/planningGroup``; those of one business unit are adjacent.
    public let planningGroups: [PlanningGroup]
    let calendar: WorldCalendar
    /// By index of the person.
    package let schedules: [Schedule]
    /// By index of the planning group.
    package let staffing: [StaffingCurve]
    let personIndex: [String: Int]

    /// An organizational unit with schedules of its own.
    public struct BusinessUnit: Hashable, Sendable {
        /// The unit's id in the sandbox: a UUID derived from the world's seed.
        public let id: String
        /// `Business unit 1` and so on.
        public let name: String
        /// The id of the published schedule of each week.
        public let scheduleIDs: [String]
    }

    /// People whose absence lowers the same staffing curve; about thirty.
    public struct PlanningGroup: Hashable, Sendable {
        /// `group-1-2` for the second group of the first business unit.
        public let name: String
        /// Index into ``SandboxWorld/businessUnits``.
        public let businessUnit: Int
    }

    /// The people who are coached.
    public var attendees: some RandomAccessCollection<Person> { people[0..<shape.attendees] }

    /// The people who coach.
    public var facilitators: some RandomAccessCollection<Person> {
        people[shape.attendees..<(shape.attendees + shape.facilitators)]
    }

    /// The user with this id, nil when the world has none; in constant time.
    public func person(_ id: String) -> Person? {
        personIndex[id].map { people[$0] }
    }

    /// Makes the world. Throws ``SandboxConfigurationError`` for a shape that cannot be made.
    public init(shape: WorldShape) throws {
        try Self.check(shape)
        guard let calendar = WorldCalendar(shape: shape) else {
            throw SandboxConfigurationError(
                field: "timeZone", value: shape.timeZone, expected: "an IANA time zone name")
        }
        let units = Self.makeBusinessUnits(shape)
        let groups = Self.makePlanningGroups(shape)
        let people = Self.makePeople(shape, groups)
        let maker = ScheduleMaker(calendar: calendar, seed: shape.seed)
        let schedules = people.enumerated().map { index, person in
            person.isScheduled ? maker.schedule(for: person.job, index: index) : Schedule.empty
        }
        let forecasts = ForecastMaker(calendar: calendar, seed: shape.seed)
        staffing = groups.indices.map { group in
            forecasts.curve(
                group: group,
                schedules: people.indices.lazy.filter { people[$0].planningGroup == group }.map { schedules[$0] })
        }
        self.shape = shape
        self.people = people
        self.businessUnits = units
        self.planningGroups = groups
        self.calendar = calendar
        self.schedules = schedules
        personIndex = Dictionary(uniqueKeysWithValues: people.enumerated().map { ($1.id, $0) })
    }

    private static func check(_ shape: WorldShape) throws {
        func demand(_ met: Bool, _ field: String, _ value: Int, _ expected: String) throws {
            if !met { throw SandboxConfigurationError(field: field, value: String(value), expected: expected) }
        }
        try demand((1...20_000).contains(shape.attendees), "attendees", shape.attendees, "1 to 20000")
        try demand((1...2_000).contains(shape.facilitators), "facilitators", shape.facilitators, "1 to 2000")
        try demand((1...26).contains(shape.weeks), "weeks", shape.weeks, "1 to 26")
        try demand((1...100).contains(shape.businessUnits), "businessUnits", shape.businessUnits, "1 to 100")
        guard shape.firstDay.weekday == 0 else {
            throw SandboxConfigurationError(
                field: "firstDay", value: shape.firstDay.description, expected: "a Monday, as weeks start on one")
        }
    }
}
