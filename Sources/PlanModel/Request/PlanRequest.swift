/// The planner's input, validated: whoever has a value need not check it again.
public struct PlanRequest: Sendable, Equatable {
    /// The name of the plan in reports, 1 to 256 bytes without control characters.
    public package(set) var name: String
    /// The zone in which local days and times of day are counted.
    public package(set) var clock: ZoneClock
    /// The time to plan, not empty and of at most 400 days; each session lies wholly inside it.
    public package(set) var horizon: Interval
    /// Everybody whom sessions name as a facilitator, without repetitions; others may be included.
    public package(set) var facilitators: [FacilitatorRequest]
    /// Everybody whom sessions name as an attendee, without repetitions; others may be included.
    public package(set) var attendees: [AttendeeRequest]
    /// At least one session, each with a unique key. A plan lists them in this order.
    public package(set) var sessions: [SessionRequest]
    /// Which slots may be used, and the prices.
    public package(set) var policy: Policy
    /// SHA-256 of the request file, followed by its sessions file if it has one, in lower-case hexadecimal. Empty for a
    /// request that was not read from a file.
    public package(set) var sha256: String

    /// Throws `InvalidRequest` with everything that is wrong: people listed twice, or named by a session but not
    /// listed, keys used twice, predecessors that do not exist or wait for each other, windows and pins outside the
    /// horizon, costs too large to be added exactly.
    public init(
        name: String, clock: ZoneClock, horizon: Interval, facilitators: [FacilitatorRequest],
        attendees: [AttendeeRequest], sessions: [SessionRequest], policy: Policy = Policy()
    ) throws(InvalidRequest) {
        self.init(
            unchecked: name, clock: clock, horizon: horizon, facilitators: facilitators, attendees: attendees,
            sessions: sessions, policy: policy, sha256: "")
        try checked()
    }

    /// For a reader that has already checked each value at its place.
    package init(
        unchecked name: String, clock: ZoneClock, horizon: Interval, facilitators: [FacilitatorRequest],
        attendees: [AttendeeRequest], sessions: [SessionRequest], policy: Policy, sha256: String
    ) {
        self.name = name
        self.clock = clock
        self.horizon = horizon
        self.facilitators = facilitators
        self.attendees = attendees
        self.sessions = sessions
        self.policy = policy
        self.sha256 = sha256
    }
}
