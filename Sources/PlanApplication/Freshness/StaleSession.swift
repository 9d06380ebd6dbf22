public import PlanModel

/// A change to the place of a session since it was planned.
public enum PlaceChange: Sendable, Equatable {
    /// A person can no longer be booked at that time; the activity is what they have instead, if the service reports
    /// it.
    case busy(person: String, isFacilitator: Bool, activity: String?, time: Interval)
    /// The service no longer reports anything about a person.
    case unknown(person: String, isFacilitator: Bool, message: String)
    /// A group has fewer people to spare at a time than the plan assumed.
    case short(group: String, at: Instant, before: Double, now: Double)
    /// Another appointment in that time, as the service has it.
    case clash(String)
}

/// A session of a plan whose place is gone.
public struct StaleSession: Sendable, Equatable {
    /// Place in the plan, from 0.
    public var position: Int
    /// The session's key in the request.
    public var session: String
    /// The appointment's name.
    public var name: String
    /// When it would be.
    public var time: Interval
    /// The changes, at least one.
    public var changes: [PlaceChange]
    /// The changes in words.
    public var reasons: [String]

    init(_ entry: ApplyEntry, _ changes: [PlaceChange], in context: FreshnessContext) {
        position = entry.position
        session = entry.session
        name = entry.shape.name
        time = entry.interval
        self.changes = changes
        reasons = changes.map { $0.text(in: context) }
    }

    /// The first of its people about whom the service reports nothing, and why; nil if it reports on all of them.
    var hiddenPerson: (id: String, message: String)? {
        for case .unknown(let person, _, let message) in changes { return (person, message) }
        return nil
    }

    /// Everything in one sentence, which is reported, and recorded for a session that is left out.
    public var reason: String { "its place is gone: \(reasons.joined(separator: "; "))" }
}

extension PlaceChange {
    /// `attendee Ana Silva (a-ana): meeting 10:00-10:30 since Fri 2026-12-04`
    func text(in context: FreshnessContext) -> String {
        let clock = context.clock
        let since = context.askedAt.map { " since \(clock.shownDay($0)) \(clock.shownTime($0))" } ?? ""
        switch self {
        case .busy(let person, let isFacilitator, let activity, let time):
            let what = activity ?? "not free"
            return "\(Self.role(isFacilitator)) \(context.shown(person)): \(what) "
                + "\(clock.shownSpan(time.start, time.end))\(since)"
        case .unknown(let person, let isFacilitator, let message):
            return "\(Self.role(isFacilitator)) \(context.shown(person)): \(message)"
        case .short(let group, let at, let before, let now):
            let spare = "\(group) had \(Numbers.fixed(before, decimals: 1)) people to spare at \(clock.shownTime(at))"
            return "\(spare), now \(Numbers.fixed(now, decimals: 1))"
        case .clash(let reason): return reason
        }
    }

    private static func role(_ isFacilitator: Bool) -> String { isFacilitator ? "coach" : "attendee" }
}
