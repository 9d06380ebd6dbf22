/// Making way: which placed sessions have to leave so that another can be put somewhere.
///
/// Each step of a move is logged, so that a move that does not pay is taken back exactly.
struct MoveLog: Sendable {
    /// A step: the session was taken from a place, or (-1) it was put where it now is.
    struct Step {
        var session: Int32
        var takenFrom: Int32
    }

    private(set) var steps: ContiguousArray<Step> = []
    /// Sessions that were taken and wait for a place, in the order in which they left.
    var displaced: ContiguousArray<Int32> = []
    private(set) var change: Cost = 0

    mutating func begin() {
        steps.removeAll(keepingCapacity: true)
        displaced.removeAll(keepingCapacity: true)
        change = 0
    }

    @inline(__always)
    mutating func took(_ session: Int, from place: Int32, _ cost: Cost) {
        steps.append(Step(session: Int32(truncatingIfNeeded: session), takenFrom: place))
        change &+= cost
    }

    @inline(__always)
    mutating func put(_ session: Int, _ cost: Cost) {
        steps.append(Step(session: Int32(truncatingIfNeeded: session), takenFrom: -1))
        change &+= cost
    }
}

extension Schedule {
    @inline(__always)
    mutating func take(_ session: Int, _ log: inout MoveLog) {
        let place = placeOf[session]
        log.took(session, from: place, take(session))
    }

    @inline(__always)
    mutating func put(_ session: Int, _ index: Int, _ log: inout MoveLog) { log.put(session, put(session, index)) }

    /// Takes back every step of a move.
    mutating func undo(_ log: MoveLog) {
        for step in log.steps.reversed() {
            if step.takenFrom < 0 { take(Int(step.session)) } else { put(Int(step.session), Int(step.takenFrom)) }
        }
    }

    /// Takes a session out, and with it every placed session that may not stand without it.
    mutating func displace(_ session: Int, _ log: inout MoveLog) {
        take(session, &log)
        log.displaced.append(Int32(truncatingIfNeeded: session))
        displaceSuccessors(of: session, &log)
    }

    /// Takes out every placed session that follows one, and whatever follows those.
    mutating func displaceSuccessors(of session: Int, _ log: inout MoveLog) {
        for at in space.successors.range(session) {
            let successor = Int(space.successors.values[at])
            if isPlaced(successor) { displace(successor, &log) }
        }
    }

    /// Displaces whatever keeps a session, which is not placed, from a place, and moves its predecessor to where it can
    /// follow. False if that cannot be done or takes more than `most` sessions; then the move has to be taken back.
    mutating func makeWay(
        _ session: Int, _ place: SearchSpace.Place, most: Int, _ log: inout MoveLog, _ random: inout SearchRandom
    ) -> Bool {
        guard followsPredecessor(session, place) || bringPredecessor(session, place, most: most, &log, &random) else {
            return false
        }
        if !facilitatorIsFree(session, place) { clearFacilitator(session, place, &log) }
        if log.displaced.count > most { return false }
        if !everybodyIsFree(session, place) { clearPeople(session, place, &log) }
        if log.displaced.count > most { return false }
        if !dayHasRoom(session, place) { clearDay(session, place, most, &log, &random) }
        if !attendeesHaveTime(session, place) { clearAttendeeDay(session, place, &log) }
        if !locationHasRoom(session, place) { clearLocation(session, place, &log) }
        clearSuccessors(session, place, &log)
        return log.displaced.count <= most && fits(session, place)
    }

    /// Moves the predecessor, which is not placed or at the wrong distance, to a random place that a session can follow
    /// from where it is to be. What else followed it leaves. False if that cannot be done.
    private mutating func bringPredecessor(
        _ session: Int, _ place: SearchSpace.Place, most: Int, _ log: inout MoveLog, _ random: inout SearchRandom
    ) -> Bool {
        let predecessor = Int(space.predecessor[session])
        var chosen = -1
        var choices = 0
        for index in space.places.range(predecessor)
        where isDistanceKept(session, place.day &- space.places.values[index].day) {
            choices += 1
            if random.below(choices) == 0 { chosen = index }
        }
        guard chosen >= 0 else { return false }
        if isPlaced(predecessor) {
            displaceSuccessors(of: predecessor, &log)
            take(predecessor, &log)
        }
        guard makeWay(predecessor, space.places.values[chosen], most: most, &log, &random) else { return false }
        put(predecessor, chosen, &log)
        return true
    }

    /// What the facilitator leads in these ticks or within the buffer around them leaves.
    private mutating func clearFacilitator(_ session: Int, _ place: SearchSpace.Place, _ log: inout MoveLog) {
        let facilitator = Int(place.facilitator)
        let buffer = space.bufferTicks[facilitator]
        let from = max(0, Int(place.start) &- buffer)
        let to = min(space.tickCount, Int(place.start) &+ space.length[session] &+ buffer)
        clearLed(by: facilitator, from, to, &log)
    }

    private mutating func clearLed(by facilitator: Int, _ from: Int, _ to: Int, _ log: inout MoveLog) {
        let firstDay = Int(space.dayOfTick[max(0, from &- 3)])
        let lastDay = Int(space.dayOfTick[to &- 1])
        guard firstDay <= lastDay else { return }
        for day in firstDay...lastDay {
            var at = ledOnDay.first(facilitator &* space.dayCount &+ day)
            while at >= 0 {
                let other = at
                at = ledOnDay.after(at)
                if overlaps(other, from, to) {
                    displace(other, &log)
                    // A displaced chain may have taken the next of this list with it.
                    if at >= 0, !isPlaced(at) { at = ledOnDay.first(facilitator &* space.dayCount &+ day) }
                }
            }
        }
    }

    @inline(__always)
    private func overlaps(_ other: Int, _ from: Int, _ to: Int) -> Bool {
        let start = Int(currentPlace(other).start)
        return start < to && start &+ space.length[other] > from
    }

    /// Sessions that keep an attendee or the facilitator's person busy in these ticks leave.
    private mutating func clearPeople(_ session: Int, _ place: SearchSpace.Place, _ log: inout MoveLog) {
        let from = Int(place.start)
        let to = from &+ space.length[session]
        clearPerson(Int(space.facilitatorPerson[Int(place.facilitator)]), from, to, &log)
        for at in space.people.range(session) { clearPerson(Int(space.people.values[at]), from, to, &log) }
    }

    private mutating func clearPerson(_ person: Int, _ from: Int, _ to: Int, _ log: inout MoveLog) {
        if busy.isClear(person, from, to) { return }
        for at in space.attendedBy.range(person) {
            let other = Int(space.attendedBy.values[at])
            if isPlaced(other), overlaps(other, from, to) { displace(other, &log) }
        }
        for at in space.ledBy.range(person) { clearLed(by: Int(space.ledBy.values[at]), from, to, &log) }
    }

    /// Sessions of the facilitator's day leave, at random, until there is room.
    private mutating func clearDay(
        _ session: Int, _ place: SearchSpace.Place, _ most: Int, _ log: inout MoveLog, _ random: inout SearchRandom
    ) {
        let row = dayRow(place)
        while !dayHasRoom(session, place), log.displaced.count <= most {
            var left = random.below(max(1, Int(daySessions[row])))
            var at = ledOnDay.first(row)
            while left > 0, at >= 0 {
                at = ledOnDay.after(at)
                left -= 1
            }
            guard at >= 0 else { return }
            displace(at, &log)
        }
    }

    /// Sessions of the attendees' day leave until all have time.
    private mutating func clearAttendeeDay(_ session: Int, _ place: SearchSpace.Place, _ log: inout MoveLog) {
        for at in space.people.range(session) {
            for other in space.attendedBy.range(Int(space.people.values[at])) {
                let other = Int(space.attendedBy.values[other])
                guard isPlaced(other), currentPlace(other).day == place.day else { continue }
                if attendeesHaveTime(session, place) { return }
                displace(other, &log)
            }
        }
    }

    /// Sessions in the location leave until it takes one more.
    private mutating func clearLocation(_ session: Int, _ place: SearchSpace.Place, _ log: inout MoveLog) {
        let from = Int(place.start)
        let to = from &+ space.length[session]
        let firstDay = space.dayOfTick[max(0, from &- 3)]
        for day in [firstDay, place.day] {
            while !locationHasRoom(session, place) {
                var at = heldOnDay.first(Int(space.location[session]) &* space.dayCount &+ Int(day))
                while at >= 0, !overlaps(at, from, to) { at = heldOnDay.after(at) }
                guard at >= 0 else { break }
                displace(at, &log)
            }
        }
    }

    /// Successors that would stand at the wrong distance leave.
    private mutating func clearSuccessors(_ session: Int, _ place: SearchSpace.Place, _ log: inout MoveLog) {
        for at in space.successors.range(session) {
            let successor = Int(space.successors.values[at])
            if isPlaced(successor), !isDistanceKept(successor, currentPlace(successor).day &- place.day) {
                displace(successor, &log)
            }
        }
    }
}
