import CoachingModels
import PlanModel

/// What a scenario with every rule adds to one with features: drawn apart, so that the rest stays what it is.
struct ScenarioRules {
    private let world: ScenarioWorld
    /// Sessions and minutes that each facilitator would lead in a week if all had the same, of two.
    private let sessionsPerWeek: Int
    private let minutesPerWeek: Int

    init(_ world: ScenarioWorld, minutes: Int) {
        self.world = world
        let options = world.options
        sessionsPerWeek = options.sessions / options.facilitators / 2
        minutesPerWeek = minutes / options.facilitators / 2 / Tick.minutes * Tick.minutes
    }

    func policy(locations: [String: Int]) throws -> Policy {
        var random = random(.rulesOfPolicy, 0)
        let growth = random.pick(["0", "0.5", "1", "2.5"])
        let price = random.pick(["10", "7.5"])
        let margin = random.pick([0, 0, 0, 15])
        let hours =
            random.chance(0.5)
            ? [weekly(.monday ... .friday, 510, 1050), weekly(.wednesday ... .wednesday, 420, 1200)] : []
        let lastDay = day(world.days.count - 1)
        let closed =
            random.chance(0.7)
            ? Array([weekly(.monday ... .monday, 480, 570), lastDay].prefix(random.pick([1, 2]))) : []
        return try Policy(
            marginMinutes: margin, staffingFloor: ExactDecimal(1), staffingGroups: groups(&random), hours: hours,
            closed: closed, locations: locations, costs: [.understaffing: ExactDecimal(price) ?? ExactDecimal(10)],
            understaffingGrowth: ExactDecimal(growth) ?? ExactDecimal(0))
    }

    private func groups(_ random: inout ScenarioRandom) -> [String: StaffingGroupPolicy] {
        let last = world.team(ofAttendee: world.options.sessions - 1)
        return (0...last).reduce(into: [:]) { groups, team in
            let floor = random.chance(0.5) ? ExactDecimal(random.pick(["0", "0.5", "1.5"])) : nil
            let maxAway = random.chance(0.6) ? random.pick([2, 3, 4]) : nil
            groups[world.teamName(team)] = StaffingGroupPolicy(floor: floor, maxAway: maxAway)
        }
    }

    func add(to facilitator: inout FacilitatorRequest, _ number: Int) {
        var random = random(.rulesOfFacilitator, number)
        if random.chance(0.2) { facilitator.hours = [weekly(.monday ... .thursday, 540, 960)] }
        if random.chance(0.15) { facilitator.closed = [day(Int.random(in: world.days.indices, using: &random))] }
        if random.chance(0.3) { facilitator.maxSessionsPerWeek = max(2, sessionsPerWeek + random.pick([0, 1, 2])) }
        if random.chance(0.3) { facilitator.maxMinutesPerWeek = max(60, minutesPerWeek + random.pick([0, 30, 60])) }
    }

    func add(to attendee: inout AttendeeRequest, _ number: Int) {
        var random = random(.rulesOfAttendee, number)
        if random.chance(0.15) {
            attendee.closed = [
                random.pick([
                    weekly(.tuesday ... .tuesday, 480, 720), weekly(.friday ... .friday, 0, 1440),
                    .weekly(WeeklyHours(days: [.monday, .wednesday], times: times(900, 1440))),
                ])
            ]
        }
        if random.chance(0.25) { attendee.minDaysBetween = min(world.days.count, random.pick([1, 2, 3])) }
    }

    /// The session, or the series that it becomes where no other session waits for it or before it.
    func sessions(_ session: SessionRequest, _ number: Int, isTied: Bool) -> [SessionRequest] {
        var random = random(.rulesOfSession, number)
        var session = session
        if random.chance(0.1) {
            session.hours = random.pick([
                [weekly(.monday ... .tuesday, 480, 1080), weekly(.thursday ... .thursday, 600, 900)],
                [.weekly(WeeklyHours(times: times(540, 690)))],
            ])
        }
        if random.chance(0.05) { session.timeOfDay = times(900, 1440) }
        guard !isTied, session.pin == nil, random.chance(0.12) else { return [session] }
        session.window = nil
        let series = SessionSeries(
            times: random.pick([2, 3]), minDays: random.pick([1, 2]),
            maxDays: random.chance(0.7) ? random.pick([3, 5]) : nil)
        return series.sessions(of: session)
    }

    private func random(_ purpose: ScenarioRandom.Purpose, _ number: Int) -> ScenarioRandom {
        ScenarioRandom(seed: world.options.seed, purpose, number)
    }

    private func day(_ number: Int) -> HoursRange {
        .interval(world.interval(from: world.days[number], to: world.days[number].next))
    }

    private func weekly(_ days: ClosedRange<Weekday>, _ from: Int, _ to: Int) -> HoursRange {
        .weekly(WeeklyHours(days: Set(Weekday.allCases.filter(days.contains)), times: times(from, to)))
    }

    private func times(_ from: Int, _ to: Int) -> Range<ClockTime> {
        ClockTime(minuteOfDay: from)..<ClockTime(minuteOfDay: to)
    }
}
