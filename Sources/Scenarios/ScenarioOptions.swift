public import CoachingModels
public import PlanModel

/// The size of a made-up case, and its features.
public struct ScenarioOptions: Sendable {
    /// Sessions to place in each business unit, one for each attendee.
    public var sessions: Int
    /// People who lead sessions in each business unit, at least one.
    public var facilitators: Int
    /// Working days in the horizon.
    public var days: Int
    /// Seed of the random numbers: the same options give the same files, byte for byte.
    public var seed: UInt64
    /// The time to be led as a share of the time that the facilitators' daily limits allow.
    public var tightness: Double
    /// Whether the rules on sessions, days and rooms are used: pins, predecessors, locations, groups of attendees,
    /// buffers, targets, unpaid time and activities that the policy does not allow.
    public var features: Bool
    /// Whether every rule and cost term is used: the features, and hours, closed times, margins, limits of weeks,
    /// spacing, series, limits and floors of staffing groups. Everything else is the same as with `features` alone.
    public var all: Bool
    /// The zone in which days and shifts are counted.
    public var clock: ZoneClock
    /// First day of the horizon.
    public var firstDay: LocalDate
    /// Attendees of one staffing group.
    public var teamSize: Int
    /// Business units in one request, each with its own people, staffing groups, rooms and slots. The first unit has
    /// the people of a case without units and with the same seed, the second those of the next seed, and so on; names
    /// and ids distinguish them.
    public var units: Int
    /// How many of a hundred facilitators also lead sessions of one other unit.
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
