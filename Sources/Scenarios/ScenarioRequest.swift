import CoachingModels
import PlanModel

/// What a request has of one business unit of a scenario, piece by piece.
struct ScenarioRequest {
    private let world: ScenarioWorld
    private let slots: ScenarioSlots
    /// Facilitators of other units who lead sessions of this one too.
    private let guests: [String]
    private let minutesPerDay: Int
    private let targetMinutes: Int
    /// Nil without every rule.
    private let rules: ScenarioRules?

    init(_ world: ScenarioWorld, _ slots: ScenarioSlots, guests: [String] = []) {
        self.world = world
        self.slots = slots
        self.guests = guests
        let options = world.options
        let need = (0..<options.sessions).reduce(0) { $0 + ScenarioSession($1, world: world).lengthInMinutes }
        let share = Double(need) / options.tightness / Double(options.facilitators * world.days.count)
        minutesPerDay = max(60, Int((share / Double(Tick.minutes)).rounded()) * Tick.minutes)
        rules = options.all ? ScenarioRules(world, minutes: need) : nil
        targetMinutes = need / options.facilitators / Tick.minutes * Tick.minutes
    }

    var horizon: Interval { world.interval(from: world.options.firstDay, to: world.end) }

    var policy: Policy {
        get throws {
            guard world.options.features else { return Policy() }
            let locations = [world.room("Room 1"): 1, world.room("Room 2"): 2]
            if let rules { return try rules.policy(locations: locations) }
            return try Policy(staffingFloor: ExactDecimal(1), locations: locations)
        }
    }

    func facilitator(_ number: Int) throws -> FacilitatorRequest {
        var random = ScenarioRandom(seed: world.options.seed, .limits, number)
        let hasLimits = world.options.features
        let buffer = hasLimits && random.chance(0.5) ? random.pick([15, 30]) : 0
        let sessions = hasLimits && random.chance(0.5) ? random.pick([2, 3, 4]) : nil
        let target = hasLimits && random.chance(0.5) ? targetMinutes : nil
        var facilitator = try FacilitatorRequest(
            id: world.facilitatorId(number), name: world.personName("Coach", number), maxSessionsPerDay: sessions,
            maxMinutesPerDay: minutesPerDay, bufferMinutes: buffer, targetMinutes: target)
        rules?.add(to: &facilitator, number)
        return facilitator
    }

    func attendee(_ number: Int) throws -> AttendeeRequest {
        var random = ScenarioRandom(seed: world.options.seed, .policy, number)
        let hasGroup = !world.options.features || random.chance(0.9)
        var attendee = try AttendeeRequest(
            id: world.attendeeId(number), name: world.personName("Agent", number),
            staffingGroup: hasGroup ? world.teamName(world.team(ofAttendee: number)) : nil,
            maxMinutesPerDay: world.options.features && random.chance(0.5) ? 60 : nil)
        rules?.add(to: &attendee, number)
        return attendee
    }

    /// The session, and its follow-up if it has one, or the series that it stands for.
    func sessions(_ number: Int) throws -> [SessionRequest] {
        let sessions = try plainSessions(number)
        guard let rules else { return sessions }
        return sessions.enumerated().flatMap { place, session in
            // A draw of its own for each.
            rules.sessions(session, 2 * number + place, isTied: sessions.count > 1)
        }
    }

    private func plainSessions(_ number: Int) throws -> [SessionRequest] {
        let session = ScenarioSession(number, world: world)
        let isPinned = session.isPinned && session.window == nil
        let pin = isPinned ? slots.firstStart(ofSession: session).map { PinRequest(dateStart: $0) } : nil
        let window = session.window.map { days in
            world.interval(from: world.days[days.lowerBound], to: world.days[days.upperBound].next)
        }
        let key = world.own("s\(number)")
        let first = try request(session, number, key: key, window: window, pin: pin)
        guard let followUp = session.followUp else { return [first] }
        let after = AfterRequest(session: first.key, minDays: followUp.minDays, maxDays: followUp.maxDays)
        return [first, try request(session, number, key: "\(key)-b", after: after)]
    }

    private func request(
        _ session: ScenarioSession, _ number: Int, key: String, window: Interval? = nil, after: AfterRequest? = nil,
        pin: PinRequest? = nil
    ) throws -> SessionRequest {
        try SessionRequest(
            key: key, name: "Quality coaching", description: "session \(number)",
            attendees: session.attendees.map(world.attendeeId),
            facilitators: session.facilitators.map(world.facilitatorId) + guests(ofSession: number),
            lengthInMinutes: session.lengthInMinutes,
            window: window, priority: session.priority, timeOfDay: session.timeOfDay, after: after, pin: pin,
            location: session.location.map(world.room))
    }

    /// The guests who may lead a session too: each one or more sessions of the unit, a chunk of them where there are many.
    private func guests(ofSession number: Int) -> [String] {
        let count = world.options.sessions
        let (begin, end) = (number * guests.count, (number + 1) * guests.count)
        let starting = guests[begin.ceilingDivision(by: count)..<end.ceilingDivision(by: count)]
        guard starting.isEmpty, !guests.isEmpty else { return Array(starting) }
        var random = ScenarioRandom(seed: world.options.seed, .guest, number)
        return random.chance(0.3) ? [guests[number * guests.count / count]] : []
    }
}
