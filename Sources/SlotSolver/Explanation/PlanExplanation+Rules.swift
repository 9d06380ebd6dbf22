/// The people, groups or places that each rule of the schedule is about.
extension PlanExplanation {
    func predecessor(_ session: Int, _ place: SearchSpace.Place) -> [RuleBreak] {
        let predecessor = Int(schedule.space.predecessor[session])
        guard predecessor >= 0 else { return [] }
        guard schedule.isPlaced(predecessor) else { return [.predecessorUnscheduled(session: predecessor)] }
        return schedule.followsPredecessor(session, place) ? [] : [.predecessorDays(session: predecessor)]
    }

    /// The rules of single attendees; each is at the attendee's position among those that have such a rule.
    func attendees(_ session: Int, _ place: SearchSpace.Place) -> [RuleBreak] {
        let space = schedule.space
        var people = space.people.range(session).lowerBound
        var capped = space.cappedAttendees.range(session).lowerBound
        var spaced = space.spacedAttendees.range(session).lowerBound
        var found: [RuleBreak] = []
        for number in problem.sessions[session].attendees {
            let attendee = problem.attendees[Int(number)]
            if !schedule.isFree(space.people.values[people], session, place) {
                found.append(.attendeeBusy(attendee: number))
            }
            people += 1
            if attendee.maxTicksPerDay != nil {
                if !schedule.hasTime(space.cappedAttendees.values[capped], session, place) {
                    found.append(.attendeeMinutes(attendee: number))
                }
                capped += 1
            }
            if attendee.minDaysBetween > 0 {
                let day = problem.dayOfTick[Int(place.start)]
                if !schedule.keepsDistance(space.spacedAttendees.values[spaced], place)
                    || !problem.keepsDistanceFromHeld(attendee: number, on: day)
                {
                    found.append(.attendeeDays(attendee: number))
                }
                spaced += 1
            }
        }
        return found
    }

    func facilitator(_ session: Int, _ place: SearchSpace.Place) -> [RuleBreak] {
        let facilitator = place.facilitator
        let isFree = schedule.isFree(schedule.space.facilitatorPerson[Int(facilitator)], session, place)
        let rules: [(Bool, RuleBreak)] = [
            (isFree, .facilitatorBusy(facilitator: facilitator)),
            (!isFree || schedule.facilitatorIsFree(session, place), .facilitatorBuffer(facilitator: facilitator)),
            (schedule.dayHasSession(place), .facilitatorSessions(facilitator: facilitator)),
            (schedule.dayHasTime(session, place), .facilitatorMinutes(facilitator: facilitator)),
            (schedule.weekHasSession(place), .facilitatorWeekSessions(facilitator: facilitator)),
            (schedule.weekHasTime(session, place), .facilitatorWeekMinutes(facilitator: facilitator)),
        ]
        return rules.filter { !$0.0 }.map(\.1)
    }

    func location(_ session: Int, _ place: SearchSpace.Place) -> [RuleBreak] {
        schedule.locationHasRoom(session, place)
            ? [] : [.locationFull(location: schedule.space.location[session])]
    }

    /// The rules of groups, in their order.
    func groups(_ session: Int, _ place: SearchSpace.Place) -> [RuleBreak] {
        schedule.space.limitedDemands[session].filter { !schedule.mayLack($0, session, place) }
            .sorted { $0.row < $1.row }
            .map { .groupAway(group: limitedGroups[$0.row / schedule.space.tickCount]) }
    }
}
