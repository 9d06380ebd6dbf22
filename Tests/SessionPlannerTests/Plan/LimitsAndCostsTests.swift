import PlanTestSupport
import Testing

@testable import CoachingModels
@testable import PlanFiles
@testable import PlanModel
@testable import SessionPlanner

/// Limits of weeks, days and groups as they are told, what priority weighs, and re-plans.
struct LimitsAndCostsTests {
    @Test(arguments: [
        ("maxSessionsPerWeek: 1", "", "Priya has reached the sessions allowed for the week"),
        ("maxMinutesPerWeek: 59", "", "Priya has too few minutes left for the week"),
        ("maxSessionsPerWeek: 2", "minDaysBetween: 1", "fewer than 1 day from another session of Ana"),
    ])
    func theNewLimitsAreNamed(coach: String, attendee: String, says: String) throws {
        var small = SmallCase()
        small.people = (
            "{id: f, name: Priya, \(coach)}, {id: g}",
            "{id: a, name: Ana, \(attendee.isEmpty ? "" : "\(attendee), ")staffingGroup: team}, {id: b}"
        )
        small.sessions = [
            "{key: s, name: n, attendees: [a], facilitators: [f], lengthInMinutes: 30, priority: 2}",
            "{key: t, name: n, attendees: [\(attendee.isEmpty ? "b" : "a")], facilitators: [f], lengthInMinutes: 30}",
        ]
        let plan = try small.plan()
        #expect(plan.appointments.map(\.session) == ["s"])
        #expect(plan.unscheduled.map(\.reason) == [.noCapacity])
        #expect(plan.unscheduled.first?.message.contains(says) == true, "\(plan.unscheduled)")
    }

    /// Of a limit, what appointments outside the plan hold is told.
    @Test(arguments: [
        (
            "maxSessionsPerDay: 2", 1,
            "Priya has reached the sessions allowed for the day (1 of 2 held by appointments outside this plan)"
        ),
        (
            "maxMinutesPerDay: 50", 1,
            "Priya has too few minutes left for the day (20 of 50 minutes held by appointments outside this plan)"
        ),
        ("maxSessionsPerWeek: 2", 1, "for the week (1 of 2 held by appointments outside this plan)"),
        ("maxSessionsPerDay: 1", 0, "for the day (1 of 1 held by appointments outside this plan)"),
        ("maxSessionsPerDay: 3", 2, ""),
    ])
    func whatIsHeldUsesLimitsUp(coach: String, placed: Int, says: String) throws {
        var small = SmallCase()
        small.people.0 =
            "{id: f, name: Priya, \(coach), held: [{dateStart: 2026-12-07T20:00:00Z, lengthInMinutes: 20}]}, {id: g}"
        small.sessions = ["a", "b"].map {
            "{key: \($0), name: n, attendees: [\($0)], facilitators: [f], lengthInMinutes: 30}"
        }
        let plan = try small.plan()
        #expect(plan.appointments.count == placed)
        #expect(says.isEmpty || plan.unscheduled.last?.message.contains(says) == true, "\(plan.unscheduled)")
        #expect(plan.coaches?.first?.held?.count == 1 && plan.coaches?.last?.held == nil)
    }

    @Test func whatAnAttendeeHoldsKeepsDaysAway() throws {
        var small = SmallCase()
        small.people.1 =
            "{id: a, name: Ana, minDaysBetween: 2, held: [{dateStart: 2026-12-06T20:00:00Z, lengthInMinutes: 20}]}, {id: b}"
        let plan = try small.plan()
        #expect(
            plan.unscheduled.first?.message.contains(
                "fewer than 2 days from another session or an appointment outside this plan of Ana") == true,
            "\(plan.unscheduled)")
    }

    /// What is held uses the target up, and costs nothing by itself.
    @Test func whatIsHeldCountsInTheTarget() throws {
        var small = SmallCase()
        small.people.0 =
            "{id: f, targetMinutes: 40, held: [{dateStart: 2026-12-07T20:00:00Z, lengthInMinutes: 20}, "
            + "{dateStart: 2026-12-10T20:00:00Z, lengthInMinutes: 20}]}, {id: g}"
        #expect(try small.plan().solution.costs[.overload] == 1)
    }

    /// Priority counts for each attendee left out, and for each day late.
    @Test func priorityWeighsAttendeesAndDays() throws {
        var small = SmallCase()
        small.sessions = [
            "{key: s, name: n, attendees: [a, b], facilitators: [g], lengthInMinutes: 30, priority: 3}",
            "{key: t, name: n, attendees: [a], facilitators: [f], lengthInMinutes: 30, priority: 4, "
                + "window: 2026-12-05/2026-12-08}",
        ]
        let costs = try small.plan().solution.costs
        #expect(costs[.unscheduled] == 6000)
        #expect(costs[.lateness] == 8)
    }

    /// Of two places, one is where the previous plan has it: a cost, not a rule.
    @Test func aSessionStaysWhereThePreviousPlanHasIt() throws {
        var small = SmallCase()
        small.sessions = [
            "{key: s, name: n, attendees: [a], facilitators: [f, g], lengthInMinutes: 30, timeOfDay: 09:00-10:00}"
        ]
        var before = try small.plan()
        let best = before.appointments[0].body.dateStart
        before.appointments[0].body.dateStart = try #require(ServiceDate("2026-12-07T10:00:00Z"))
        for (price, stays, cost) in [("1", false, 1.0), ("2.5", true, 2)] {
            small.policy = "candidates: available, moveCost: \(price)"
            let planner = try Planner(
                request: small.request(), slots: SlotLines.read(small.lines),
                previous: BasePlan(before, sha256: "00"))
            let plan = try planner.plan(
                id: "p", createdAt: Instant(seconds: 0),
                options: PlanningOptions(gap: 0, timeLimit: nil, workLimit: 50, clock: { 0 }))
            #expect((plan.appointments[0].body.dateStart == before.appointments[0].body.dateStart) == stays)
            #expect(stays || plan.appointments[0].body.dateStart == best)
            #expect(plan.solution.cost == cost)
            #expect(plan.solution.costs[.moved] == (stays ? 0 : 1))
            #expect(plan.previous == PreviousPlan(id: "plan-1", sha256: "00"))
        }
    }

    @Test func staffingIsToldInHundredths() throws {
        var small = SmallCase()
        small.sessions = [
            "{key: s, name: n, attendees: [a, b], facilitators: [f], lengthInMinutes: 15, "
                + "pin: {dateStart: 2026-12-07T09:30:00Z}}"
        ]
        small.lines.append(
            SlotLines.line(
                attendees: ["a"], minutes: 15,
                slots: [.init(start: "2026-12-07T09:30:00Z", minutes: 15, difference: "-1.745")]))
        let plan = try small.plan()
        // -0.745 people are half a hundredth above -0.75.
        #expect(plan.staffing.map(\.before) == [-0.74] && plan.staffing.map(\.after) == [-2.74])
        #expect(plan.staffing.map(\.missing) == [2])
        // 10 (felt(2.74) - felt(0.74)): 13.75 + ... as the first and the second person.
        #expect(plan.solution.costs[.understaffing] == 37.4)
    }
}
