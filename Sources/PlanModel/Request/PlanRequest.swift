/// What the planner asks for, validated: whoever holds one need not check it again.
public struct PlanRequest: Sendable, Equatable {
    public package(set) var name: String
    public package(set) var clock: ZoneClock
    public package(set) var horizon: Interval
    public package(set) var facilitators: [FacilitatorRequest]
    public package(set) var attendees: [AttendeeRequest]
    public package(set) var sessions: [SessionRequest]
    public package(set) var policy: Policy
    /// SHA-256 of the request file, followed by its sessions file if it has one, in lower-case hexadecimal. Empty for a
    /// request that is of no file.
    public package(set) var sha256: String

    /// Throws `InvalidRequest` with everything that is wrong: people listed twice or named by a session and not listed, keys
    /// used twice, predecessors that do not exist or wait for each other, windows and pins outside the horizon, costs too
    /// large to be added exactly.
    public init(
        name: String, clock: ZoneClock, horizon: Interval, facilitators: [FacilitatorRequest],
        attendees: [AttendeeRequest], sessions: [SessionRequest], policy: Policy = Policy()
    ) throws(InvalidRequest) {
        self.init(
            unchecked: name, clock: clock, horizon: horizon, facilitators: facilitators, attendees: attendees,
            sessions: sessions, policy: policy, sha256: "")
        try checked()
    }

    /// For a reader, which has checked each value where it stands.
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
