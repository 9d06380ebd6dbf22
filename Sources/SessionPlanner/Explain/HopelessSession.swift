import CoachingModels
public import PlanModel

/// A session of a request to which no answer of the service can give a place, and why.
public struct HopelessSession: Sendable, Equatable {
    /// The session's key.
    public let session: String
    /// The session's field that it is about; empty for the session as a whole.
    public let field: String
    /// The obstacle, in words that continue a sentence about the session.
    public let message: String
    /// What would have been right.
    public let expected: String
}

extension PlanRequest {
    /// The sessions that can have no place, whatever the slots contain, in the request's order: hours and closed times
    /// leave them no start in their windows, or they take away more people of a staffing group than may be in session
    /// at once.
    public var hopelessSessions: [HopelessSession] {
        let timeline = Timeline(horizon: horizon, clock: clock)
        let opening = OpeningDiagnosis(
            request: self, timeline: timeline, people: PeopleIndex(request: self, slots: SlotsFile()),
            opens: OpenStarts(request: self, timeline: timeline))
        let groups = StaffingGroupRules(policy: policy, attendees: attendees)
        return sessions.compactMap { session in
            if let closers = opening.closers(of: session) {
                return HopelessSession(
                    session: session.key,
                    field: session.opening.isAlways ? "" : session.hours.isEmpty ? "closed" : "hours",
                    message: "can have no place: \(closers)",
                    expected: "hours and closed times that leave \(session.lengthInMinutes) minutes of its window")
            }
            return groups.tooLarge([session]).first.map { group, _, people in
                let limit = policy.staffingGroups[group]?.maxAway ?? 0
                return HopelessSession(
                    session: session.key, field: "attendees",
                    message: "can have no place: \(people) of \(ForeignText.shown(group)), of whom "
                        + "\(limit) may be in session at once",
                    expected: "at most \(limit) of them, or a larger maxAway")
            }
        }
    }
}
