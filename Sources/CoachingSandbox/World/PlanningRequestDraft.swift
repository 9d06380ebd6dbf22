import CoachingModels

/// A planning request for people of a world, in the fields of the request format.
///
/// Each attendee in turn gets a session with the coach who looks after them first, then up to three others of the same business unit.
struct PlanningRequestDraft: Encodable, Sendable {
    var coachplan = 1
    var name: String
    var timeZone: String
    var horizon: String
    var facilitators: [Facilitator]
    var attendees: [Attendee]
    var sessions: [Session]

    struct Facilitator: Encodable, Sendable {
        var id: String
        var name: String
        var maxSessionsPerDay = 6
        var bufferMinutes: Int
    }

    struct Attendee: Encodable, Sendable {
        var id: String
        var name: String
        var staffingGroup: String?
    }

    struct Session: Encodable, Sendable {
        var key: String
        var name = "Quality coaching"
        var description: String
        var attendees: [String]
        var facilitators: [String]
        var lengthInMinutes: Int
        var priority: Int
        var timeOfDay: String?
    }

    /// - Parameters:
    ///   - count: number of sessions; more than there are attendees gives some of them several.
    ///   - days: local days of the horizon, from the first day of the world on.
    init(world: SandboxWorld, sessions count: Int, days: Int) {
        var random = SeededRandom(seed: world.shape.seed, part: "request")
        let attendees = Array(world.attendees)
        let coaches = Dictionary(grouping: world.facilitators, by: \.businessUnit)
        let first = world.shape.firstDay
        name = "Coaching from \(first)"
        timeZone = world.shape.timeZone
        horizon = "\(first)/\(first + min(days, world.shape.weeks * 7))"
        sessions = (0..<count).map { number in
            let person = attendees[number % attendees.count]
            let own = coaches[person.businessUnit] ?? Array(world.facilitators)
            return Session(
                key: "s\(number + 1)", description: "Session \(number / attendees.count + 1) of \(person.name)",
                attendees: [person.id],
                facilitators: Self.leaders(of: number % attendees.count, among: own, &random).map(\.id),
                lengthInMinutes: random.pick([30, 30, 30, 45, 60]), priority: random.pick([1, 1, 1, 2, 3]),
                timeOfDay: random.chance(0.35) ? random.pick(["09:00-12:00", "13:00-17:00"]) : nil)
        }
        let leading = Set(sessions.flatMap(\.facilitators))
        facilitators = world.facilitators.filter { leading.contains($0.id) }.map {
            Facilitator(id: $0.id, name: $0.name, bufferMinutes: random.pick([0, 0, 15]))
        }
        self.attendees = attendees.prefix(count).map { person in
            Attendee(
                id: person.id, name: person.name,
                staffingGroup: person.planningGroup.map { world.planningGroups[$0].name })
        }
    }

    private static func leaders(of attendee: Int, among coaches: [Person], _ random: inout SeededRandom) -> [Person] {
        let usual = attendee % coaches.count
        var leaders = [coaches[usual]]
        for _ in 0..<random.below(4) {
            let other = coaches[random.below(coaches.count)]
            if !leaders.contains(other) { leaders.append(other) }
        }
        return leaders
    }
}

extension SandboxWorld {
    /// A ready planning request as JSON; see ``requestYAML(sessions:days:)``.
    public func requestJSON(sessions: Int? = nil, days: Int = 12) -> String {
        let draft = PlanningRequestDraft(world: self, sessions: sessions ?? shape.attendees, days: days)
        // The draft holds texts and whole numbers only: there is nothing that JSON cannot say.
        return String(decoding: (try? CoachingJSON.encode(draft)) ?? [], as: UTF8.self) + "\n"
    }

    /// A ready planning request for the people of this world, as a planner would write it.
    ///
    /// - Parameters:
    ///   - sessions: how many sessions to ask for; default one for each attendee.
    ///   - days: local days of the horizon from the first day of the world on.
    public func requestYAML(sessions: Int? = nil, days: Int = 12) -> String {
        PlanningRequestDraft(world: self, sessions: sessions ?? shape.attendees, days: days).yaml
    }
}
