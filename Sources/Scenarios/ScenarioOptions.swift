public import CoachingModels
public import PlanModel

/// How large a made-up case is, and what is in it.
public struct ScenarioOptions: Sendable {
    /// Sessions to place in each business unit, one for each attendee.
    public var sessions: Int
    /// People who lead sessions in each business unit, at least one.
    public var facilitators: Int
    /// Working days in the horizon.
    public var days: Int
    /// The same options make the same files, byte for byte.
    public var seed: UInt64
    /// Time to be led as a share of what the facilitators' daily limits allow.
    public var tightness: Double
    /// Whether the rules of sessions, days and rooms are in use: pins, predecessors, locations, groups of attendees, buffers, targets,
    /// unpaid time and activities that the policy does not allow.
    public var features: Bool
    /// Whether every rule and cost term is in use: the features, and hours, closed times, margins, limits of weeks, spacing,
    /// series, limits and floors of staffing groups. The rest is what it is with `features` alone.
    public var all: Bool
    /// The zone in which days and shifts are counted.
    public var clock: ZoneClock
    /// First day of the horizon.
    public var firstDay: LocalDate
    /// Attendees of one staffing group.
    public var teamSize: Int
    /// Business units in one request, each with people, staffing groups, rooms and slots of its own. The first has the people of a
    /// case without units and of the same seed, the next those of the next seed, and so forth; names and ids tell them apart.
    public var units: Int
    /// Of a hundred facilitators, how many lead sessions of one other unit too.
    public var sharedCoaches: Int

    /// A case of this size, from Monday 2026-12-07 in New York unless given.
    public init(
        sessions: Int, facilitators: Int, days: Int, seed: UInt64, tightness: Double = 0.7, features: Bool = false,
        all: Bool = false,
        clock: ZoneClock = ZoneClock(name: "America/New_York") ?? .utc,
        firstDay: LocalDate = LocalDate(daysSince1970: 20_794), teamSize: Int = 100, units: Int = 1,
        sharedCoaches: Int = 0
    ) {
        self.sessions = sessions
        self.facilitators = facilitators
        self.days = days
        self.seed = seed
        self.tightness = tightness
        self.features = features || all
        self.all = all
        self.clock = clock
        self.firstDay = firstDay
        self.teamSize = teamSize
        self.units = units
        self.sharedCoaches = sharedCoaches
    }
}
