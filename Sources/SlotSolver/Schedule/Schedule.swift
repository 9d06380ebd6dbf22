/// A plan while it is changed: who is where in every tick, how much of each limit is left, and the exact cost so far.
///
/// Placing, removing and testing a place take time proportional to the session's ticks and people. Between two changes
/// a session may remain without its predecessor: the code that removes one repairs that.
struct Schedule: Sendable {
    let space: SearchSpace
    /// Where each session is: an index into `space.places.values`, -1 if it is not placed.
    private(set) var placeOf: ContiguousArray<Int32>
    /// The exact cost of the present plan.
    private(set) var cost: Cost

    private(set) var led: BitRows
    private(set) var busy: BitRows
    /// By facilitator and day, what is held beside the plan among it.
    private(set) var dayTicks: ContiguousArray<Int32>
    private(set) var daySessions: ContiguousArray<Int32>
    private(set) var attendeeTicks: ContiguousArray<Int32>
    /// By facilitator and week; empty if no week has a limit.
    private(set) var weekTicks: ContiguousArray<Int32>
    private(set) var weekSessions: ContiguousArray<Int32>
    /// Number of sessions by attendee and day, for attendees whose sessions must lie days apart.
    private(set) var spacedSessions: ContiguousArray<Int32>
    private(set) var totalTicks: ContiguousArray<Int32>
    /// For each cell, the entry of `AwayCosts` for the people who are away.
    private(set) var away: ContiguousArray<Int32>
    /// How many people of groups with such a limit may still be away, tick by tick.
    private(set) var awayRoom: ContiguousArray<Int32>
    /// How many more sessions a location can take, tick by tick.
    private(set) var room: ContiguousArray<Int32>
    private(set) var ledOnDay: DayLists

    /// A schedule with nothing placed yet.
    init(_ space: SearchSpace) {
        self.space = space
        placeOf = ContiguousArray(repeating: -1, count: space.sessionCount)
        cost = space.leftOutCost.reduce(0, +)
        led = BitRows(rows: space.facilitatorCount, bits: space.tickCount)
        busy = BitRows(rows: space.personCount, bits: space.tickCount)
        dayTicks = ContiguousArray(repeating: 0, count: space.facilitatorCount * space.dayCount)
        daySessions = dayTicks
        attendeeTicks = ContiguousArray(repeating: 0, count: space.attendeeCap.count * space.dayCount)
        totalTicks = ContiguousArray(repeating: 0, count: space.facilitatorCount)
        weekTicks = ContiguousArray(
            repeating: 0, count: space.hasWeekLimits ? space.facilitatorCount * space.weekCount : 0)
        weekSessions = weekTicks
        spacedSessions = ContiguousArray(repeating: 0, count: space.minDaysBetween.count * space.dayCount)
        away = space.awayCosts.first
        awayRoom = Self.rows(space.maxAway, ticks: space.tickCount)
        room = Self.rows(space.locationCapacity, ticks: space.tickCount)
        ledOnDay = DayLists(lists: space.facilitatorCount * space.dayCount, sessions: space.sessionCount)
        if let held = space.heldOnDays { (dayTicks, daySessions) = (held.ticks, held.sessions) }
        if let held = space.heldInWeeks { (weekTicks, weekSessions) = (held.ticks, held.sessions) }
        if let held = space.heldByCapped { attendeeTicks = held.ticks }
    }

    /// Each limit in every tick.
    private static func rows(_ limits: ContiguousArray<Int32>, ticks: Int) -> ContiguousArray<Int32> {
        var rows = ContiguousArray<Int32>()
        rows.reserveCapacity(limits.count * ticks)
        for limit in limits { rows.append(contentsOf: repeatElement(limit, count: ticks)) }
        return rows
    }

    @inline(__always)
    func place(_ index: Int) -> SearchSpace.Place { space.places.values[index] }

    /// The place of a session, which must be placed.
    @inline(__always)
    func currentPlace(_ session: Int) -> SearchSpace.Place { space.places.values[Int(placeOf[session])] }

    @inline(__always)
    func isPlaced(_ session: Int) -> Bool { placeOf[session] >= 0 }

    /// Places a session where `fits` found that it can be; returns the change in cost.
    @discardableResult
    mutating func put(_ session: Int, _ index: Int) -> Cost {
        let place = space.places.values[index]
        let change = costOfPlacing(session, place)
        placeOf[session] = Int32(index)
        occupy(session, place, sign: 1)
        ledOnDay.insert(session, dayRow(place))
        cost += change
        return change
    }

    /// Removes a placed session; returns the change in cost.
    @discardableResult
    mutating func take(_ session: Int) -> Cost {
        let place = currentPlace(session)
        placeOf[session] = -1
        occupy(session, place, sign: -1)
        ledOnDay.remove(session, dayRow(place))
        let change = -costOfPlacing(session, place)
        cost += change
        return change
    }

    @inline(__always)
    func dayRow(_ place: SearchSpace.Place) -> Int {
        space.dayRow(Int(place.facilitator), Int(place.day))
    }

    /// Books or frees everything that a session uses at a place.
    @inline(__always)
    private mutating func occupy(_ session: Int, _ place: SearchSpace.Place, sign: Int32) {
        let facilitator = Int(place.facilitator)
        let start = Int(place.start)
        let end = start &+ space.length[session]
        let ticks = Int32(truncatingIfNeeded: end &- start) &* sign
        led.flip(facilitator, start, end)
        busy.flip(Int(space.facilitatorPerson[facilitator]), start, end)
        for at in space.people.range(session) { busy.flip(Int(space.people.values[at]), start, end) }
        dayTicks[dayRow(place)] += ticks
        daySessions[dayRow(place)] += sign
        totalTicks[facilitator] += ticks
        for at in space.cappedAttendees.range(session) {
            attendeeTicks[Int(space.cappedAttendees.values[at]) &* space.dayCount &+ Int(place.day)] += ticks
        }
        for at in space.groupDemands.range(session) {
            let demand = space.groupDemands.values[at]
            for tick in start..<end { away[demand.row &+ tick] += demand.people &* sign }
        }
        occupyRareLimits(session, place, sign: sign, ticks: ticks)
        if space.location[session] >= 0 {
            let row = Int(space.location[session]) &* space.tickCount
            for tick in start..<end { room[row &+ tick] -= sign }
        }
    }

    /// Books or frees the limits that few requests have.
    @inline(__always)
    private mutating func occupyRareLimits(_ session: Int, _ place: SearchSpace.Place, sign: Int32, ticks: Int32) {
        if space.hasWeekLimits {
            weekTicks[weekRow(place)] += ticks
            weekSessions[weekRow(place)] += sign
        }
        for at in space.spacedAttendees.range(session) {
            spacedSessions[Int(space.spacedAttendees.values[at]) &* space.dayCount &+ Int(place.day)] += sign
        }
        for at in space.limitedDemands.range(session) {
            let demand = space.limitedDemands.values[at]
            let start = Int(place.start)
            for tick in start..<start &+ space.length[session] { awayRoom[demand.row &+ tick] -= demand.people &* sign }
        }
    }

    @inline(__always)
    func weekRow(_ place: SearchSpace.Place) -> Int {
        Int(place.facilitator) &* space.weekCount &+ Int(space.weekOfDay[Int(place.day)])
    }

    /// The cost that placing adds; the schedule must not hold the session.
    @inline(__always)
    func costOfPlacing(_ session: Int, _ place: SearchSpace.Place) -> Cost {
        var change = costBesideOverload(session, place) &- space.leftOutCost[session]
        if space.hasOverload {
            let facilitator = Int(place.facilitator)
            let over = totalTicks[facilitator] &- space.targetTicks[facilitator]
            let ticks = Int32(truncatingIfNeeded: space.length[session])
            change &+= Cost(max(0, over &+ ticks) &- max(0, over)) &* space.overloadCost
        }
        return change
    }

    /// The cost of a place by itself and in staffing; the schedule must not hold the session.
    @inline(__always)
    func costBesideOverload(_ session: Int, _ place: SearchSpace.Place) -> Cost {
        var change = place.ownCost
        let start = Int(place.start)
        let end = start &+ space.length[session]
        for at in space.groupDemands.range(session) {
            let demand = space.groupDemands.values[at]
            for tick in start..<end {
                let entry = Int(away[demand.row &+ tick])
                change &+= space.awayCosts.together[entry &+ Int(demand.people)] &- space.awayCosts.together[entry]
            }
        }
        return change
    }
}
