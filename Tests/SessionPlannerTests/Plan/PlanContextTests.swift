import CoachingModels
import PlanTestSupport
import Testing

@testable import PlanFiles
@testable import PlanModel
@testable import PlanVerifier
@testable import RequestFiles
@testable import Scenarios
@testable import SessionPlanner

/// What a plan carries, so that it can be shown and used without its request.
struct PlanContextTests {
    @Test func aPlanTellsItsRequest() throws {
        var small = SmallCase()
        small.policy += ", latenessCost: 0.125"
        small.people = ("{id: f, name: Priya}, {id: b, name: Bo}", "{id: a, name: Ana, staffingGroup: team}, {id: b}")
        let plan = try small.plan()
        #expect(plan.policy == (try small.request().policy))
        #expect(plan.horizon?.start.iso8601 == "2026-12-07T00:00:00.000Z")
        #expect(
            plan.people == [
                PlanPerson(id: "a", name: "Ana", group: "team"), PlanPerson(id: "b", name: "Bo", group: "default"),
                PlanPerson(id: "f", name: "Priya"),
            ])
    }

    @Test func wholeDaysOfStaffingAreTold() throws {
        var small = SmallCase()
        small.lines.append(
            SlotLines.line(
                attendees: ["a"],
                slots: [.init(start: "2026-12-08T23:30:00Z", minutes: 30, difference: "1.5")]))
        let plan = try small.plan()
        let days = try #require(plan.staffingDays)
        #expect(days.map(\.group) == ["team"])
        #expect(days.map(\.dateStart.iso8601) == ["2026-12-08T00:00:00.000Z"])
        #expect(days[0].before == Array(repeating: nil, count: 94) + [2.5, 2.5])
        #expect(plan.staffing.allSatisfy { $0.before == nil }, "nobody leaves in those quarter hours")
    }

    /// Where clocks change a day has another number of quarter hours.
    @Test(arguments: [
        ("America/New_York", "2026-10-30", [96]), ("Europe/Berlin", "2026-03-27", [96]),
        ("Australia/Lord_Howe", "2026-04-03", [96]), ("Africa/Cairo", "2026-04-23", [92, 96]),
        ("Asia/Kathmandu", "2026-12-07", [96]),
    ])
    func daysAreLocal(zone: String, firstDay: String, lengths: [Int]) throws {
        var options = ScenarioOptions(sessions: 24, facilitators: 4, days: 3, seed: 5, features: true, teamSize: 8)
        options.clock = try #require(ZoneClock(name: zone))
        options.firstDay = try #require(LocalDate(firstDay))
        let scratch = try Scratch()
        try Scenario.write(options, to: scratch.path)
        var request = try RequestReader.read(path: scratch.path + "/request.json")
        request.horizon.end = request.horizon.end.advanced(bySeconds: 5 * 3600)
        let slots = try SlotsReader.read(path: scratch.path + "/slots.ndjson")
        let run = PlanningOptions(gap: 1, timeLimit: nil, workLimit: 1, clock: { 0 })
        // The planner verifies what it makes.
        let plan = try Planner(request: request, slots: slots).plan(
            id: "p", createdAt: Instant(seconds: 0), options: run)
        let days = try #require(plan.staffingDays)
        #expect(Set(days.map(\.group)).count >= 3)
        #expect(Set(days.map(\.before.count)) == Set(lengths))
        let known = Dictionary(grouping: days, by: \.group).mapValues { days in
            Dictionary(
                days.flatMap { day in
                    day.before.enumerated().map {
                        (day.dateStart.advanced(bySeconds: 900 * Int64($0.offset)), $0.element)
                    }
                }, uniquingKeysWith: { first, _ in first })
        }
        for tick in plan.staffing where tick.before != nil {
            #expect(known[tick.group]?[tick.dateStart] == tick.before)
        }
    }
}
