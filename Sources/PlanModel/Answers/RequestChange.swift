import CoachingModels

/// A change of a request by which one of its sessions may get a place.
public enum RequestChange: Sendable, Hashable {
    /// No change of the request: the session is placed all the same, and other sessions make room.
    case room
    /// This person may lead the session too, as its last choice.
    case facilitator(String)
    /// The session's own window.
    case window(Interval)
    /// The session's length in minutes.
    case length(Int)
    /// The session is no longer pinned to a place.
    case unpinned
    /// The session's forbidden places are allowed.
    case permitted
    /// At least this many days after its predecessor, and at most this many; nil for no limit.
    case daysAfter(least: Int, most: Int?)
    /// The session needs no predecessor.
    case withoutPredecessor
    /// The hours of a person, a session or the policy no longer apply.
    case withoutHours(of: Holder)
    /// One closed time no longer applies.
    case withoutClosed(HoursRange, of: Holder)
    /// Starts that the service did not suggest may be used too.
    case anyStart
    /// Nobody needs free time before and after a session.
    case withoutMargin
    /// A limit has another value.
    case limit(Limit, to: Int)
    /// A staffing group keeps another number of people above the forecast.
    case floor(group: String, to: ExactDecimal)

    /// The owner of hours and closed times.
    public enum Holder: Sendable, Hashable {
        /// The session that is to get a place.
        case session
        /// The policy, and so everybody.
        case policy
        /// An attendee, by user id.
        case attendee(String)
        /// A facilitator, by user id.
        case facilitator(String)
    }

    /// A limit of a request, and whose it is.
    public enum Limit: Sendable, Hashable {
        /// `maxSessionsPerDay` of a facilitator.
        case sessionsPerDay(facilitator: String)
        /// `maxMinutesPerDay` of a facilitator.
        case minutesPerDay(facilitator: String)
        /// `maxSessionsPerWeek` of a facilitator.
        case sessionsPerWeek(facilitator: String)
        /// `maxMinutesPerWeek` of a facilitator.
        case minutesPerWeek(facilitator: String)
        /// `maxMinutesPerDay` of an attendee.
        case attendeeMinutesPerDay(attendee: String)
        /// How many sessions a location holds at once.
        case location(String)
        /// `maxAway` of a staffing group.
        case peopleAway(group: String)
        /// `bufferMinutes` of a facilitator.
        case buffer(facilitator: String)
        /// `minDaysBetween` of an attendee.
        case daysBetween(attendee: String)
    }
}

extension RequestChange {
    /// The request with the change for the session with this key; unchanged if it has no such session.
    public func applied(to request: PlanRequest, session key: String) -> PlanRequest {
        guard let index = request.sessions.firstIndex(where: { $0.key == key }) else { return request }
        var changed = request
        changed.sha256 = ""
        change(&changed, session: index)
        return changed
    }

    private func change(_ request: inout PlanRequest, session index: Int) {
        switch self {
        case .room: break
        case .facilitator(let id): request.sessions[index].facilitators.append(id)
        case .window(let window): request.sessions[index].window = window
        case .length(let minutes): request.sessions[index].lengthInMinutes = minutes
        case .unpinned: request.sessions[index].pin = nil
        case .permitted: request.sessions[index].forbidden = []
        case .daysAfter(let least, let most):
            request.sessions[index].after?.minDays = least
            request.sessions[index].after?.maxDays = most
        case .withoutPredecessor: request.sessions[index].after = nil
        case .withoutHours(let holder): holder.change(&request, session: index, hours: { $0 = [] })
        case .withoutClosed(let range, let holder):
            holder.change(&request, session: index, closed: { $0.removeAll { $0 == range } })
        case .anyStart: request.policy.candidates = .available
        case .withoutMargin: request.policy.marginMinutes = 0
        case .limit(let limit, let value): limit.set(value, &request)
        case .floor(let group, let floor):
            var policy = request.policy.staffingGroups[group] ?? StaffingGroupPolicy()
            policy.floor = floor
            request.policy.staffingGroups[group] = policy
        }
    }
}

extension RequestChange.Holder {
    fileprivate func change(
        _ request: inout PlanRequest, session index: Int, hours: (inout [HoursRange]) -> Void = { _ in },
        closed: (inout [HoursRange]) -> Void = { _ in }
    ) {
        switch self {
        case .session:
            hours(&request.sessions[index].hours)
            closed(&request.sessions[index].closed)
        case .policy:
            hours(&request.policy.hours)
            closed(&request.policy.closed)
        case .attendee(let id):
            for person in request.attendees.indices where request.attendees[person].id.isSameIdentifier(as: id) {
                hours(&request.attendees[person].hours)
                closed(&request.attendees[person].closed)
            }
        case .facilitator(let id):
            for person in request.facilitators.indices where request.facilitators[person].id.isSameIdentifier(as: id) {
                hours(&request.facilitators[person].hours)
                closed(&request.facilitators[person].closed)
            }
        }
    }
}

extension RequestChange.Limit {
    fileprivate func set(_ value: Int, _ request: inout PlanRequest) {
        func set(_ id: String, _ field: WritableKeyPath<FacilitatorRequest, Int?>) {
            for person in request.facilitators.indices where request.facilitators[person].id.isSameIdentifier(as: id) {
                request.facilitators[person][keyPath: field] = value
            }
        }
        switch self {
        case .sessionsPerDay(let id): set(id, \.maxSessionsPerDay)
        case .minutesPerDay(let id): set(id, \.maxMinutesPerDay)
        case .sessionsPerWeek(let id): set(id, \.maxSessionsPerWeek)
        case .minutesPerWeek(let id): set(id, \.maxMinutesPerWeek)
        case .attendeeMinutesPerDay(let id):
            for person in request.attendees.indices where request.attendees[person].id.isSameIdentifier(as: id) {
                request.attendees[person].maxMinutesPerDay = value
            }
        case .location(let name): request.policy.locations[name] = value
        case .peopleAway(let group):
            var policy = request.policy.staffingGroups[group] ?? StaffingGroupPolicy()
            policy.maxAway = value
            request.policy.staffingGroups[group] = policy
        case .buffer(let id):
            for person in request.facilitators.indices where request.facilitators[person].id.isSameIdentifier(as: id) {
                request.facilitators[person].bufferMinutes = value
            }
        case .daysBetween(let id):
            for person in request.attendees.indices where request.attendees[person].id.isSameIdentifier(as: id) {
                request.attendees[person].minDaysBetween = value
            }
        }
    }
}
