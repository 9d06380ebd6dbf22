import CoachingModels
import PlanModel

/// The request of a scenario, piece by piece. All names in it are plain, so nothing needs escaping.
struct ScenarioRequest {
    private let world: ScenarioWorld
    private let slots: ScenarioSlots
    private let minutesPerDay: Int
    private let targetMinutes: Int

    init(_ world: ScenarioWorld, _ slots: ScenarioSlots) {
        self.world = world
        self.slots = slots
        let options = world.options
        let need = (0..<options.sessions).reduce(0) { $0 + ScenarioSession($1, world: world).lengthInMinutes }
        let share = Double(need) / options.tightness / Double(options.facilitators * world.days.count)
        minutesPerDay = max(60, Int((share / 15).rounded()) * 15)
        targetMinutes = need / options.facilitators / 15 * 15
    }

    var head: String {
        let options = world.options
        return """
            {"coachplan": 1,
            "name": "scenario \(options.sessions) x \(options.facilitators), seed \(options.seed)",
            "timeZone": "\(options.clock.name)",
            "horizon": "\(options.firstDay)/\(world.end)",
            "facilitators": [
            """
    }

    var middle: String { "\n],\n\"attendees\": [" }

    var beforeSessions: String { "\n],\n\"sessions\": [" }

    var tail: String {
        let policy =
            world.options.features
            ? #"{"staffingFloor": 1, "locations": {"Room 1": 1, "Room 2": 2}}"# : "{}"
        return "\n],\n\"policy\": \(policy)}\n"
    }

    func facilitator(_ number: Int) -> String {
        var fields = [
            #""id": "\#(world.facilitatorId(number))""#, #""name": "Coach \#(number)""#,
            #""maxMinutesPerDay": \#(minutesPerDay)"#,
        ]
        if world.options.features {
            var random = ScenarioRandom(seed: world.options.seed, .limits, number)
            if random.chance(0.5) { fields.append(#""bufferMinutes": \#(random.pick([15, 30]))"#) }
            if random.chance(0.5) { fields.append(#""maxSessionsPerDay": \#(random.pick([2, 3, 4]))"#) }
            if random.chance(0.5) { fields.append(#""targetMinutes": \#(targetMinutes)"#) }
        }
        return item(number, fields)
    }

    func attendee(_ number: Int) -> String {
        var fields = [#""id": "\#(world.attendeeId(number))""#, #""name": "Agent \#(number)""#]
        var random = ScenarioRandom(seed: world.options.seed, .policy, number)
        let hasGroup = !world.options.features || random.chance(0.9)
        if hasGroup { fields.append(#""staffingGroup": "team-\#(world.team(ofAttendee: number))""#) }
        if world.options.features, random.chance(0.5) { fields.append(#""maxMinutesPerDay": 60"#) }
        return item(number, fields)
    }

    /// The session, and its follow-up if it has one.
    func session(_ number: Int) -> String {
        let session = ScenarioSession(number, world: world)
        var fields = [#""key": "s\#(number)""#] + common(session, number)
        if session.isPinned, session.window == nil, let start = slots.firstStart(ofSession: session) {
            fields.append(#""pin": {"dateStart": "\#(start)"}"#)
        }
        if let window = session.window {
            let end = LocalDate(daysSince1970: world.days[window.upperBound].daysSince1970 + 1)
            fields.append(#""window": "\#(world.days[window.lowerBound])/\#(end)""#)
        }
        guard let followUp = session.followUp else { return item(number, fields) }
        let most = followUp.maxDays.map { #", "maxDays": \#($0)"# } ?? ""
        let after = #""after": {"session": "s\#(number)", "minDays": \#(followUp.minDays)\#(most)}"#
        return item(number, fields) + item(number + 1, [#""key": "s\#(number)-b""#] + common(session, number) + [after])
    }

    private func common(_ session: ScenarioSession, _ number: Int) -> [String] {
        var fields = [
            #""name": "Quality coaching""#, #""description": "session \#(number)""#,
            #""attendees": [\#(list(session.attendees.map(world.attendeeId)))]"#,
            #""facilitators": [\#(list(session.facilitators.map(world.facilitatorId)))]"#,
            #""lengthInMinutes": \#(session.lengthInMinutes)"#, #""priority": \#(session.priority)"#,
        ]
        if let timeOfDay = session.timeOfDay { fields.append(#""timeOfDay": "\#(timeOfDay)""#) }
        if let location = session.location { fields.append(#""location": "\#(location)""#) }
        return fields
    }

    private func list(_ ids: [String]) -> String { ids.map { "\"\($0)\"" }.joined(separator: ", ") }

    private func item(_ number: Int, _ fields: [String]) -> String {
        "\(number == 0 ? "\n" : ",\n")  {\(fields.joined(separator: ", "))}"
    }
}
