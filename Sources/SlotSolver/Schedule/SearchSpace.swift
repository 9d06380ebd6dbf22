/// The problem laid out for searching: flat, by index, with nothing left to look up twice.
struct SearchSpace: Sendable {
    /// A candidate as the search sees it.
    struct Place {
        /// Index into `SlotProblem.candidates`.
        var candidate: Int32
        var facilitator: Int32
        var start: Int32
        /// Local day of the start, counted from the horizon's first.
        var day: Int32
        /// Preference, lateness and time of day together.
        var ownCost: Cost
    }

    /// How many attendees of one staffing group a session takes away.
    struct GroupDemand {
        /// Where the group's row begins in the headroom.
        var row: Int
        var people: Int32
    }

    let sessionCount: Int
    let facilitatorCount: Int
    let tickCount: Int
    let dayCount: Int
    let personCount: Int

    // Sessions.
    let length: ContiguousArray<Int>
    let unscheduledCost: ContiguousArray<Cost>
    /// The people who attend: distinct, as indices of people.
    let people: Rows<Int32>
    /// Those of them with a cap a day, as indices into `attendeeCap`.
    let cappedAttendees: Rows<Int32>
    let groupDemands: Rows<GroupDemand>
    let location: ContiguousArray<Int32>
    /// -1 for none.
    let predecessor: ContiguousArray<Int32>
    let minDays: ContiguousArray<Int32>
    let maxDays: ContiguousArray<Int32>
    let successors: Rows<Int32>
    /// Sessions that a person attends.
    let attendedBy: Rows<Int32>
    /// The places of each session, cheapest own cost first. Places that break a rule by themselves are left out.
    let places: Rows<Place>
    /// The same by facilitator-day, for the ejection chains that look at them again and again.
    let placesByDay: PlacesByDay

    // People and limits.
    let facilitatorPerson: ContiguousArray<Int32>
    /// Facilitators of a person: more than one only if the problem says so.
    let ledBy: Rows<Int32>
    let bufferTicks: ContiguousArray<Int>
    let maxTicksPerDay: ContiguousArray<Int32>
    let maxSessionsPerDay: ContiguousArray<Int32>
    let targetTicks: ContiguousArray<Int32>
    let attendeeCap: ContiguousArray<Int32>
    let dayOfTick: ContiguousArray<Int32>
    let headroom: ContiguousArray<Int32>
    let locationCapacity: ContiguousArray<Int32>
    let understaffingCost: Cost
    let overloadCost: Cost
    let hasOverload: Bool

    init(_ problem: SlotProblem) {
        let layout = SearchLayout(problem)
        sessionCount = problem.sessions.count
        facilitatorCount = problem.facilitators.count
        tickCount = problem.tickCount
        dayOfTick = layout.dayOfTick
        dayCount = layout.dayCount
        personCount = problem.personCount
        length = ContiguousArray(problem.sessions.map { Int($0.length) })
        unscheduledCost = ContiguousArray(problem.sessions.map(\.unscheduledCost))
        people = layout.people()
        attendeeCap = layout.attendeeCaps()
        cappedAttendees = layout.cappedAttendees()
        groupDemands = layout.groupDemands()
        location = ContiguousArray(problem.sessions.map { $0.location ?? -1 })
        predecessor = ContiguousArray(problem.sessions.map { $0.after?.session ?? -1 })
        minDays = ContiguousArray(problem.sessions.map { $0.after?.minDays ?? 0 })
        maxDays = ContiguousArray(problem.sessions.map { $0.after?.maxDays ?? Int32.max })
        successors = layout.successors()
        attendedBy = layout.attendedBy()
        places = layout.places()
        placesByDay = PlacesByDay(places, dayCount: layout.dayCount)
        facilitatorPerson = ContiguousArray(problem.facilitators.map(\.person))
        ledBy = layout.ledBy()
        bufferTicks = ContiguousArray(problem.facilitators.map { min(Int($0.bufferTicks), problem.tickCount) })
        maxTicksPerDay = ContiguousArray(problem.facilitators.map { $0.maxTicksPerDay ?? Int32.max / 2 })
        maxSessionsPerDay = ContiguousArray(problem.facilitators.map { $0.maxSessionsPerDay ?? Int32.max / 2 })
        targetTicks = ContiguousArray(problem.facilitators.map { $0.targetTicks ?? Int32.max / 2 })
        headroom = ContiguousArray(problem.headroom)
        locationCapacity = ContiguousArray(problem.locationCapacity)
        understaffingCost = problem.understaffingCost
        overloadCost = problem.overloadCost
        hasOverload = problem.overloadCost > 0 && problem.facilitators.contains { $0.targetTicks != nil }
    }
}
