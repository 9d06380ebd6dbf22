/// An amount of cost in whole cost units. One unit is `1 / SlotProblem.unitsPerOne` of the policy's cost,
/// so that sums, bounds and comparisons are exact whatever decimals the policy uses.
public typealias Cost = Int64

/// The planning problem in numbers: people, sessions, candidates and limits, all by index.
///
/// Time is counted in ticks of 15 minutes from the start of the horizon; days are local calendar days.
/// The rules and the cost are those of `Documentation/planning.md`; nothing here knows dates, names or files.
public struct SlotProblem: Sendable, Equatable {
    /// Ticks in the horizon. A session of length n at start t uses the ticks t ..< t + n, all below this number.
    public var tickCount: Int
    /// The local calendar day in which each tick starts. Consecutive days have consecutive numbers.
    public var dayOfTick: [Int32]
    /// The week of the local day in which each tick starts, for the limits of a week. A day is in one week; later weeks
    /// have higher numbers.
    public var weekOfTick: [Int32]
    /// How many cost units make 1.0 of the policy's cost. At least 1.
    public var unitsPerOne: Cost

    /// Number of people, whatever their roles. A facilitator and an attendee with the same person are one human being.
    public var personCount: Int
    /// The people who may lead. Candidates refer to them by index.
    public var facilitators: [Facilitator]
    /// The people who are coached. Sessions refer to them by index.
    public var attendees: [Attendee]
    /// What they hold beside the plan, which uses up their limits.
    public var held: HeldTime
    /// The sessions to place.
    public var sessions: [Session]
    /// The possible places of each session.
    public var candidates: Candidates

    /// How many sessions may be held at once in each location.
    public var locationCapacity: [Int32]

    /// Number of groups of attendees that are short of people together.
    public var staffingGroupCount: Int
    /// The cost of people of a group who are away, by cell: `group * tickCount + tick`.
    public var staffing: StaffingCosts
    /// By group, the most attendees in session at once, nil for no limit.
    public var maxAway: [Int32?]
    /// Cost of one tick above a facilitator's target.
    public var overloadCost: Cost

    /// A person who leads sessions, with limits for their days and weeks.
    public struct Facilitator: Sendable, Equatable {
        /// Index of the human being.
        public var person: Int32
        /// The most sessions on one local day, nil for no limit.
        public var maxSessionsPerDay: Int32?
        /// The most ticks on one local day, nil for no limit.
        public var maxTicksPerDay: Int32?
        /// The most sessions in one week, nil for no limit. A session counts in the week of its start.
        public var maxSessionsPerWeek: Int32?
        /// The most ticks in one week, nil for no limit.
        public var maxTicksPerWeek: Int32?
        /// Free ticks between two of their sessions.
        public var bufferTicks: Int32
        /// Workload in ticks over the whole horizon above which `overloadCost` applies.
        public var targetTicks: Int32?

        /// A facilitator without limits, except for those given.
        public init(
            person: Int32, maxSessionsPerDay: Int32? = nil, maxTicksPerDay: Int32? = nil,
            maxSessionsPerWeek: Int32? = nil, maxTicksPerWeek: Int32? = nil, bufferTicks: Int32 = 0,
            targetTicks: Int32? = nil
        ) {
            self.person = person
            self.maxSessionsPerDay = maxSessionsPerDay
            self.maxTicksPerDay = maxTicksPerDay
            self.maxSessionsPerWeek = maxSessionsPerWeek
            self.maxTicksPerWeek = maxTicksPerWeek
            self.bufferTicks = bufferTicks
            self.targetTicks = targetTicks
        }
    }

    /// A person who is coached, with limits for their days.
    public struct Attendee: Sendable, Equatable {
        /// Index of the human being.
        public var person: Int32
        /// The group that is short of them while they are away, 0 ..< staffingGroupCount.
        public var staffingGroup: Int32
        /// The most ticks in sessions on one local day, nil for no limit.
        public var maxTicksPerDay: Int32?
        /// The fewest local days between the starts of any two of their sessions; 0 for no such rule.
        public var minDaysBetween: Int32

        /// An attendee without limits, except for those given.
        public init(person: Int32, staffingGroup: Int32, maxTicksPerDay: Int32? = nil, minDaysBetween: Int32 = 0) {
            self.person = person
            self.staffingGroup = staffingGroup
            self.maxTicksPerDay = maxTicksPerDay
            self.minDaysBetween = minDaysBetween
        }
    }

    /// A session to place once, or to leave out at a cost.
    public struct Session: Sendable, Equatable {
        /// Indices into `attendees`, without repetitions.
        public var attendees: [Int32]
        /// Length in ticks, 1 to 4.
        public var length: Int32
        /// Cost of leaving it unscheduled: the policy's unscheduledCost, times the priority and the attendees.
        public var unscheduledCost: Cost
        /// Cost of a place other than that in the previous plan, which leaving the session out incurs too; 0 without
        /// such a place.
        public var moveCost: Cost
        /// Index into `locationCapacity`, nil if no limit applies.
        public var location: Int32?
        /// The predecessor, nil for none.
        public var after: After?

        /// A session without location or predecessor, unless given.
        public init(
            attendees: [Int32], length: Int32, unscheduledCost: Cost, moveCost: Cost = 0, location: Int32? = nil,
            after: After? = nil
        ) {
            self.attendees = attendees
            self.length = length
            self.unscheduledCost = unscheduledCost
            self.moveCost = moveCost
            self.location = location
            self.after = after
        }

        /// The full cost of a plan for leaving the session out.
        public var leftOutCost: Cost { unscheduledCost + moveCost }
    }

    /// A session is placed only if its predecessor is, minDays to maxDays local calendar days later.
    public struct After: Sendable, Equatable {
        /// Index of the predecessor in `sessions`. Chains never form a cycle.
        public var session: Int32
        /// The fewest local calendar days after the predecessor.
        public var minDays: Int32
        /// The most local calendar days after the predecessor, nil for no limit.
        public var maxDays: Int32?

        /// A predecessor and the distance from it.
        public init(session: Int32, minDays: Int32, maxDays: Int32? = nil) {
            self.session = session
            self.minDays = minDays
            self.maxDays = maxDays
        }
    }

    /// The candidates of all sessions in flat arrays: those of session s are at `offsets[s] ..< offsets[s + 1]`,
    /// by start, then by the facilitator's position in the session's list.
    public struct Candidates: Sendable, Equatable {
        /// One more entry than there are sessions; the first is 0.
        public var offsets: ContiguousArray<Int32>
        /// Index into `facilitators`.
        public var facilitator: ContiguousArray<Int32>
        /// First tick.
        public var start: ContiguousArray<Int32>
        /// Cost of the facilitator's position in the session's list.
        public var preference: ContiguousArray<Cost>
        /// Cost of each day that it is later.
        public var lateness: ContiguousArray<Cost>
        /// Cost of a time of day that is not preferred.
        public var timeOfDay: ContiguousArray<Cost>
        /// Cost of a place other than that in the previous plan.
        public var moved: ContiguousArray<Cost>

        /// No candidates and no sessions yet.
        public init() {
            offsets = [0]
            facilitator = []
            start = []
            preference = []
            lateness = []
            timeOfDay = []
            moved = []
        }

        /// The number of candidates of all sessions together.
        public var count: Int { facilitator.count }

        /// Preference, lateness, time of day and move together.
        public func ownCost(_ candidate: Int) -> Cost {
            preference[candidate] + lateness[candidate] + timeOfDay[candidate] + moved[candidate]
        }

        /// Adds a candidate to the session being filled.
        public mutating func append(
            facilitator f: Int32, start t: Int32, preference p: Cost, lateness l: Cost, timeOfDay d: Cost,
            moved m: Cost = 0
        ) {
            facilitator.append(f)
            start.append(t)
            preference.append(p)
            lateness.append(l)
            timeOfDay.append(d)
            moved.append(m)
        }

        /// Adds a candidate of others to the session being filled.
        mutating func append(_ candidate: Int, of others: Candidates) {
            append(
                facilitator: others.facilitator[candidate], start: others.start[candidate],
                preference: others.preference[candidate], lateness: others.lateness[candidate],
                timeOfDay: others.timeOfDay[candidate], moved: others.moved[candidate])
        }

        /// Ends the session being filled; the next candidates belong to the next session.
        public mutating func endSession() { offsets.append(Int32(facilitator.count)) }

        /// The indices of a session's candidates.
        public func range(ofSession session: Int) -> Range<Int> {
            Int(offsets[session])..<Int(offsets[session + 1])
        }
    }

    /// A problem with a horizon, but without people and sessions yet.
    public init(tickCount: Int, dayOfTick: [Int32], weekOfTick: [Int32], unitsPerOne: Cost = 1) {
        self.tickCount = tickCount
        self.dayOfTick = dayOfTick
        self.weekOfTick = weekOfTick
        self.unitsPerOne = unitsPerOne
        personCount = 0
        facilitators = []
        attendees = []
        held = HeldTime()
        sessions = []
        candidates = Candidates()
        locationCapacity = []
        staffingGroupCount = 0
        staffing = StaffingCosts()
        maxAway = []
        overloadCost = 0
    }
}
