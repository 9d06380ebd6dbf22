public import CoachingModels

/// Who is to be coached again and again, how often, and what counts as coaching: what a file of a programme says.
public struct CoachingProgramme: Sendable {
    /// What the programme is called.
    public var name: String
    /// In which days are counted.
    public var clock: ZoneClock
    /// Everybody of the programme, each once, in the order of the file.
    public var members: [Member]
    /// How long after the day on which somebody is due they are overdue.
    public var grace: CoachingRhythm
    /// How many local days a request plans.
    public var horizon: CoachingRhythm
    /// Which appointments are coaching of this programme.
    public var counts: AppointmentPatterns
    /// How long after its end an appointment that nobody has completed may still be completed; until then it counts as planned.
    public var missedAfter: CoachingRhythm
    /// What such an appointment is after that.
    public var uncompleted: Uncompleted
    /// How many times as much it costs to leave an overdue session out; that of one that is just due is the file's own.
    public var overduePriority: Int

    /// What an appointment is that is over and that nobody has completed.
    public enum Uncompleted: String, Sendable, CaseIterable {
        /// It did not take place.
        case missed
        /// It took place, and nobody has said so.
        case coached
    }

    /// Somebody of the programme.
    public struct Member: Sendable, Equatable {
        /// The user's id in the service.
        public var id: String
        /// What people read.
        public var name: String
        /// The address, where it is known.
        public var email: String?
        /// The team, where it is known.
        public var team: String?
        /// How often they are to be coached.
        public var every: CoachingRhythm
        /// When they began, where the file says so.
        public var started: LocalDate?
        /// By when after that they are to be coached for the first time.
        public var first: CoachingRhythm
        /// What keys of their sessions begin with: different for each member.
        public var key: String

        /// Somebody with all that the file says of them.
        public init(
            id: String, name: String, email: String? = nil, team: String? = nil, every: CoachingRhythm,
            started: LocalDate? = nil, first: CoachingRhythm? = nil, key: String
        ) {
            self.id = id
            self.name = name
            self.email = email
            self.team = team
            self.every = every
            self.started = started
            self.first = first ?? every
            self.key = key
        }
    }

    /// A programme of its members, with the defaults for all else.
    public init(name: String, clock: ZoneClock, members: [Member]) {
        self.name = name
        self.clock = clock
        self.members = members
        grace = Self.defaultGrace
        horizon = Self.defaultHorizon
        counts = AppointmentPatterns([])
        missedAfter = Self.defaultMissedAfter
        uncompleted = .missed
        overduePriority = Self.defaultOverduePriority
    }

    /// What holds where the file says nothing.
    public static let defaultGrace = CoachingRhythm(0, .day)
    /// What holds where the file says nothing.
    public static let defaultHorizon = CoachingRhythm(2, .week)
    /// What holds where the file says nothing.
    public static let defaultMissedAfter = CoachingRhythm(1, .day)
    /// What holds where the file says nothing.
    public static let defaultOverduePriority = 2

    /// The days that a request of this day plans: from the next Monday on.
    public func days(from today: LocalDate) -> DayRange {
        let first = LocalDate(daysSince1970: today.daysSince1970 + 7 - today.weekday)
        return DayRange(first: first, last: LocalDate(daysSince1970: horizon.day(after: first).daysSince1970 - 1))
    }
}

/// Local days from a first to a last one.
public struct DayRange: Sendable, Equatable {
    /// The first day.
    public var first: LocalDate
    /// The last day, which belongs to it.
    public var last: LocalDate

    /// From a day to a day.
    public init(first: LocalDate, last: LocalDate) {
        self.first = first
        self.last = last
    }

    /// The day after the last one.
    package var end: LocalDate { LocalDate(daysSince1970: last.daysSince1970 + 1) }
}

/// Names of appointments, with `*` for any letters; none of them means all appointments. Case does not count.
public struct AppointmentPatterns: Sendable, Equatable {
    /// As they were written.
    public let texts: [String]

    /// Patterns as they were written.
    public init(_ texts: [String]) { self.texts = texts }

    /// Whether an appointment of this name is meant.
    public func match(_ name: String) -> Bool {
        texts.isEmpty || texts.contains { Self.matches(Array($0.lowercased()), Array(name.lowercased())) }
    }

    /// Goes on behind the last star wherever what follows it does not fit: each star is tried from left to right only once.
    private static func matches(_ pattern: [Character], _ name: [Character]) -> Bool {
        var (p, n) = (0, 0)
        var star: (pattern: Int, name: Int)?
        while n < name.count {
            if p < pattern.count, pattern[p] == "*" {
                star = (p, n)
                p += 1
            } else if p < pattern.count, pattern[p] == name[n] {
                p += 1
                n += 1
            } else if let last = star {
                star = (last.pattern, last.name + 1)
                p = last.pattern + 1
                n = last.name + 1
            } else {
                return false
            }
        }
        return pattern[p...].allSatisfy { $0 == "*" }
    }
}
