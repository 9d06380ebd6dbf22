public import CoachingModels

/// The parameters from which a world is made: two worlds of the same shape are equal, person by person and minute by
/// minute.
public struct WorldShape: Hashable, Codable, Sendable {
    /// People who answer contacts and are coached.
    public var attendees: Int
    /// People who coach.
    public var facilitators: Int
    /// Seed of the world's random numbers: ids, shifts and forecasts.
    public var seed: UInt64
    /// The first day with schedules; a Monday, so that weeks of the business units start on it.
    public var firstDay: ServiceDay
    /// Weeks of published schedules from `firstDay` on.
    public var weeks: Int
    /// The IANA time zone in which shifts are written.
    public var timeZone: String
    /// Business units over which attendees and facilitators are spread evenly.
    public var businessUnits: Int

    /// Creates a shape from its parts.
    ///
    /// ``SandboxWorld/init(shape:)`` checks them: 1 to 20000 attendees, 1 to 2000 facilitators, 1 to 26 weeks from
    /// a Monday on, 1 to 100 business units, a time zone that exists.
    public init(
        attendees: Int = 60, facilitators: Int = 6, seed: UInt64 = 1, firstDay: ServiceDay, weeks: Int = 6,
        timeZone: String = "America/New_York", businessUnits: Int = 1
    ) {
        self.attendees = attendees
        self.facilitators = facilitators
        self.seed = seed
        self.firstDay = firstDay
        self.weeks = weeks
        self.timeZone = timeZone
        self.businessUnits = businessUnits
    }
}
