public import CoachingModels
public import PlanModel

/// A ready request for the people of a contact centre: each attendee in turn gets a session with the coach who is their
/// first choice, and up to three others of the same unit as further choices.
public struct CentreRequest: Sendable {
    /// A person in the centre.
    public struct Person: Sendable {
        /// The user id in the service.
        public var id: String
        /// The name to show.
        public var name: String
        /// The unit: coaches lead sessions of their own unit. Nil for somebody without schedules, whom anybody may
        /// coach.
        public var unit: Int?
        /// The staffing group of an attendee; nil to take the business unit in the slots.
        public var staffingGroup: String?

        /// Creates a person from what is known about them; it is checked once a request is made.
        public init(id: String, name: String, unit: Int? = nil, staffingGroup: String? = nil) {
            self.id = id
            self.name = name
            self.unit = unit
            self.staffingGroup = staffingGroup
        }
    }

    /// The people to be coached, at least one.
    public var attendees: [Person]
    /// The people who coach, at least one. Only those who may lead some session are included in a request.
    public var coaches: [Person]
    /// The zone in which the days of the horizon are counted.
    public var clock: ZoneClock
    /// First day of the horizon.
    public var firstDay: LocalDate
    /// Local days of the horizon.
    public var days: Int
    /// The same people and the same seed make the same request.
    public var seed: UInt64

    /// Creates a centre and the time to plan; it is checked once a request is made.
    public init(
        attendees: [Person], coaches: [Person], clock: ZoneClock, firstDay: LocalDate, days: Int, seed: UInt64
    ) {
        self.attendees = attendees
        self.coaches = coaches
        self.clock = clock
        self.firstDay = firstDay
        self.days = days
        self.seed = seed
    }

    /// The request with this many sessions; with more sessions than attendees, some attendees get several.
    ///
    /// Throws `InvalidRequest` if the people do not make a valid request, for example if an id is listed twice.
    public func request(sessions count: Int) throws(InvalidRequest) -> PlanRequest {
        var random = CentreRandom(seed: seed)
        let coachesOfUnit = Dictionary(grouping: coaches, by: \.unit)
        var sessions: [SessionRequest] = []
        for number in 0..<count { sessions.append(try session(number, coachesOfUnit, &random)) }
        let leading = Set(sessions.flatMap(\.facilitators))
        var leaders: [FacilitatorRequest] = []
        for coach in coaches where leading.contains(coach.id) {
            leaders.append(
                try FacilitatorRequest(
                    id: coach.id, name: coach.name, maxSessionsPerDay: 6, bufferMinutes: random.pick([0, 0, 15])))
        }
        var coached: [AttendeeRequest] = []
        for person in attendees.prefix(count) {
            coached.append(
                try AttendeeRequest(id: person.id, name: person.name, staffingGroup: person.staffingGroup))
        }
        let lastDay = LocalDate(daysSince1970: firstDay.daysSince1970 + days)
        return try PlanRequest(
            name: "Coaching from \(firstDay)", clock: clock,
            horizon: Interval(start: clock.start(of: firstDay), end: clock.start(of: lastDay)), facilitators: leaders,
            attendees: coached, sessions: sessions)
    }

    private func session(
        _ number: Int, _ coachesOfUnit: [Int?: [Person]], _ random: inout CentreRandom
    ) throws(InvalidRequest) -> SessionRequest {
        let place = number % attendees.count
        let person = attendees[place]
        let leaders = CentreRequest.leaders(of: place, among: coachesOfUnit[person.unit] ?? coaches, &random)
        let length = random.pick([30, 30, 30, 45, 60])
        let priority = random.pick([1, 1, 1, 2, 3])
        let timeOfDay = random.chance(0.35) ? random.pick([DayPart.morning, DayPart.afternoon]) : nil
        return try SessionRequest(
            key: "s\(number + 1)", name: "Quality coaching",
            description: "Session \(number / attendees.count + 1) of \(person.name)", attendees: [person.id],
            facilitators: leaders.map(\.id), lengthInMinutes: length, priority: priority, timeOfDay: timeOfDay)
    }

    private static func leaders(
        of attendee: Int, among coaches: [Person], _ random: inout CentreRandom
    ) -> [Person] {
        let usual = attendee % coaches.count
        var leaders = [coaches[usual]]
        for _ in 0..<random.below(4) {
            let other = coaches[random.below(coaches.count)]
            if !leaders.contains(where: { $0.id == other.id }) { leaders.append(other) }
        }
        return leaders
    }
}

/// Preferred times of day in made-up requests.
enum DayPart {
    static let morning = ClockTime(minuteOfDay: 9 * 60)..<ClockTime(minuteOfDay: 12 * 60)
    static let afternoon = ClockTime(minuteOfDay: 13 * 60)..<ClockTime(minuteOfDay: 17 * 60)
}
