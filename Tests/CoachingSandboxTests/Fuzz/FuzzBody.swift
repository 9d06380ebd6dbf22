import CoachingModels
import Fixtures
import Foundation

@testable import CoachingSandbox

/// Bodies of calls: such as could be meant, and then something happens to them.
enum FuzzBody {
    static func bytes(
        of model: String, facts: ServiceFacts, world: SandboxWorld, _ random: inout SeededRandom
    ) -> [UInt8] {
        var body = meant(model, facts: facts, world: world, &random)
        if random.chance(0.35) {
            for _ in 0...random.below(2) { body = changed(body, &random) as? [String: Any] ?? body }
        }
        let text = (try? JSONSerialization.data(withJSONObject: body, options: .sortedKeys)).map(Array.init) ?? []
        return random.chance(0.1) ? torn(text, &random) : text
    }

    /// Fields of the facts, with values of the world.
    private static func meant(
        _ model: String, facts: ServiceFacts, world: SandboxWorld, _ random: inout SeededRandom
    ) -> [String: Any] {
        var body = facts.wholeBody(of: model)
        for field in facts.models[model]?.fields ?? [] {
            if !field.required && random.chance(0.5) { body[field.name] = nil }
        }
        func people(_ most: Int, _ random: inout SeededRandom) -> [String] {
            Array(Set((0...random.below(most)).map { _ in random.pick(world.people.dropLast(3)).id })).sorted()
        }
        let first = world.calendar.startMinute
        let tick = random.below(world.calendar.tickCount)
        let replacements: [String: Any] = [
            "attendeeIds": people(2, &random), "facilitatorIds": people(2, &random),
            "facilitatorId": random.pick(Array(world.facilitators)).id,
            "dateStart": ServiceDate.minute(first + tick * 15).description,
            "lengthInMinutes": random.pick([15, 30, 45, 60, 20]), "interval": FuzzText.interval(world, &random),
            "intervals": [FuzzText.interval(world, &random)],
            "status": random.pick(["Scheduled", "InProgress", "Completed", "InvalidSchedule"]),
            "wfmSchedule": [
                "id": random.pick(world.businessUnits[0].scheduleIDs), "weekDate": world.shape.firstDay.description,
                "businessUnit": ["id": world.businessUnits[0].id],
            ] as [String: Any],
            "name": FuzzText.text(&random), "text": FuzzText.text(&random), "conversationId": FuzzText.text(&random),
            "location": FuzzText.text(&random),
        ]
        for (name, value) in replacements where body[name] != nil { body[name] = value }
        if model == "CoachingAppointmentAggregateRequest" { body["filter"] = filter(world, &random) }
        return body
    }

    private static func filter(_ world: SandboxWorld, _ random: inout SeededRandom) -> [String: Any] {
        let predicates: [[String: Any]] = (0...random.below(3)).map { _ in
            random.chance(0.5)
                ? ["dimension": "attendeeId", "value": random.pick(world.people).id]
                : ["dimension": "status", "value": random.pick(["Scheduled", "Done", ""])]
        }
        return [
            "type": "And",
            "clauses": [["type": random.pick(["And", "Or"]), "predicates": predicates] as [String: Any]],
        ]
    }

    static func scheduleChange(of person: String, world: SandboxWorld, _ random: inout SeededRandom) -> String {
        let minute = world.calendar.startMinute + random.below(world.calendar.tickCount) * 15
        let start = random.chance(0.8) ? ServiceDate.minute(minute).description : FuzzText.date(&random)
        let length = random.pick([1, 15, 60, 480, 10_080, -1, 10_081])
        let category = random.pick(["Unavailable", "OnQueueWork", "OffQueueWork", "Meal", "Nap"])
        return
            #"{"userId":"\#(person)","dateStart":"\#(start)","lengthInMinutes":\#(length),"activityCategory":"\#(category)"}"#
    }

    /// A value with one thing in it exchanged, dropped or added.
    private static func changed(_ value: Any, _ random: inout SeededRandom) -> Any {
        if let object = value as? [String: Any], let key = object.keys.sorted().randomElement(by: &random) {
            var object = object
            switch random.below(5) {
            case 0: object[key] = nil
            case 1: object[FuzzText.text(&random)] = odd(&random)
            case 2: object[key] = changed(object[key]!, &random)
            default: object[key] = odd(&random)
            }
            return object
        }
        if let list = value as? [Any], !list.isEmpty {
            return random.chance(0.5) ? list + list : [changed(list[0], &random)]
        }
        return odd(&random)
    }

    private static func odd(_ random: inout SeededRandom) -> Any {
        let odd: [Any] = [
            NSNull(), true, 0, -1, 1.5, 1e300, Int64.max, Int64.min, "", "x", [Any](), [NSNull()], [[Any]()],
            [String: Any](), ["id": "x"], FuzzText.text(&random), FuzzText.date(&random),
            "\(FuzzText.date(&random))/\(FuzzText.date(&random))", Array(repeating: "x", count: 300),
        ]
        return random.pick(odd)
    }

    /// Text of JSON cut, changed byte by byte, or with a field twice.
    private static func torn(_ text: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        guard !text.isEmpty else { return noise(&random) }
        var text = text
        switch random.below(5) {
        case 0: return Array(text.prefix(random.below(text.count)))
        case 1:
            for _ in 0...random.below(4) { text[random.below(text.count)] = UInt8(truncatingIfNeeded: random.next()) }
            return text
        case 2: return Array(#"{"name":"a","name":"b","text":"c","#.utf8) + text.dropFirst()
        case 3: return Array(repeating: UInt8(ascii: random.pick(["[", "{"])), count: random.below(2_000)) + text
        default: return text + noise(&random)
        }
    }

    static func noise(_ random: inout SeededRandom) -> [UInt8] {
        (0..<random.below(200)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    }
}

extension Array {
    fileprivate func randomElement(by random: inout SeededRandom) -> Element? {
        isEmpty ? nil : random.pick(self)
    }
}

extension SeededRandom {
    fileprivate mutating func pick<Element>(_ choices: ArraySlice<Element>) -> Element { pick(Array(choices)) }
}
