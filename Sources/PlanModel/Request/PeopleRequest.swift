/// Somebody who leads sessions, and the limits on that.
public struct FacilitatorRequest: Sendable, Equatable {
    /// The user id in the service.
    public package(set) var id: String
    /// What people read, 1 to 256 bytes without control characters; nil to show the id.
    public package(set) var name: String?
    /// Sessions that they may lead a day, 0 to 1000; nil for no limit. A session counts on the local day of its start.
    public package(set) var maxSessionsPerDay: Int?
    /// Minutes that they may lead a day, 0 to 100,000; nil for no limit. A session counts on the local day of its start.
    public package(set) var maxMinutesPerDay: Int?
    /// Free time between two of their sessions.
    public package(set) var bufferMinutes: Int
    /// Workload over the horizon above which the overload cost applies.
    public package(set) var targetMinutes: Int?

    /// Throws `InvalidRequest` for an id or a name that is empty or no text of one line, and for a number that is out of
    /// the bounds of planning.md.
    public init(
        id: String, name: String? = nil, maxSessionsPerDay: Int? = nil, maxMinutesPerDay: Int? = nil,
        bufferMinutes: Int = 0, targetMinutes: Int? = nil
    ) throws(InvalidRequest) {
        self.init(
            unchecked: id, name: name, maxSessionsPerDay: maxSessionsPerDay, maxMinutesPerDay: maxMinutesPerDay,
            bufferMinutes: bufferMinutes, targetMinutes: targetMinutes)
        var problems = RequestProblems()
        problems.addIdentifier("id", id, expected: "the user's id in the service")
        problems.addIdentifier("name", name, expected: "a person's name")
        problems.add("maxSessionsPerDay", maxSessionsPerDay, in: RequestLimits.sessionsPerDay)
        problems.add("maxMinutesPerDay", maxMinutesPerDay, in: RequestLimits.minutesPerDay)
        problems.add("bufferMinutes", bufferMinutes, in: RequestLimits.bufferMinutes)
        problems.add("targetMinutes", targetMinutes, in: RequestLimits.targetMinutes)
        try problems.throwIfAny()
    }

    /// For a reader, which has checked each value where it stands.
    package init(
        unchecked id: String, name: String?, maxSessionsPerDay: Int?, maxMinutesPerDay: Int?, bufferMinutes: Int,
        targetMinutes: Int?
    ) {
        self.id = id
        self.name = name
        self.maxSessionsPerDay = maxSessionsPerDay
        self.maxMinutesPerDay = maxMinutesPerDay
        self.bufferMinutes = bufferMinutes
        self.targetMinutes = targetMinutes
    }
}

/// Somebody who is coached.
public struct AttendeeRequest: Sendable, Equatable {
    /// The user id in the service.
    public package(set) var id: String
    /// What people read, 1 to 256 bytes without control characters; nil to show the id.
    public package(set) var name: String?
    /// Nil leaves the group to the business unit that the slots tell.
    public package(set) var staffingGroup: String?
    /// Minutes a day in which they may be coached, 0 to 100,000; nil for no limit. A session counts on the local day of
    /// its start.
    public package(set) var maxMinutesPerDay: Int?

    /// Throws `InvalidRequest` for an id, a name or a group that is empty or no text of one line, and for a number that is
    /// out of the bounds of planning.md.
    public init(
        id: String, name: String? = nil, staffingGroup: String? = nil, maxMinutesPerDay: Int? = nil
    ) throws(InvalidRequest) {
        self.init(unchecked: id, name: name, staffingGroup: staffingGroup, maxMinutesPerDay: maxMinutesPerDay)
        var problems = RequestProblems()
        problems.addIdentifier("id", id, expected: "the user's id in the service")
        problems.addIdentifier("name", name, expected: "a person's name")
        problems.addIdentifier("staffingGroup", staffingGroup, expected: "a group's name")
        problems.add("maxMinutesPerDay", maxMinutesPerDay, in: RequestLimits.minutesPerDay)
        try problems.throwIfAny()
    }

    /// For a reader, which has checked each value where it stands.
    package init(unchecked id: String, name: String?, staffingGroup: String?, maxMinutesPerDay: Int?) {
        self.id = id
        self.name = name
        self.staffingGroup = staffingGroup
        self.maxMinutesPerDay = maxMinutesPerDay
    }
}
