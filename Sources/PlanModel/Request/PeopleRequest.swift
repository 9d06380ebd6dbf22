/// A person who leads sessions, with the limits on that.
public struct FacilitatorRequest: Sendable, Equatable {
    /// The user id in the service.
    public package(set) var id: String
    /// The name to show, 1 to 256 bytes without control characters; nil to show the id.
    public package(set) var name: String?
    /// Sessions that they may lead a day, 0 to 1000; nil for no limit. A session counts on the local day of its start.
    public package(set) var maxSessionsPerDay: Int?
    /// Minutes that they may lead a day, 0 to 100,000; nil for no limit. A session counts on the local day of its
    /// start.
    public package(set) var maxMinutesPerDay: Int?
    /// Sessions that they may lead in an ISO week, 0 to 10,000; nil for no limit. A session counts on the local day of
    /// its start.
    public package(set) var maxSessionsPerWeek: Int?
    /// Minutes that they may lead in an ISO week, 0 to 100,000; nil for no limit.
    public package(set) var maxMinutesPerWeek: Int?
    /// Minutes of free time between two of their sessions.
    public package(set) var bufferMinutes: Int
    /// Minutes over the horizon above which the overload cost applies.
    public package(set) var targetMinutes: Int?
    /// Each of their sessions lies entirely within one of these; empty for no limit.
    public package(set) var hours: [HoursRange]
    /// No part of a session of theirs lies in any of these.
    public package(set) var closed: [HoursRange]
    /// What they lead beside the plan, which counts in their limits.
    public package(set) var held: [HeldAppointment]

    /// Throws `InvalidRequest` for an id or a name that is empty or not a single line of text, and for a number that is
    /// out of the bounds of planning.md.
    public init(
        id: String, name: String? = nil, maxSessionsPerDay: Int? = nil, maxMinutesPerDay: Int? = nil,
        maxSessionsPerWeek: Int? = nil, maxMinutesPerWeek: Int? = nil, bufferMinutes: Int = 0,
        targetMinutes: Int? = nil, hours: [HoursRange] = [], closed: [HoursRange] = [],
        held: [HeldAppointment] = []
    ) throws(InvalidRequest) {
        self.init(
            unchecked: id, name: name, maxSessionsPerDay: maxSessionsPerDay, maxMinutesPerDay: maxMinutesPerDay,
            maxSessionsPerWeek: maxSessionsPerWeek, maxMinutesPerWeek: maxMinutesPerWeek, bufferMinutes: bufferMinutes,
            targetMinutes: targetMinutes, hours: hours, closed: closed, held: held)
        var problems = RequestProblems()
        problems.addIdentifier("id", id, expected: "the user's id in the service")
        problems.addIdentifier("name", name, expected: "a person's name")
        problems.add("maxSessionsPerDay", maxSessionsPerDay, in: RequestLimits.sessionsPerDay)
        problems.add("maxMinutesPerDay", maxMinutesPerDay, in: RequestLimits.minutesPerDay)
        problems.add("maxSessionsPerWeek", maxSessionsPerWeek, in: RequestLimits.sessionsPerWeek)
        problems.add("maxMinutesPerWeek", maxMinutesPerWeek, in: RequestLimits.minutesPerWeek)
        problems.add("bufferMinutes", bufferMinutes, in: RequestLimits.bufferMinutes)
        problems.add("targetMinutes", targetMinutes, in: RequestLimits.targetMinutes)
        problems.add("hours", hours)
        problems.add("closed", closed)
        for (index, one) in held.enumerated() {
            problems.add("held[\(index)].lengthInMinutes", one.lengthInMinutes, in: RequestLimits.heldMinutes)
        }
        try problems.throwIfAny()
    }

    /// For a reader that has already checked each value at its place.
    package init(
        unchecked id: String, name: String?, maxSessionsPerDay: Int?, maxMinutesPerDay: Int?,
        maxSessionsPerWeek: Int?, maxMinutesPerWeek: Int?, bufferMinutes: Int, targetMinutes: Int?,
        hours: [HoursRange], closed: [HoursRange], held: [HeldAppointment]
    ) {
        self.id = id
        self.name = name
        self.maxSessionsPerDay = maxSessionsPerDay
        self.maxMinutesPerDay = maxMinutesPerDay
        self.maxSessionsPerWeek = maxSessionsPerWeek
        self.maxMinutesPerWeek = maxMinutesPerWeek
        self.bufferMinutes = bufferMinutes
        self.targetMinutes = targetMinutes
        self.hours = hours
        self.closed = closed
        self.held = held
    }
}

/// A person who is coached.
public struct AttendeeRequest: Sendable, Equatable {
    /// The user id in the service.
    public package(set) var id: String
    /// The name to show, 1 to 256 bytes without control characters; nil to show the id.
    public package(set) var name: String?
    /// The staffing group; nil to take the business unit in the slots as the group.
    public package(set) var staffingGroup: String?
    /// Minutes a day for which they may be coached, 0 to 100,000; nil for no limit. A session counts on the local day
    /// of its start.
    public package(set) var maxMinutesPerDay: Int?
    /// The fewest local days between the starts of any two of their sessions; 0 for no limit, and at most the number of
    /// days in the horizon.
    public package(set) var minDaysBetween: Int
    /// Each of their sessions lies entirely within one of these; empty for no limit.
    public package(set) var hours: [HoursRange]
    /// No part of a session of theirs lies in any of these.
    public package(set) var closed: [HoursRange]
    /// What they attend beside the plan, which counts in their limits.
    public package(set) var held: [HeldAppointment]

    /// Throws `InvalidRequest` for an id, a name or a group that is empty or not a single line of text, and for a
    /// number that is out of the bounds of planning.md.
    public init(
        id: String, name: String? = nil, staffingGroup: String? = nil, maxMinutesPerDay: Int? = nil,
        minDaysBetween: Int = 0, hours: [HoursRange] = [], closed: [HoursRange] = [],
        held: [HeldAppointment] = []
    ) throws(InvalidRequest) {
        self.init(
            unchecked: id, name: name, staffingGroup: staffingGroup, maxMinutesPerDay: maxMinutesPerDay,
            minDaysBetween: minDaysBetween, hours: hours, closed: closed, held: held)
        var problems = RequestProblems()
        problems.addIdentifier("id", id, expected: "the user's id in the service")
        problems.addIdentifier("name", name, expected: "a person's name")
        problems.addIdentifier("staffingGroup", staffingGroup, expected: "a group's name")
        problems.add("maxMinutesPerDay", maxMinutesPerDay, in: RequestLimits.minutesPerDay)
        problems.add("minDaysBetween", minDaysBetween, in: RequestLimits.days)
        problems.add("hours", hours)
        problems.add("closed", closed)
        for (index, one) in held.enumerated() {
            problems.add("held[\(index)].lengthInMinutes", one.lengthInMinutes, in: RequestLimits.heldMinutes)
        }
        try problems.throwIfAny()
    }

    /// For a reader that has already checked each value at its place.
    package init(
        unchecked id: String, name: String?, staffingGroup: String?, maxMinutesPerDay: Int?, minDaysBetween: Int,
        hours: [HoursRange], closed: [HoursRange], held: [HeldAppointment]
    ) {
        self.id = id
        self.name = name
        self.staffingGroup = staffingGroup
        self.maxMinutesPerDay = maxMinutesPerDay
        self.minDaysBetween = minDaysBetween
        self.hours = hours
        self.closed = closed
        self.held = held
    }
}
