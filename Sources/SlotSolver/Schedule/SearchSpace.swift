/// The problem laid out for searching: in flat arrays, by index, with everything looked up in advance.
struct SearchSpace: Sendable {
    /// A candidate in the search's form.
    struct Place {
        /// Index into `SlotProblem.candidates`.
        var candidate: Int32
        var facilitator: Int32
        var start: Int32
        /// Local day of the start, counted from the horizon's first.
        var day: Int32
        /// Preference, lateness, time of day and move together.
        var ownCost: Cost
    }

    /// How many attendees of one staffing group a session takes away.
    struct GroupDemand {
        /// The group's first cell.
        var row: Int
        var people: Int32
    }

    /// What is held beside the plan, by person and day or week: what a schedule begins with.
    struct Held {
        var ticks: ContiguousArray<Int32>
        var sessions: ContiguousArray<Int32>
    }

    let sessionCount: Int
    let facilitatorCount: Int
    let tickCount: Int
    let dayCount: Int
    let weekCount: Int
    let personCount: Int

    // Sessions.
    let length: ContiguousArray<Int>
    let leftOutCost: ContiguousArray<Cost>
    /// The people who attend: distinct, as indices of people.
    let people: Rows<Int32>
    /// Those with a cap per day, as indices into `attendeeCap`.
    let cappedAttendees: Rows<Int32>
    /// Those whose sessions must lie days apart, as indices into `minDaysBetween`.
    let spacedAttendees: Rows<Int32>
    let groupDemands: Rows<GroupDemand>
    /// Demands on groups with a limit on people away at once; rows of `Schedule.awayRoom`.
    let limitedDemands: Rows<GroupDemand>
    let location: ContiguousArray<Int32>
    /// The predecessor of each session, -1 for none.
    let predecessor: ContiguousArray<Int32>
    let minDays: ContiguousArray<Int32>
    let maxDays: ContiguousArray<Int32>
    let successors: Rows<Int32>
    /// Sessions that a person attends.
    let attendedBy: Rows<Int32>
    /// The places of each session, cheapest own cost first. Places that break a rule by themselves are left out.
    let places: Rows<Place>
    /// The same by facilitator-day, for the ejection chains, which look at them repeatedly.
    let placesByDay: PlacesByDay

    // People and limits.
    let facilitatorPerson: ContiguousArray<Int32>
    /// The facilitators who are a person: more than one only if the problem has it so.
    let ledBy: Rows<Int32>
    let bufferTicks: ContiguousArray<Int>
    let maxTicksPerDay: ContiguousArray<Int32>
    let maxSessionsPerDay: ContiguousArray<Int32>
    let maxTicksPerWeek: ContiguousArray<Int32>
    let maxSessionsPerWeek: ContiguousArray<Int32>
    let hasWeekLimits: Bool
    let targetTicks: ContiguousArray<Int32>
    let heldOnDays: Held?
    let heldInWeeks: Held?
    let heldByCapped: Held?
    let attendeeCap: ContiguousArray<Int32>
    let minDaysBetween: ContiguousArray<Int32>
    let dayOfTick: ContiguousArray<Int32>
    /// The week of each day.
    let weekOfDay: ContiguousArray<Int32>
    let awayCosts: AwayCosts
    /// The most people who may be away, for each group with such a limit.
    let maxAway: ContiguousArray<Int32>
    let locationCapacity: ContiguousArray<Int32>
    let overloadCost: Cost
    let hasOverload: Bool

    init(_ problem: SlotProblem) {
        let layout = SearchLayout(problem)
        self.init(problem, layout, places: layout.places())
    }

    /// A search space with some places instead of all.
    init(_ problem: SlotProblem, _ layout: SearchLayout, places: Rows<Place>) {
        sessionCount = problem.sessions.count
        facilitatorCount = problem.facilitators.count
        tickCount = problem.tickCount
        dayOfTick = layout.dayOfTick
        dayCount = layout.dayCount
        weekOfDay = layout.weekOfDay
        weekCount = Int((weekOfDay.max() ?? -1) + 1)
        personCount = problem.personCount
        length = ContiguousArray(problem.sessions.map { Int($0.length) })
        leftOutCost = ContiguousArray(problem.sessions.map(\.leftOutCost))
        people = layout.people()
        attendeeCap = layout.attendeeCaps()
        cappedAttendees = layout.cappedAttendees()
        minDaysBetween = layout.minDaysBetween()
        spacedAttendees = layout.spacedAttendees()
        groupDemands = layout.groupDemands()
        limitedDemands = layout.limitedDemands()
        maxAway = ContiguousArray(problem.maxAway.compactMap(\.self))
        location = ContiguousArray(problem.sessions.map { $0.location ?? -1 })
        predecessor = ContiguousArray(problem.sessions.map { $0.after?.session ?? -1 })
        minDays = ContiguousArray(problem.sessions.map { $0.after?.minDays ?? 0 })
        maxDays = ContiguousArray(problem.sessions.map { $0.after?.maxDays ?? Int32.max })
        successors = layout.successors()
        attendedBy = layout.attendedBy()
        self.places = places
        placesByDay = PlacesByDay(places, dayCount: layout.dayCount)
        facilitatorPerson = ContiguousArray(problem.facilitators.map(\.person))
        ledBy = layout.ledBy()
        bufferTicks = ContiguousArray(problem.facilitators.map { min(Int($0.bufferTicks), problem.tickCount) })
        maxTicksPerDay = ContiguousArray(problem.facilitators.map { $0.maxTicksPerDay ?? Int32.max / 2 })
        maxSessionsPerDay = ContiguousArray(problem.facilitators.map { $0.maxSessionsPerDay ?? Int32.max / 2 })
        maxTicksPerWeek = ContiguousArray(problem.facilitators.map { $0.maxTicksPerWeek ?? Int32.max / 2 })
        maxSessionsPerWeek = ContiguousArray(problem.facilitators.map { $0.maxSessionsPerWeek ?? Int32.max / 2 })
        hasWeekLimits = problem.facilitators.contains { $0.maxTicksPerWeek != nil || $0.maxSessionsPerWeek != nil }
        targetTicks = ContiguousArray(problem.facilitators.map { $0.targetTicks ?? Int32.max / 2 })
        heldOnDays = layout.heldOnDays()
        heldInWeeks = hasWeekLimits ? layout.heldInWeeks(weekCount) : nil
        heldByCapped = layout.heldByCapped()
        awayCosts = AwayCosts(problem)
        locationCapacity = ContiguousArray(problem.locationCapacity)
        overloadCost = problem.overloadCost
        hasOverload = problem.overloadCost > 0 && problem.facilitators.contains { $0.targetTicks != nil }
    }

    /// A facilitator's day, counted from the horizon's first, as a number among all of theirs.
    @inline(__always)
    func dayRow(_ facilitator: Int, _ day: Int) -> Int { facilitator &* dayCount &+ day }
}
