/// The hard rules applied to the present plan: whether one more session fits, rule by rule.
extension Schedule {
    /// Whether a session that is not placed can be placed without breaking a rule.
    @inline(__always)
    func fits(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        fitsBesideChain(session, place) && keepsChain(session, place)
    }

    /// Whether it can be placed as far as all rules except `after` are concerned.
    @inline(__always)
    func fitsBesideChain(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        facilitatorIsFree(session, place) && dayHasRoom(session, place) && everybodyIsFree(session, place)
            && attendeesHaveTime(session, place) && locationHasRoom(session, place) && weekHasRoom(session, place)
            && attendeesKeepDistance(session, place) && groupsMayLack(session, place)
    }

    /// Whether the facilitator leads nothing else in these ticks, nor within the buffer around them.
    @inline(__always)
    func facilitatorIsFree(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        let facilitator = Int(place.facilitator)
        let buffer = space.bufferTicks[facilitator]
        let start = Int(place.start)
        let from = max(0, start &- buffer)
        let to = min(space.tickCount, start &+ space.length[session] &+ buffer)
        return led.isClear(facilitator, from, to)
    }

    /// Whether neither the facilitator nor an attendee is in another session, in whatever role.
    @inline(__always)
    func everybodyIsFree(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        for at in space.people.range(session) where !isFree(space.people.values[at], session, place) { return false }
        return isFree(space.facilitatorPerson[Int(place.facilitator)], session, place)
    }

    @inline(__always)
    func isFree(_ person: Int32, _ session: Int, _ place: SearchSpace.Place) -> Bool {
        let start = Int(place.start)
        return busy.isClear(Int(person), start, start &+ space.length[session])
    }

    /// Whether the facilitator's day has room for one more session of this length.
    @inline(__always)
    func dayHasRoom(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        dayHasTime(session, place) && dayHasSession(place)
    }

    @inline(__always)
    func dayHasTime(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        Int(dayTicks[dayRow(place)]) &+ space.length[session] <= Int(space.maxTicksPerDay[Int(place.facilitator)])
    }

    @inline(__always)
    func dayHasSession(_ place: SearchSpace.Place) -> Bool {
        daySessions[dayRow(place)] < space.maxSessionsPerDay[Int(place.facilitator)]
    }

    /// Whether no attendee exceeds their minutes of the day.
    @inline(__always)
    func attendeesHaveTime(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        for at in space.cappedAttendees.range(session)
        where !hasTime(space.cappedAttendees.values[at], session, place) {
            return false
        }
        return true
    }

    /// The same for one attendee with such a limit, by number among those.
    @inline(__always)
    func hasTime(_ cappedAttendee: Int32, _ session: Int, _ place: SearchSpace.Place) -> Bool {
        let attendee = Int(cappedAttendee)
        let used = Int(attendeeTicks[attendee &* space.dayCount &+ Int(place.day)])
        return used &+ space.length[session] <= Int(space.attendeeCap[attendee])
    }

    /// Whether the facilitator's week has room for one more session of this length.
    @inline(__always)
    func weekHasRoom(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        weekHasTime(session, place) && weekHasSession(place)
    }

    @inline(__always)
    func weekHasTime(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        guard space.hasWeekLimits else { return true }
        let used = Int(weekTicks[weekRow(place)])
        return used &+ space.length[session] <= Int(space.maxTicksPerWeek[Int(place.facilitator)])
    }

    @inline(__always)
    func weekHasSession(_ place: SearchSpace.Place) -> Bool {
        guard space.hasWeekLimits else { return true }
        return weekSessions[weekRow(place)] < space.maxSessionsPerWeek[Int(place.facilitator)]
    }

    /// Whether no attendee has another session too few days before or after.
    @inline(__always)
    func attendeesKeepDistance(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        for at in space.spacedAttendees.range(session) where !keepsDistance(space.spacedAttendees.values[at], place) {
            return false
        }
        return true
    }

    /// The same for one attendee with such a rule, by number among those.
    @inline(__always)
    func keepsDistance(_ spacedAttendee: Int32, _ place: SearchSpace.Place) -> Bool {
        let attendee = Int(spacedAttendee)
        let days = min(Int(space.minDaysBetween[attendee]), space.dayCount)
        let row = attendee &* space.dayCount
        let day = Int(place.day)
        for near in max(0, day &- days &+ 1)..<min(space.dayCount, day &+ days) where spacedSessions[row &+ near] > 0 {
            return false
        }
        return true
    }

    /// Whether no staffing group has more people away at once than its limit.
    @inline(__always)
    func groupsMayLack(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        for at in space.limitedDemands.range(session) where !mayLack(space.limitedDemands.values[at], session, place) {
            return false
        }
        return true
    }

    @inline(__always)
    func mayLack(_ demand: SearchSpace.GroupDemand, _ session: Int, _ place: SearchSpace.Place) -> Bool {
        let start = Int(place.start)
        for tick in start..<start &+ space.length[session] where awayRoom[demand.row &+ tick] < demand.people {
            return false
        }
        return true
    }

    /// Whether the location has room for one more session in every tick.
    @inline(__always)
    func locationHasRoom(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        guard space.location[session] >= 0 else { return true }
        let row = Int(space.location[session]) &* space.tickCount
        let start = Int(place.start)
        for tick in start..<start &+ space.length[session] where room[row &+ tick] < 1 { return false }
        return true
    }

    /// Whether the predecessor is placed the right number of days before, and the placed successors the right number
    /// after.
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
