import Foundation
import Hashing
import PlanTestSupport
import Testing

@testable import PlanFiles
@testable import PlanModel
@testable import RequestFiles
@testable import Scenarios
@testable import SessionPlanner

struct ScenarioTests {
    static func files(_ options: ScenarioOptions) throws -> [Data] {
        let scratch = try Scratch()
        try Scenario.write(options, to: scratch.path + "/new/folder")
        return try ["request.json", "slots.ndjson"].map {
            try Data(contentsOf: URL(fileURLWithPath: "\(scratch.path)/new/folder/\($0)"))
        }
    }

    @Test func theSameOptionsMakeTheSameBytes() throws {
        let options = ScenarioOptions(sessions: 12, facilitators: 3, days: 3, seed: 7, features: true)
        #expect(try Self.files(options) == Self.files(options))
        var other = options
        other.seed = 8
        #expect(try Self.files(options) != Self.files(other))
    }

    /// Benchmarks compare runs on scenarios of other days: another byte would be another case.
    @Test func theFilesAreWhatTheyWere() throws {
        let files = try Self.files(ScenarioOptions(sessions: 200, facilitators: 20, days: 5, seed: 1, features: true))
        #expect(
            files.map { SHA256.hexadecimal(of: Array($0)) } == [
                "2151bfb66de33b1272a084b130a6395bf4677dc50c42cbb3d46db0ebcd024d61",
                "311ec51c11d2600e3e16b56fc465366469d657aae1cdbca483f998c91db5c4ce",
            ])
        let plain = try Self.files(ScenarioOptions(sessions: 50, facilitators: 7, days: 10, seed: 3))
        #expect(
            plain.map { SHA256.hexadecimal(of: Array($0)) } == [
                "ff366b407ae6f56e778ca1bd10f4e20279bc832232bc2277390a96b303749bf3",
                "c2030bca033e5c18cc2fbf03292e2194a714e47be7b2c7ad9a76cbb9bd488808",
            ])
    }

    /// Each unit is the case of a seed of its own, by other names.
    @Test(arguments: [(false, false), (true, false), (true, true)])
    func unitsAreCasesOfTheirOwn(features: Bool, all: Bool) throws {
        func options(seed: UInt64, units: Int) -> ScenarioOptions {
            ScenarioOptions(
                sessions: 30, facilitators: 4, days: 5, seed: seed, features: features, all: all, units: units)
        }
        func read(_ options: ScenarioOptions) throws -> (PlanRequest, SlotsFile) {
            let scratch = try Scratch()
            try Scenario.write(options, to: scratch.path)
            return (
                try RequestReader.read(path: scratch.path + "/request.json"),
                try SlotsReader.read(path: scratch.path + "/slots.ndjson")
            )
        }
        let (whole, slots) = try read(options(seed: 5, units: 3))
        let alone = try (5..<8).map { try read(options(seed: UInt64($0), units: 1)) }
        #expect(whole.sessions.count == alone.reduce(0) { $0 + $1.0.sessions.count })
        #expect(slots.calls.count == alone.reduce(0) { $0 + $1.1.calls.count })
        var place = 0
        for (unit, (request, _)) in alone.enumerated() {
            let prefix = "u\(unit + 1)-"
            for session in request.sessions {
                let own = whole.sessions[place]
                place += 1
                #expect(own.key == prefix + session.key)
                #expect(own.attendees == session.attendees.map { prefix + $0 })
                #expect(own.facilitators == session.facilitators.map { prefix + $0 })
                #expect(own.lengthInMinutes == session.lengthInMinutes && own.priority == session.priority)
                #expect(own.location == session.location.map { "\($0) of unit \(unit + 1)" })
                #expect(own.after?.session == session.after.map { prefix + $0.session })
            }
            let groups = Set(request.attendees.compactMap(\.staffingGroup))
            #expect(groups.allSatisfy { name in whole.attendees.contains { $0.staffingGroup == prefix + name } })
            #expect(
                request.facilitators.allSatisfy { coach in
                    whole.facilitators.contains {
                        $0.id == prefix + coach.id && $0.maxMinutesPerDay == coach.maxMinutesPerDay
                    }
                })
        }
        #expect(whole.policy.locations.count == (features ? 6 : 0))
        #expect(whole.policy.staffingGroups.count == (all ? 3 : 0))
        #expect(try Planner(request: whole, slots: slots).candidateCount > 0)
    }

    @Test(arguments: [0, 5, 10, 100])
    func coachesAreSharedByTwoUnits(percent: Int) throws {
        let scratch = try Scratch()
        try Scenario.write(
            ScenarioOptions(sessions: 40, facilitators: 5, days: 5, seed: 2, units: 4, sharedCoaches: percent),
            to: scratch.path)
        let request = try RequestReader.read(path: scratch.path + "/request.json")
        var units: [String: Set<Substring>] = [:]
        for session in request.sessions {
            let unit = session.key.prefix { $0 != "-" }
            #expect(session.attendees.allSatisfy { $0.hasPrefix("\(unit)-") })
            for coach in session.facilitators { units[coach, default: []].insert(unit) }
        }
        #expect(units.values.allSatisfy { $0.count <= 2 })
        #expect(units.values.count { $0.count == 2 } == 20 * percent / 100)
    }

    @Test(arguments: [(1, 1, 1), (1, 5, 1), (7, 2, 10), (250, 21, 3)])
    func anySizeCanBeRead(sessions: Int, facilitators: Int, days: Int) throws {
        let scratch = try Scratch()
        try Scenario.write(
            ScenarioOptions(sessions: sessions, facilitators: facilitators, days: days, seed: 3), to: scratch.path)
        let request = try RequestReader.read(path: scratch.path + "/request.json")
        let slots = try SlotsReader.read(path: scratch.path + "/slots.ndjson")
        #expect(request.sessions.count == sessions)
        #expect(slots.calls.count == sessions + (facilitators + 19) / 20)
        #expect(try Planner(request: request, slots: slots).candidateCount > 0 || sessions == 1)
    }

    @Test func allBringsEveryRuleIntoUse() throws {
        let requests = try (1...24).map { seed in
            let scratch = try Scratch()
            try Scenario.write(
                ScenarioOptions(sessions: 40, facilitators: 5, days: 5, seed: UInt64(seed), all: true),
                to: scratch.path)
            return try RequestReader.read(path: scratch.path + "/request.json")
        }
        let (sessions, policies) = (requests.flatMap(\.sessions), requests.map(\.policy))
        let coaches = requests.flatMap(\.facilitators)
        #expect(coaches.contains { !$0.hours.isEmpty } && coaches.contains { !$0.closed.isEmpty })
        #expect(coaches.contains { $0.maxSessionsPerWeek != nil } && coaches.contains { $0.maxMinutesPerWeek != nil })
        #expect(coaches.contains { $0.bufferMinutes > 0 }, "the features are in it")
        let coached = requests.flatMap(\.attendees)
        #expect(coached.contains { !$0.closed.isEmpty } && coached.contains { $0.minDaysBetween > 0 })
        #expect(
            sessions.contains { !$0.hours.isEmpty }
                && sessions.contains { $0.timeOfDay?.upperBound.minuteOfDay == 1440 })
        #expect(sessions.contains { $0.key.hasSuffix("-3") && $0.after?.session.hasSuffix("-2") == true })
        #expect(policies.contains { $0.marginMinutes > 0 } && policies.contains { !$0.hours.isEmpty })
        #expect(policies.contains { $0.closed.count == 2 } && Set(policies.map(\.understaffingGrowth)).count > 1)
        let groups = policies.flatMap(\.staffingGroups.values)
        #expect(groups.contains { $0.floor != nil } && groups.contains { $0.maxAway != nil })
    }

    @Test func featuresBringEveryRuleIntoUse() throws {
        let scratch = try Scratch()
        try Scenario.write(
            ScenarioOptions(sessions: 200, facilitators: 20, days: 5, seed: 1, features: true), to: scratch.path)
        let request = try RequestReader.read(path: scratch.path + "/request.json")
        #expect(request.sessions.contains { $0.pin != nil })
        #expect(request.sessions.contains { $0.after?.maxDays != nil })
        #expect(request.sessions.contains { $0.location != nil && $0.attendees.count > 1 })
        #expect(request.sessions.contains { $0.window != nil })
        #expect(request.sessions.contains { $0.timeOfDay != nil })
        #expect(request.facilitators.contains { $0.bufferMinutes > 0 && $0.targetMinutes != nil })
        #expect(request.attendees.contains { $0.staffingGroup == nil })
        #expect(request.attendees.contains { $0.maxMinutesPerDay != nil })
        let slots = try SlotsReader.read(path: scratch.path + "/slots.ndjson")
        #expect(slots.labels.contains("Break"))
        #expect(slots.calls.contains { $0.attendeeSchedules.contains { $0.periods.contains { !$0.isPaid } } })
    }
}
