import CoachingModels
import PlanModel
import PlanTestSupport
import SlotSolver
import Testing

@testable import SessionPlanner

/// Where a plan is short, and what would help, on cases small enough to see every number.
@Suite struct ShortageTests {
    /// f has an hour on Monday for three sessions of half an hour; g has no time at all.
    private static func three(_ policy: String = "candidates: available", coach: String = "{id: f}") -> SmallCase {
        var small = SmallCase()
        small.people = ("\(coach), {id: g}", "{id: a, staffingGroup: team}, {id: b, staffingGroup: team}, {id: c}")
        small.sessions = ["a", "b", "c"].map {
            "{key: s-\($0), name: n, attendees: [\($0)], facilitators: [f], lengthInMinutes: 30}"
        }
        small.policy = policy
        small.lines.append(
            SlotLines.line(
                attendees: ["c"],
                attendeeTimes: ["c": [.init(start: "2026-12-07T09:00:00Z", minutes: 120)]]))
        return small
    }

    private func answer(_ small: SmallCase, by view: ShortageView) async throws -> (ShortageAnswer, Plan, PlanRequest) {
        let plan = try small.plan()
        let request = try small.request()
        let inquiry = try PlanInquiry(
            PlanningProblem(request, slots: SlotLines.read(small.lines)), plan: plan,
            options: PlanningOptions(timeLimit: nil, threads: 1, clock: { 0 }))
        return (try await inquiry.shortages(by: view), plan, request)
    }

    @Test func aFacilitatorsDayKeepsASessionAndASecondCoachPlacesIt() async throws {
        let (answer, plan, request) = try await answer(Self.three(), by: .facilitator)
        let left = plan.unscheduled.map(\.session)
        #expect(left.count == 1 && answer.others.isEmpty && answer.improvement == nil && answer.isComplete)
        let day = request.clock.day(of: Instant(plan.appointments[0].body.dateStart))
        let shortage = try #require(answer.shortages.first)
        #expect(answer.shortages.count == 1 && shortage.subject == .facilitatorDay("f", day))
        #expect(shortage.sessions == left && shortage.places == 3)
        let relief = try #require(shortage.reliefs.first)
        #expect(relief.relief == .secondFacilitator && relief.placed == left && relief.lost.isEmpty)
        // Leaving it out costs 1000, and a place costs nothing.
        #expect(relief.difference == CostDifference(atLeast: -1000, found: -1000))
    }

    @Test func aDayIsRelievedBySomebodyWhoIsFreeWhenSomebodyIs() async throws {
        let (answer, plan, _) = try await answer(Self.three(), by: .day)
        let shortage = try #require(answer.shortages.first)
        guard case .day = shortage.subject else { return #expect(Bool(false), "\(shortage.subject)") }
        #expect(shortage.sessions == plan.unscheduled.map(\.session))
        #expect(shortage.reliefs.map(\.relief) == [.oneMoreFacilitator])
        #expect(shortage.reliefs[0].placed == shortage.sessions)
    }

    @Test func aLimitIsNamedAndRaised() async throws {
        let (answer, plan, _) = try await answer(Self.three(coach: "{id: f, maxSessionsPerDay: 1}"), by: .limit)
        #expect(plan.unscheduled.count == 2)
        let shortage = try #require(answer.shortages.first)
        let limit = RequestChange.Limit.sessionsPerDay(facilitator: "f")
        #expect(shortage.subject == .limit(limit) && shortage.sessions == plan.unscheduled.map(\.session))
        let relief = try #require(shortage.reliefs.first)
        #expect(relief.relief == .change(.limit(limit, to: 2)) && relief.placed.count == 1)
        #expect(relief.difference.found == -1000)
    }

    /// Where more is held already than a limit allows, one more is that much more.
    @Test func aLimitThatIsHeldIsRaisedByAsMuchAsItTakes() async throws {
        let held =
            "held: [{dateStart: 2026-12-07T20:00:00Z, lengthInMinutes: 30}, {dateStart: 2026-12-07T21:00:00Z, lengthInMinutes: 30}]"
        for (limit, to) in [("maxSessionsPerDay: 1", 3), ("maxMinutesPerDay: 45", 90)] {
            let (answer, plan, _) = try await answer(Self.three(coach: "{id: f, \(limit), \(held)}"), by: .limit)
            #expect(plan.unscheduled.count == 3)
            let relief = try #require(answer.shortages.first?.reliefs.first)
            guard case .change(.limit(_, to: let value)) = relief.relief else {
                return #expect(Bool(false), "\(relief)")
            }
            #expect(value == to && relief.placed.count == 1)
        }
    }

    @Test func aGroupIsShortByItsLimitAndByItsPeople() async throws {
        var small = Self.three("candidates: available, staffingGroups: {team: {maxAway: 1}}", coach: "{id: f}")
        small.sessions = ["{key: ab, name: n, attendees: [a], facilitators: [f], lengthInMinutes: 60}"]
        small.sessions.append("{key: b, name: n, attendees: [b], facilitators: [h], lengthInMinutes: 60}")
        small.people.0 = "{id: f}, {id: h}"
        small.lines = [
            SlotLines.line(
                attendees: ["a", "b"], facilitators: ["f", "h"],
                attendeeTimes: ["a", "b"].reduce(into: [:]) {
                    $0[$1] = [.init(start: "2026-12-07T09:00:00Z", minutes: 60)]
                },
                facilitatorTimes: ["f", "h"].reduce(into: [:]) {
                    $0[$1] = [.init(start: "2026-12-07T09:00:00Z", minutes: 60)]
                })
        ]
        small.people.1 = "{id: a, staffingGroup: team}, {id: b, staffingGroup: team}"
        let (answer, plan, _) = try await answer(small, by: .group)
        #expect(plan.unscheduled.count == 1)
        let shortage = try #require(answer.shortages.first)
        #expect(shortage.subject == .group("team") && shortage.sessions == plan.unscheduled.map(\.session))
        #expect(shortage.reliefs.map(\.relief) == [.change(.limit(.peopleAway(group: "team"), to: 2))])
        #expect(shortage.reliefs[0].placed == shortage.sessions)
    }

    /// What an attendee or a predecessor keeps from a place no coach would give one.
    @Test func whatIsNobodysTimeIsToldApart() async throws {
        var small = Self.three()
        small.sessions = [
            "{key: s, name: n, attendees: [a], facilitators: [f], lengthInMinutes: 60}",
            "{key: t, name: n, attendees: [a], facilitators: [f], lengthInMinutes: 15}",
        ]
        let (answer, plan, _) = try await answer(small, by: .facilitator)
        #expect(plan.unscheduled.map(\.session) == ["t"] || plan.unscheduled.map(\.session) == ["s"])
        #expect(answer.shortages.isEmpty && answer.others == plan.unscheduled.map(\.session))
    }

    @Test func aPlanWithoutAnybodyLeftOutIsNotShort() async throws {
        for view in ShortageView.allCases {
            let (answer, _, _) = try await answer(SmallCase(), by: view)
            #expect(answer == ShortageAnswer(view: view, shortages: [], others: []))
        }
    }
}

/// Distances that are kept between sessions, lowered as far as one of them needs.
@Suite struct DistanceChangeTests {
    private func changes(_ small: SmallCase, _ key: String? = nil) async throws -> (
        UnplacedAnswer, PlanningProblem, Plan
    ) {
        let plan = try small.plan()
        let problem = try PlanningProblem(small.request(), slots: SlotLines.read(small.lines))
        let inquiry = try PlanInquiry(
            problem, plan: plan, options: PlanningOptions(timeLimit: nil, threads: 1, clock: { 0 }))
        let left = try #require(plan.unscheduled.first?.session)
        return (try #require(try await inquiry.answers(toUnplaced: [left]).first), problem, plan)
    }

    private func expectPlace(
        _ change: RequestChange, _ answer: UnplacedAnswer, _ problem: PlanningProblem, _ plan: Plan
    ) throws {
        let tested = try #require(answer.changes.first { $0.change == change }, "\(answer.changes.map(\.change))")
        let key = answer.session.session
        let changed = try PlanningProblem(change.applied(to: problem.request, session: key), slots: problem.slots)
        let places = tested.places(key, before: plan.places)
        #expect(changed.assignment(at: places).candidates.allSatisfy { $0 >= 0 })
        let options = PlanningOptions(gap: 0, timeLimit: nil, workLimit: 50, threads: 1, clock: { 0 })
        let after = try Planner(changed).plan(id: "q", createdAt: Instant(seconds: 0), options: options)
        #expect(abs(after.solution.cost - plan.solution.cost - tested.difference.found) < 0.005)
        #expect(after.appointments.count == places.count)
    }

    @Test func aBufferIsShortened() async throws {
        var small = SmallCase()
        small.people.0 = "{id: f, bufferMinutes: 30}, {id: g}"
        small.sessions = ["a", "b"].map {
            "{key: \($0), name: n, attendees: [\($0)], facilitators: [f], lengthInMinutes: \($0 == "a" ? 30 : 15)}"
        }
        let (answer, problem, plan) = try await changes(small)
        // Half an hour and a quarter leave at most a quarter of the hour between them.
        let shorter = answer.changes.map(\.change).first {
            if case .limit(.buffer(facilitator: "f"), let minutes) = $0 { minutes <= 15 } else { false }
        }
        try expectPlace(try #require(shorter, "\(answer.changes.map(\.change))"), answer, problem, plan)
    }

    @Test func daysBetweenSessionsOfOneAreFewer() async throws {
        var small = SmallCase()
        small.people.1 = "{id: a, minDaysBetween: 2}, {id: b}"
        small.sessions = ["1", "2"].map {
            "{key: a-\($0), name: n, attendees: [a], facilitators: [f], lengthInMinutes: 30}"
        }
        small.lines.append(
            SlotLines.line(
                attendees: ["a"], facilitators: ["f"],
                attendeeTimes: ["a": [.init(start: "2026-12-08T09:00:00Z", minutes: 60)]],
                facilitatorTimes: ["f": [.init(start: "2026-12-08T09:00:00Z", minutes: 60)]]))
        let (answer, problem, plan) = try await changes(small)
        try expectPlace(.limit(.daysBetween(attendee: "a"), to: 1), answer, problem, plan)
    }
}
