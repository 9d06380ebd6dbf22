import CoachingModels
import PlanModel

/// Puts changes of a request into the words its author would use.
struct ChangeWords {
    let request: PlanRequest
    let session: SessionRequest

    /// The change, in a planner's words.
    func words(_ change: RequestChange) -> String {
        switch change {
        case .room: "Place it all the same, and let others make room"
        case .facilitator(let id): "Let \(name(id)) lead it too"
        case .window(let window): "Widen its window to \(shown(window))"
        case .length(let minutes): "Make it \(minutes) minutes long, not \(session.lengthInMinutes)"
        case .unpinned: "Free it of the place it is bound to"
        case .permitted: "Allow it the places that are forbidden to it"
        case .daysAfter(let least, let most):
            "Let it be \(least)\(most.map { " to \($0)" } ?? " or more") days after \(session.after?.session ?? "")"
        case .withoutPredecessor: "Let it be without \(session.after?.session ?? "") before it"
        case .withoutHours(let holder): "Drop the hours of \(name(holder))"
        case .withoutClosed(let range, let holder): "Open \(name(holder)) at \(shown(range))"
        case .anyStart: "Use starts that the service did not suggest too"
        case .withoutMargin: "Need no free time before and after sessions"
        case .limit(let limit, let value): words(limit, value)
        case .floor(let group, let floor):
            "Keep \(floor) of \(ForeignText.shown(group)) above the forecast, not "
                + "\(request.policy.staffingFloor(of: group))"
        }
    }

    /// The line of the request after the change; nil if the change alters no line of it.
    func line(_ change: RequestChange) -> String? {
        let own = "sessions[\(session.key)]"
        switch change {
        case .room: return nil
        case .facilitator(let id):
            return
                "\(own).facilitators: [\((session.facilitators + [id]).map(ForeignText.shown).joined(separator: ", "))]"
        case .window(let window): return "\(own).window: \(written(window))"
        case .length(let minutes): return "\(own).lengthInMinutes: \(minutes)"
        case .unpinned: return "\(own).pin: (leave it out)"
        case .permitted: return "\(own).forbidden: (leave it out)"
        case .daysAfter(let least, let most):
            let days = "minDays: \(least)" + (most.map { ", maxDays: \($0)" } ?? "")
            return "\(own).after: {session: \(session.after?.session ?? ""), \(days)}"
        case .withoutPredecessor: return "\(own).after: (leave it out)"
        case .withoutHours(let holder): return "\(field(holder)).hours: (leave it out)"
        case .withoutClosed(let range, let holder): return "\(field(holder)).closed: (without \(shown(range)))"
        case .anyStart: return "policy.candidates: available"
        case .withoutMargin: return "policy.marginMinutes: 0"
        case .limit(let limit, let value): return "\(Self.field(limit)): \(value)"
        case .floor(let group, let floor):
            return "policy.staffingGroups[\(ForeignText.shown(group))].floor: \(floor)"
        }
    }

    func words(_ limit: RequestChange.Limit, _ value: Int) -> String {
        switch limit {
        case .sessionsPerDay(let id): "Let \(name(id)) lead \(value) sessions a day"
        case .minutesPerDay(let id): "Let \(name(id)) lead \(value) minutes a day"
        case .sessionsPerWeek(let id): "Let \(name(id)) lead \(value) sessions a week"
        case .minutesPerWeek(let id): "Let \(name(id)) lead \(value) minutes a week"
        case .attendeeMinutesPerDay(let id): "Let \(name(id)) be coached \(value) minutes a day"
        case .location(let location): "Let \(ForeignText.shown(location)) hold \(value) sessions at once"
        case .peopleAway(let group): "Let \(value) of \(ForeignText.shown(group)) be in sessions at once"
        case .buffer(let id):
            value == 0
                ? "Let \(name(id)) lead sessions one right after another"
                : "Leave \(name(id)) only \(value) minutes between sessions"
        case .daysBetween(let id):
            value == 0
                ? "Let \(name(id)) be coached twice a day"
                : "Let \(name(id)) be coached again after \(Numbers.counted(value, "day"))"
        }
    }

    static func field(_ limit: RequestChange.Limit) -> String {
        switch limit {
        case .sessionsPerDay(let id): "facilitators[\(ForeignText.shown(id))].maxSessionsPerDay"
        case .minutesPerDay(let id): "facilitators[\(ForeignText.shown(id))].maxMinutesPerDay"
        case .sessionsPerWeek(let id): "facilitators[\(ForeignText.shown(id))].maxSessionsPerWeek"
        case .minutesPerWeek(let id): "facilitators[\(ForeignText.shown(id))].maxMinutesPerWeek"
        case .attendeeMinutesPerDay(let id): "attendees[\(ForeignText.shown(id))].maxMinutesPerDay"
        case .location(let location): "policy.locations[\(ForeignText.shown(location))]"
        case .peopleAway(let group): "policy.staffingGroups[\(ForeignText.shown(group))].maxAway"
        case .buffer(let id): "facilitators[\(ForeignText.shown(id))].bufferMinutes"
        case .daysBetween(let id): "attendees[\(ForeignText.shown(id))].minDaysBetween"
        }
    }

    private func field(_ holder: RequestChange.Holder) -> String {
        switch holder {
        case .session: "sessions[\(session.key)]"
        case .policy: "policy"
        case .attendee(let id): "attendees[\(ForeignText.shown(id))]"
        case .facilitator(let id): "facilitators[\(ForeignText.shown(id))]"
        }
    }

    private func name(_ holder: RequestChange.Holder) -> String {
        switch holder {
        case .session: "the session"
        case .policy: "the policy"
        case .attendee(let id), .facilitator(let id): name(id)
        }
    }

    private func name(_ id: String) -> String {
        ForeignText.shown(AnswerNames(request: request).person(id).name)
    }

    private func shown(_ range: HoursRange) -> String {
        switch range {
        case .weekly(let hours): "\(hours)"
        case .interval(let interval): shown(interval)
        }
    }

    private func shown(_ interval: Interval) -> String {
        let clock = request.clock
        let (from, to) = (interval.start, interval.end)
        return "\(clock.shownDay(from)) \(clock.shownTime(from)) to \(clock.shownDay(to)) \(clock.shownTime(to))"
    }

    /// The interval as dates if both ends are midnights.
    private func written(_ interval: Interval) -> String {
        let clock = request.clock
        let days = [interval.start, interval.end].map { clock.day(of: $0) }
        if days.map(clock.start(of:)) == [interval.start, interval.end] { return "\(days[0])/\(days[1])" }
        return "\(clock.iso8601(interval.start))/\(clock.iso8601(interval.end))"
    }
}
