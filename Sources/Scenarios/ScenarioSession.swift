import PlanModel

/// One session of a scenario, by numbers of people.
struct ScenarioSession {
    var attendees: [Int]
    var facilitators: [Int]
    var lengthInMinutes: Int
    var priority: Int
    var timeOfDay: Range<ClockTime>?
    /// First and last working day, by number.
    var window: ClosedRange<Int>?
    var location: String?
    /// Days between this session and its follow-up, if there is to be one.
    var followUp: (minDays: Int, maxDays: Int?)?
    var isPinned = false

    init(_ number: Int, world: ScenarioWorld) {
        let options = world.options
        var random = ScenarioRandom(seed: options.seed, .session, number)
        attendees = [number]
        let own = number * options.facilitators / options.sessions
        let others = (0..<random.pick([0, 1, 2, 2, 3, 4])).map { _ in
            Int.random(in: 0..<options.facilitators, using: &random)
        }
        facilitators = others.reduce(into: [own]) { list, other in if !list.contains(other) { list.append(other) } }
        lengthInMinutes = random.pick([30, 30, 30, 45, 60])
        priority = random.pick([1, 1, 1, 2, 3])
        if random.chance(0.35) { timeOfDay = random.pick([DayPart.morning, DayPart.afternoon]) }
        if random.chance(0.3) {
            let first = Int.random(in: world.days.indices, using: &random)
            let last = Int.random(in: first..<world.days.count, using: &random)
            if last - first >= min(2, world.days.count - 1) { window = first...last }
        }
        if options.features { addFeatures(number, world, &random) }
    }

    private mutating func addFeatures(_ number: Int, _ world: ScenarioWorld, _ random: inout ScenarioRandom) {
        if random.chance(0.25) { location = random.pick(["Room 1", "Room 2", "Room 9"]) }
        if random.chance(0.15) {
            let first = world.team(ofAttendee: number) * world.options.teamSize
            let last = min(first + world.options.teamSize, world.options.sessions)
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let mate = Int.random(in: first..<last, using: &random)
                if !attendees.contains(mate) { attendees.append(mate) }
            }
        }
        if random.chance(0.2) {
            followUp = (random.pick([0, 1, 2]), random.chance(0.7) ? random.pick([2, 3, 5]) : nil)
        }
        isPinned = random.chance(0.03)
    }
}
