/// A plan being changed: who is where in every tick, what each limit has left, and the exact cost so far.
///
/// Placing and removing take time in proportion to the session's ticks and people, testing a place likewise.
/// Between two changes a session may stand without its predecessor: whoever removes one repairs that.
struct Schedule: Sendable {
    let space: SearchSpace
    /// Where each session is: an index into `space.places.values`, -1 where it is not placed.
    private(set) var placeOf: ContiguousArray<Int32>
    /// The exact cost of the plan as it stands.
    private(set) var cost: Cost

    private(set) var led: BitRows
    private(set) var busy: BitRows
    private(set) var dayTicks: ContiguousArray<Int32>
    private(set) var daySessions: ContiguousArray<Int32>
    private(set) var attendeeTicks: ContiguousArray<Int32>
    private(set) var totalTicks: ContiguousArray<Int32>
    /// Headroom less load, row by row of staffing groups: below 0 where the group is understaffed.
    private(set) var slack: ContiguousArray<Int32>
    /// Sessions that a location still takes, tick by tick.
    private(set) var room: ContiguousArray<Int32>
    private(set) var ledOnDay: DayLists

    /// Nothing is placed yet.
    init(_ space: SearchSpace) {
        self.space = space
        placeOf = ContiguousArray(repeating: -1, count: space.sessionCount)
        cost = space.unscheduledCost.reduce(0, +)
        led = BitRows(rows: space.facilitatorCount, bits: space.tickCount)
        busy = BitRows(rows: space.personCount, bits: space.tickCount)
        dayTicks = ContiguousArray(repeating: 0, count: space.facilitatorCount * space.dayCount)
        daySessions = dayTicks
        attendeeTicks = ContiguousArray(repeating: 0, count: space.attendeeCap.count * space.dayCount)
        totalTicks = ContiguousArray(repeating: 0, count: space.facilitatorCount)
        slack = space.headroom
        room = []
        for capacity in space.locationCapacity {
            room.append(contentsOf: repeatElement(capacity, count: space.tickCount))
        }
        ledOnDay = DayLists(lists: space.facilitatorCount * space.dayCount, sessions: space.sessionCount)
    }

    @inline(__always)
    func place(_ index: Int) -> SearchSpace.Place { space.places.values[index] }

    /// Where the session is, which must be placed.
    @inline(__always)
    func currentPlace(_ session: Int) -> SearchSpace.Place { space.places.values[Int(placeOf[session])] }

    @inline(__always)
    func isPlaced(_ session: Int) -> Bool { placeOf[session] >= 0 }

    /// Puts a session where `fits` said that it can be; returns what that adds to the cost.
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

    /// Takes a placed session out; returns what that adds to the cost.
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
        Int(place.facilitator) &* space.dayCount &+ Int(place.day)
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
            let groupDemand = space.groupDemands.values[at]
            for tick in start..<end { slack[groupDemand.row &+ tick] -= groupDemand.people &* sign }
        }
        if space.location[session] >= 0 {
            let row = Int(space.location[session]) &* space.tickCount
            for tick in start..<end { room[row &+ tick] -= sign }
        }
    }

    /// What placing adds to the cost; the schedule must not hold the session.
    @inline(__always)
    func costOfPlacing(_ session: Int, _ place: SearchSpace.Place) -> Cost {
        var change = costBesideOverload(session, place) &- space.unscheduledCost[session]
        if space.hasOverload {
            let facilitator = Int(place.facilitator)
            let over = totalTicks[facilitator] &- space.targetTicks[facilitator]
            let ticks = Int32(truncatingIfNeeded: space.length[session])
            change &+= Cost(max(0, over &+ ticks) &- max(0, over)) &* space.overloadCost
        }
        return change
    }

    /// What a place costs by itself and in staffing; the schedule must not hold the session.
    @inline(__always)
    func costBesideOverload(_ session: Int, _ place: SearchSpace.Place) -> Cost {
        var change = place.ownCost
        let start = Int(place.start)
        let end = start &+ space.length[session]
        for at in space.groupDemands.range(session) {
            let groupDemand = space.groupDemands.values[at]
            var excess: Int32 = 0
            for tick in start..<end {
                excess &+= groupDemand.people &- min(max(slack[groupDemand.row &+ tick], 0), groupDemand.people)
            }
            change &+= Cost(excess) &* space.understaffingCost
        }
        return change
    }
}
