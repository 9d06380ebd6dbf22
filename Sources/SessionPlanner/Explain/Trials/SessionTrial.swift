import CoachingModels
import PlanModel
import SlotSolver

/// A variant of a session that the request does not allow, tried as one more session beside those of the request.
///
/// Its places are those that the changed request allows and the request itself does not.
struct SessionTrial {
    /// How the request has to change for a place of the trial.
    enum Kind {
        /// The same change for all places.
        case change(RequestChange)
        /// Whoever leads at the place may lead the session too.
        case anotherFacilitator
        /// The window begins with the day of the place.
        case earlier
        /// The window ends with the day of the place.
        case later
        /// Any number of days after the predecessor is allowed.
        case anyDaysAfter
    }

    /// The session's index in the request.
    let session: Int
    /// The session in the original request.
    let original: SessionRequest
    let kind: Kind
    /// The request, changed for all places of the trial.
    let request: PlanRequest

    /// How many of the changes for its places are worth a look.
    var changesByPlace: Int {
        switch kind {
        case .anotherFacilitator: 4
        case .earlier, .later, .anyDaysAfter: 2
        case .change: 1
        }
    }

    /// The session in the changed request.
    var form: SessionRequest { request.sessions[session] }

    /// The change by which the request would allow a place.
    ///
    /// - Parameter predecessor: when the session begins that must come first; nil if it has no place.
    func change(_ place: SessionPlace, predecessor: Instant?) -> RequestChange {
        let (start, clock) = (place.start, request.clock)
        switch kind {
        case .change(let change): return change
        case .anotherFacilitator: return .facilitator(place.facilitatorId)
        case .anyDaysAfter:
            guard let predecessor, let after = original.after else { return .withoutPredecessor }
            let days = clock.day(of: start).daysSince1970 - clock.day(of: predecessor).daysSince1970
            return .daysAfter(least: min(after.minDays, days), most: after.maxDays.map { max($0, days) })
        case .earlier:
            let first = max(request.horizon.start, clock.start(of: clock.day(of: start)))
            return .window(Interval(start: first, end: (form.window ?? request.horizon).end))
        case .later:
            let end = start.advanced(byMinutes: form.lengthInMinutes)
            let day = clock.day(of: end.advanced(bySeconds: -1))
            let next = clock.start(of: LocalDate(daysSince1970: day.daysSince1970 + 1))
            return .window(
                Interval(start: (form.window ?? request.horizon).start, end: min(request.horizon.end, next)))
        }
    }
}

extension SessionTrial {
    /// All variants with which a session might find a place.
    static func all(of index: Int, in compiled: PlanningProblem) -> [SessionTrial] {
        let request = compiled.request
        let session = request.sessions[index]
        func trial(_ change: RequestChange) -> SessionTrial {
            SessionTrial(
                session: index, original: session, kind: .change(change),
                request: change.applied(to: request, session: session.key))
        }
        var trials = [anotherFacilitator(index, request)].compactMap(\.self)
        trials += windows(index, request)
        if session.after != nil { trials += [anyDaysAfter(index, request), trial(.withoutPredecessor)] }
        trials += openings(of: session, in: compiled).map(trial)
        if session.pin != nil { trials.append(trial(.unpinned)) }
        if !session.forbidden.isEmpty { trials.append(trial(.permitted)) }
        if request.policy.candidates == .suggested { trials.append(trial(.anyStart)) }
        if request.policy.marginMinutes > 0 { trials.append(trial(.withoutMargin)) }
        trials += [15, 30, 45].filter { $0 < session.lengthInMinutes }.map { trial(.length($0)) }
        return trials
    }

    /// A trial with everybody in the request who may not lead the session and is not coached in it.
    private static func anotherFacilitator(_ index: Int, _ request: PlanRequest) -> SessionTrial? {
        let known = IdentifierSet(request.sessions[index].facilitators + request.sessions[index].attendees)
        let others = request.facilitators.map(\.id).filter { !known.contains($0) }
        guard !others.isEmpty else { return nil }
        var changed = request
        changed.sessions[index].facilitators = others
        return SessionTrial(
            session: index, original: request.sessions[index], kind: .anotherFacilitator, request: changed)
    }

    private static func anyDaysAfter(_ index: Int, _ request: PlanRequest) -> SessionTrial {
        var changed = request
        changed.sessions[index].after?.minDays = 0
        changed.sessions[index].after?.maxDays = nil
        return SessionTrial(
            session: index, original: request.sessions[index], kind: .anyDaysAfter, request: changed)
    }

    private static func windows(_ index: Int, _ request: PlanRequest) -> [SessionTrial] {
        guard let window = request.sessions[index].window else { return [] }
        func trial(_ kind: Kind, _ interval: Interval) -> SessionTrial {
            var changed = request
            changed.sessions[index].window = interval
            return SessionTrial(session: index, original: request.sessions[index], kind: kind, request: changed)
        }
        let horizon = request.horizon
        return [
            window.start > horizon.start
                ? trial(.earlier, Interval(start: horizon.start, end: window.end)) : nil,
            window.end < horizon.end ? trial(.later, Interval(start: window.start, end: horizon.end)) : nil,
        ].compactMap(\.self)
    }

    /// The hours and closed times of everybody whom a session concerns, one at a time.
    private static func openings(of session: SessionRequest, in compiled: PlanningProblem) -> [RequestChange] {
        let request = compiled.request
        let attendees = IdentifierSet(session.attendees)
        let leaders = IdentifierSet(session.facilitators)
        let holders: [(RequestChange.Holder, OpeningTimes)] =
            [(.session, session.opening), (.policy, request.policy.opening)]
            + request.attendees.filter { attendees.contains($0.id) }.map { (.attendee($0.id), $0.opening) }
            + request.facilitators.filter { leaders.contains($0.id) }.map { (.facilitator($0.id), $0.opening) }
        return holders.flatMap { holder, opening in
            (opening.hours.isEmpty ? [] : [RequestChange.withoutHours(of: holder)])
                + opening.closed.map { .withoutClosed($0, of: holder) }
        }
    }
}
