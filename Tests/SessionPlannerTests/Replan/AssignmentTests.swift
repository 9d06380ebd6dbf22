import CoachingModels
import PlanTestSupport
import SlotSolver
import Testing

@testable import PlanModel
@testable import SessionPlanner

/// The way back from a plan to the problem that it solves.
struct AssignmentTests {
    @Test(arguments: Instances.names)
    func aPlansAssignmentIsFoundAgain(name: String) throws {
        let problem = try PlanningProblem(Instances.request(name), slots: Instances.slots(name))
        let options = PlanningOptions(gap: 1, timeLimit: nil, workLimit: 1, clock: { 0 })
        let plan = try Planner(problem).plan(id: "p", createdAt: Instant(seconds: 0), options: options)
        let assignment = try problem.assignment(of: plan)
        #expect(assignment.placedCount == plan.appointments.count)
        #expect(RuleCheck.violations(of: assignment.candidates, in: problem.problem) == [])
        let cost = CostModel.costs(of: assignment.candidates, in: problem.problem).total
        #expect(Double(cost) / Double(problem.problem.unitsPerOne) == plan.solution.cost)
        let bodies = AppointmentBodies(problem, assignment: assignment.candidates)
        let again = assignment.candidates.enumerated().filter { $0.element >= 0 }.map { session, candidate in
            PlannedAppointment(
                session: problem.request.sessions[session].key,
                body: bodies.body(ofSession: session, candidate: Int(candidate)))
        }
        #expect(again == plan.appointments)
    }

    @Test func sessionsWithoutAPlaceHaveNone() throws {
        var small = SmallCase()
        small.sessions.append("{key: t, name: n, attendees: [b], facilitators: [g], lengthInMinutes: 30}")
        let assignment = try small.compiled().assignment(of: small.plan())
        #expect(assignment.candidates == [0, -1])
    }

    @Test func placesOfChangedSlotsAreNamedWithTheirReason() throws {
        var small = SmallCase()
        small.sessions = [
            "{key: s, name: n, attendees: [a], facilitators: [f], lengthInMinutes: 30}",
            "{key: t, name: n, attendees: [b], facilitators: [f], lengthInMinutes: 30}",
        ]
        let plan = try small.plan()
        #expect(plan.appointments.map(\.body.dateStart.description).sorted().first == "2026-12-07T09:30:00.000Z")
        // b begins late, so that what was planned for b at 09:30 or for a later is still there or not.
        small.lines = [
            SmallCase.everybodyFree.replacing(
                "09:00:00Z\",\"lengthInMinutes\":120", with: "10:00:00Z\",\"lengthInMinutes\":60")
        ]
        let problem = try small.compiled()
        let early = try #require(plan.appointments.first { $0.start == Self.instant("2026-12-07T09:30:00Z") })
        let late = try #require(plan.appointments.first { $0.session != early.session })
        do {
            _ = try problem.assignment(of: plan)
            Issue.record("a place at 09:30 was found")
        } catch {
            #expect(error.places.map(\.session) == [early.session])
            #expect(error.places.map(\.reason) == [.attendeeNotFree])
            #expect(error.places[0].facilitatorId == "f" && error.places[0].start == early.start)
            let who = early.body.attendeeIds[0]
            #expect(error.description == "\(early.session): \(who) is not free at 2026-12-07 09:30 any more")
            #expect(error.remaining.placedCount == 1)
            let kept = late.session == "s" ? 0 : 1
            #expect(error.remaining.candidates[kept] >= 0)
        }
    }

    private static func instant(_ text: String) -> Instant { Instant(text) ?? Instant(seconds: 0) }
}

/// Each reason for which a place can be lost, from one plan of a session at 09:30 with f.
struct LostPlaceTests {
    private static let session = SmallCase().sessions[0]

    private func lost(_ change: (inout SmallCase) -> Void, plan: Plan? = nil) throws -> LostPlace? {
        let plan = try plan ?? SmallCase().plan()
        var small = SmallCase()
        change(&small)
        let problem = try small.compiled()
        do {
            _ = try problem.assignment(of: plan)
            return nil
        } catch {
            #expect(error.places.count == 1)
            return error.places.first
        }
    }

    @Test func nothingIsLostWhereNothingChanged() throws {
        #expect(try lost { _ in } == nil)
        #expect(try lost { $0.sessions[0] = Self.session.replacing("name: n", with: "name: other") } == nil)
    }

    @Test(arguments: [
        ("key: s,", "key: t,", LostPlace.Reason.noSession, "the request has no such session any more"),
        ("[f]", "[g]", .notAFacilitator, "f may not lead it any more"),
        ("[a]", "[a, f]", .facilitatorAttends, "f attends it now"),
        (
            "30}", "30, window: 2026-12-07T09:45:00Z/2026-12-08}", .outsideWindow,
            "2026-12-07 09:30 is not a start inside its window any more"
        ),
        (
            "30}", "30, pin: {dateStart: 2026-12-07T09:45:00Z}}", .pinnedElsewhere,
            "the request pins it to another place than 2026-12-07 09:30"
        ),
    ])
    func changesOfTheRequest(from: String, to: String, reason: LostPlace.Reason, message: String) throws {
        let place = try lost {
            $0.people.1 += ", {id: f}"
            $0.sessions[0] = Self.session.replacing(from, with: to).replacing(
                "[a, f], facilitators: [f]", with: "[a, f], facilitators: [f, g]")
        }
        #expect(place?.reason == reason)
        #expect(place?.message == message)
    }

    @Test func changesOfTheSlots() throws {
        let place = try lost {
            $0.lines[0].replace("09:30:00Z\",\"lengthInMinutes\":60", with: "09:45:00Z\",\"lengthInMinutes\":45")
        }
        #expect(place?.reason == .facilitatorNotFree)
        #expect(place?.message == "f is not free at 2026-12-07 09:30 any more")
        let unsuggested = try lost { $0.policy = "candidates: suggested" }
        #expect(unsuggested?.reason == .notSuggested)
    }

    @Test func whatAPlanChangedByHandMayHold() throws {
        var plan = try SmallCase().plan()
        plan.appointments.append(plan.appointments[0])
        #expect(try lost({ _ in }, plan: plan)?.reason == .placedTwice)
        plan.appointments = [plan.appointments[0]]
        plan.appointments[0].body.facilitatorId = nil
        #expect(try lost({ _ in }, plan: plan)?.reason == .nobodyLeads)
    }
}

/// Plans that begin with another plan.
struct StartingPlanTests {
    private static func planner(_ name: String) throws -> Planner {
        try Planner(request: Instances.request(name), slots: Instances.slots(name))
    }

    private static func plan(_ planner: Planner, rounds: Int, from start: Plan? = nil) throws -> Plan {
        let gap = rounds == 0 ? 1.0 : 0
        let options = PlanningOptions(gap: gap, timeLimit: nil, workLimit: rounds, clock: { 0 })
        return try planner.plan(id: "p", createdAt: Instant(seconds: 0), options: options, startingFrom: start)
    }

    /// A run that stops at its first plan: what it begins with is what it ends with, or better.
    @Test(arguments: ["tiny-3", "rules-40", "loose-50", "tight-50"])
    func theResultIsNeverWorseThanTheStart(name: String) throws {
        let planner = try Self.planner(name)
        let cold = try Self.plan(planner, rounds: 0)
        let good = try Self.plan(planner, rounds: 3)
        let warm = try Self.plan(planner, rounds: 0, from: good)
        #expect(warm.solution.cost <= good.solution.cost)
        #expect(good.solution.cost < cold.solution.cost, "a start that is no better than none would show nothing")
        #expect(try Self.plan(planner, rounds: 1, from: good).solution.cost <= good.solution.cost)
    }

    @Test func whatIsLostIsPlannedAnew() throws {
        let request = try Instances.request("rules-40")
        let good = try Self.plan(Self.planner("rules-40"), rounds: 1)
        var changed = request
        let dropped = try #require(
            good.appointments.first { appointment in
                request.sessions.contains {
                    $0.key == appointment.session && $0.facilitators.count > 1 && $0.pin == nil
                }
                    && !request.sessions.contains { $0.after?.session == appointment.session }
            })
        let index = try #require(request.sessions.firstIndex { $0.key == dropped.session })
        changed.sessions[index].facilitators.removeAll { $0 == dropped.body.facilitatorId }
        let planner = try Planner(request: changed, slots: Instances.slots("rules-40"))
        #expect(throws: LostPlaces.self) { try planner.problem.assignment(of: good) }
        let plan = try Self.plan(planner, rounds: 0, from: good)
        let kept = plan.appointments.filter { one in
            good.appointments.contains { $0.session == one.session && $0.start == one.start }
        }
        #expect(kept.count >= good.appointments.count - 1)
    }
}
