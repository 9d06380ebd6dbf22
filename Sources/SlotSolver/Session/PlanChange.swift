/// A change of what is wanted of a plan. All indices are those of the problem that the session was made with.
public enum PlanChange: Sendable, Equatable {
    /// The session is placed on this candidate, whatever that costs. Sessions that it follows are placed too.
    case fix(session: Int, candidate: Int)
    /// Takes back whatever was fixed, forbidden or left out of the session. Its cost stays as it is.
    case release(session: Int)
    /// No plan uses these candidates.
    case forbid(candidates: [Int])
    /// The session is not placed, and pays its unscheduled cost.
    case leaveOut(session: Int)
    /// What leaving the session out costs, in cost units.
    case unscheduledCost(session: Int, Cost)
    /// What the first, second, … person of a staffing group who is away in a tick costs, in cost units that never fall;
    /// beyond the last, the last goes on. None for nothing.
    case peopleAwayCost(group: Int, tick: Int, [Cost])
    /// How much there is of something; nil for no limit.
    case capacity(Capacity, Int32?)

    /// What a plan may use up.
    public enum Capacity: Sendable, Hashable {
        /// Sessions that a facilitator leads on one local day.
        case sessionsPerDay(facilitator: Int)
        /// Ticks that a facilitator leads on one local day.
        case ticksPerDay(facilitator: Int)
        /// Sessions that a facilitator leads in one week.
        case sessionsPerWeek(facilitator: Int)
        /// Ticks that a facilitator leads in one week.
        case ticksPerWeek(facilitator: Int)
        /// Ticks that a facilitator leads in all before `overloadCost` applies.
        case targetTicks(facilitator: Int)
        /// Ticks that an attendee spends in sessions on one local day.
        case attendeeTicksPerDay(attendee: Int)
        /// Sessions at once in a location, which always has a limit.
        case location(Int)
        /// People of a staffing group who may be away in a tick.
        case peopleAway(group: Int)
        /// Free ticks between two sessions that a facilitator leads; nil for none.
        case bufferTicks(facilitator: Int)
        /// Local days between the starts of two sessions of an attendee; nil for none.
        case daysBetween(attendee: Int)
    }
}

/// A change that cannot be made, told why. Nothing has changed then.
public struct InvalidChange: Error, Equatable, CustomStringConvertible {
    /// Which session, candidate or limit, and why not.
    public let description: String
}
