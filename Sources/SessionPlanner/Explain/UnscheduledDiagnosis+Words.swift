import CoachingModels
import PlanModel
import SlotSolver

extension UnscheduledDiagnosis {
    /// An obstacle as the plan states it.
    ///
    /// - Parameter held: where what is held beside the plan uses the least and the most of its limit; nil for what is no
    ///   such limit.
    func told(_ obstacle: RuleBreak, places: Int, held: HeldPlaces? = nil) -> UnscheduledObstacle {
        let (rule, who) = subject(of: obstacle)
        return UnscheduledObstacle(
            rule: rule, who: who, places: places, message: words(obstacle) + (held.map { outside($0, obstacle) } ?? ""))
    }

    /// What appointments outside the plan hold of a limit, in words that follow those of the obstacle; empty for nothing.
    private func outside(_ held: HeldPlaces, _ obstacle: RuleBreak) -> String {
        guard held.most.amount > 0, let most = HeldShare(obstacle, at: held.most.candidate, in: compiled) else {
            return ""
        }
        let least = HeldShare(obstacle, at: held.least.candidate, in: compiled)
        let upTo = least?.amount == most.amount ? "" : "up to "
        return " (\(upTo)\(most.text) held by appointments outside this plan)"
    }

    private func subject(of obstacle: RuleBreak) -> (UnscheduledObstacle.Rule, String) {
        switch obstacle {
        case .predecessorUnscheduled(let session): (.predecessorUnscheduled, key(session))
        case .predecessorDays(let session): (.predecessorDays, key(session))
        case .attendeeBusy(let attendee): (.attendeeBusy, attendeeId(attendee))
        case .facilitatorBusy(let facilitator): (.facilitatorBusy, facilitatorId(facilitator))
        case .facilitatorBuffer(let facilitator): (.facilitatorBuffer, facilitatorId(facilitator))
        case .facilitatorSessions(let facilitator): (.facilitatorSessionsPerDay, facilitatorId(facilitator))
        case .facilitatorMinutes(let facilitator): (.facilitatorMinutesPerDay, facilitatorId(facilitator))
        case .facilitatorWeekSessions(let facilitator): (.facilitatorSessionsPerWeek, facilitatorId(facilitator))
        case .facilitatorWeekMinutes(let facilitator): (.facilitatorMinutesPerWeek, facilitatorId(facilitator))
        case .attendeeMinutes(let attendee): (.attendeeMinutesPerDay, attendeeId(attendee))
        case .attendeeDays(let attendee): (.attendeeDaysBetween, attendeeId(attendee))
        case .groupAway(let group): (.groupAway, compiled.staffing.groups[Int(group)])
        case .locationFull(let location):
            (.locationFull, compiled.request.policy.locations.keys.sorted()[Int(location)])
        }
    }

    private func words(_ obstacle: RuleBreak) -> String {
        switch obstacle {
        case .predecessorUnscheduled(let session): "\(key(session)), which must come first, has no place"
        case .predecessorDays(let session): "no place is the right number of days after \(key(session))"
        case .attendeeBusy(let attendee): "\(attendeeName(attendee)) is in another session"
        case .facilitatorBusy(let facilitator): "\(facilitatorName(facilitator)) is in another session"
        case .facilitatorBuffer(let facilitator): "too near to another session of \(facilitatorName(facilitator))"
        case .facilitatorSessions(let facilitator):
            "\(facilitatorName(facilitator)) has reached the sessions allowed for the day"
        case .facilitatorMinutes(let facilitator):
            "\(facilitatorName(facilitator)) has too few minutes left for the day"
        case .attendeeMinutes(let attendee): "\(attendeeName(attendee)) has too few minutes left for the day"
        case .facilitatorWeekSessions(let facilitator):
            "\(facilitatorName(facilitator)) has reached the sessions allowed for the week"
        case .facilitatorWeekMinutes(let facilitator):
            "\(facilitatorName(facilitator)) has too few minutes left for the week"
        case .attendeeDays(let attendee): daysBetween(attendee)
        case .groupAway(let group): "\(groupName(group)) has as many people in sessions as it may have at once"
        case .locationFull(let location): "\(locationName(location)) is full"
        }
    }

    private func daysBetween(_ attendee: Int32) -> String {
        let days = Numbers.counted(compiled.request.attendees[Int(attendee)].minDaysBetween, "day")
        let other =
            compiled.request.attendees[Int(attendee)].held.isEmpty
            ? "another session" : "another session or an appointment outside this plan"
        return "fewer than \(days) from \(other) of \(attendeeName(attendee))"
    }

    private func key(_ session: Int) -> String { compiled.request.sessions[session].key }

    private func attendeeName(_ attendee: Int32) -> String {
        compiled.request.attendees[Int(attendee)].shownName
    }

    private func facilitatorName(_ facilitator: Int32) -> String {
        compiled.request.facilitators[Int(facilitator)].shownName
    }

    private func groupName(_ group: Int32) -> String { ForeignText.shown(compiled.staffing.groups[Int(group)]) }

    private func locationName(_ location: Int32) -> String {
        ForeignText.shown(compiled.request.policy.locations.keys.sorted()[Int(location)])
    }

    private func attendeeId(_ attendee: Int32) -> String { compiled.request.attendees[Int(attendee)].id }

    private func facilitatorId(_ facilitator: Int32) -> String { compiled.request.facilitators[Int(facilitator)].id }
}
