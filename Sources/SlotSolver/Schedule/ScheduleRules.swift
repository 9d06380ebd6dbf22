/// The hard rules against a plan as it stands: whether one more session fits, rule by rule.
extension Schedule {
    /// Whether a session that is not placed can be put at a place without breaking a rule.
    @inline(__always)
    func fits(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        fitsBesideChain(session, place) && keepsChain(session, place)
    }

    /// Whether it can as far as all rules but `after` go.
    @inline(__always)
    func fitsBesideChain(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        facilitatorIsFree(session, place) && dayHasRoom(session, place) && everybodyIsFree(session, place)
            && attendeesHaveTime(session, place) && locationHasRoom(session, place) && weekHasRoom(session, place)
            && attendeesKeepDistance(session, place) && groupsMayLack(session, place)
    }

    /// The facilitator leads nothing else in these ticks, nor within the buffer around them.
    @inline(__always)
    func facilitatorIsFree(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        let facilitator = Int(place.facilitator)
        let buffer = space.bufferTicks[facilitator]
        let start = Int(place.start)
        let from = max(0, start &- buffer)
        let to = min(space.tickCount, start &+ space.length[session] &+ buffer)
        return led.isClear(facilitator, from, to)
    }

    /// Neither the facilitator nor an attendee is in another session, in whatever role.
    @inline(__always)
    func everybodyIsFree(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        let start = Int(place.start)
        let end = start &+ space.length[session]
        for at in space.people.range(session) where !busy.isClear(Int(space.people.values[at]), start, end) {
            return false
        }
        return busy.isClear(Int(space.facilitatorPerson[Int(place.facilitator)]), start, end)
    }

    /// The facilitator's day takes one more session of this length.
    @inline(__always)
    func dayHasRoom(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        let row = dayRow(place)
        let facilitator = Int(place.facilitator)
        return Int(dayTicks[row]) &+ space.length[session] <= Int(space.maxTicksPerDay[facilitator])
            && daySessions[row] < space.maxSessionsPerDay[facilitator]
    }

    /// No attendee goes over their minutes of the day.
    @inline(__always)
    func attendeesHaveTime(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        for at in space.cappedAttendees.range(session) {
            let attendee = Int(space.cappedAttendees.values[at])
            let used = Int(attendeeTicks[attendee &* space.dayCount &+ Int(place.day)])
            if used &+ space.length[session] > Int(space.attendeeCap[attendee]) { return false }
        }
        return true
    }

    /// The facilitator's week takes one more session of this length.
    @inline(__always)
    func weekHasRoom(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        guard space.hasWeekLimits else { return true }
        let row = weekRow(place)
        let facilitator = Int(place.facilitator)
        return Int(weekTicks[row]) &+ space.length[session] <= Int(space.maxTicksPerWeek[facilitator])
            && weekSessions[row] < space.maxSessionsPerWeek[facilitator]
    }

    /// No attendee has another session too few days before or after.
    @inline(__always)
    func attendeesKeepDistance(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        for at in space.spacedAttendees.range(session) {
            let attendee = Int(space.spacedAttendees.values[at])
            let days = min(Int(space.minDaysBetween[attendee]), space.dayCount)
            let row = attendee &* space.dayCount
            let day = Int(place.day)
            for near in max(0, day &- days &+ 1)..<min(space.dayCount, day &+ days)
            where spacedSessions[row &+ near] > 0 {
                return false
            }
        }
        return true
    }

    /// No staffing group has more people away at once than its limit.
    @inline(__always)
    func groupsMayLack(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        for at in space.limitedDemands.range(session) {
            let demand = space.limitedDemands.values[at]
            let start = Int(place.start)
            for tick in start..<start &+ space.length[session] where awayRoom[demand.row &+ tick] < demand.people {
                return false
            }
        }
        return true
    }

    /// The location takes one more session in every tick.
    @inline(__always)
    func locationHasRoom(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        guard space.location[session] >= 0 else { return true }
        let row = Int(space.location[session]) &* space.tickCount
        let start = Int(place.start)
        for tick in start..<start &+ space.length[session] where room[row &+ tick] < 1 { return false }
        return true
    }

    /// The predecessor is placed the right number of days before, and so are the placed successors after.
    @inline(__always)
    func keepsChain(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        followsPredecessor(session, place) && successorsFollow(session, place)
    }

    @inline(__always)
    func followsPredecessor(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        let predecessor = Int(space.predecessor[session])
        guard predecessor >= 0 else { return true }
        return isPlaced(predecessor) && isDistanceKept(session, place.day &- currentPlace(predecessor).day)
    }

    @inline(__always)
    private func successorsFollow(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        for at in space.successors.range(session) {
            let successor = Int(space.successors.values[at])
            if isPlaced(successor), !isDistanceKept(successor, currentPlace(successor).day &- place.day) {
                return false
            }
        }
        return true
    }

    @inline(__always)
    func isDistanceKept(_ successor: Int, _ days: Int32) -> Bool {
        days >= space.minDays[successor] && days <= space.maxDays[successor]
    }
}
