import CoachingModels
import GLPK
import PlanFiles
import PlanModel
import PlanTestSupport
import RequestFiles
import Scenarios
import SlotSolver
import Testing

@testable import SessionPlanner

/// Re-plans against the integer program of the same problem, solved by plain branch and bound.
@Suite struct MoveCostTests {
    private struct Case {
        let base: BasePlan
        let changed: PlanningProblem
        let request: String
        let slots: String
        let scratch: Scratch

        /// A plan, and the problem of the next day: a facilitator is away for a day, a session is not wanted any more.
        init?(_ seed: Int) throws {
            scratch = try Scratch()
            try Scenario.write(
                ScenarioOptions(
                    sessions: 7, facilitators: 2, days: 2, seed: UInt64(seed), tightness: 1.2, all: seed % 3 == 0),
                to: scratch.path)
            (request, slots) = ("\(scratch.path)/request.json", "\(scratch.path)/slots.ndjson")
            let before = try RequestReader.read(path: request)
            let answers = try SlotsReader.read(path: slots)
            let plan = try Self.solve(Planner(request: before, slots: answers))
            guard let led = plan.appointments.first else { return nil }
            let path = "\(scratch.path)/before.json"
            try PlanFile.write(plan, to: path)
            base = try PlanFile.readBase(path: path)
            var edits = ReplanEdits()
            let day = before.clock.day(of: Instant(led.body.dateStart))
            let time = Interval(
                start: before.clock.start(of: day),
                end: before.clock.start(of: LocalDate(daysSince1970: day.daysSince1970 + 1)))
            edits.absences = [.init(id: led.body.facilitatorId ?? "", time: time)]
            edits.moveCost = ExactDecimal(["5", "20", "200"][seed % 3])
            let after = try edits.applied(to: before, plan: plan.places)
            try RequestWriter.write(after, to: request, as: .json)
            changed = try PlanningProblem(
                RequestReader.read(path: request), slots: answers, previous: base)
        }

        static func solve(_ planner: Planner, from start: Plan? = nil) throws -> Plan {
            let options = PlanningOptions(gap: 0, timeLimit: nil, workLimit: 100, threads: 1, clock: { 0 })
            return try planner.plan(
                id: "p", createdAt: Instant(seconds: 0), options: options, startingFrom: start)
        }
    }

    @Test func aRePlanWithMoveCostEqualsTheExactOptimumOn200SmallOnes() throws {
        var compared = 0
        var moved = 0
        for seed in 1...200 {
            guard let one = try Case(seed) else { continue }
            let plan = try Case.solve(Planner(one.changed), from: one.base.plan)
            let program = try IntegerProgram.build(from: one.changed.problem).program
            let exact = try GLPKThread.run { try GLPKProblem(program).branchAndCut() }
            #expect(exact.stop == .optimal, "seed \(seed)")
            let optimum = try #require(exact.objective) / Double(one.changed.problem.unitsPerOne)
            #expect(abs(plan.solution.cost - optimum) < 1e-6, "seed \(seed): \(plan.solution.cost), not \(optimum)")
            #expect(plan.solution.bound <= optimum + 1e-6, "seed \(seed)")
            compared += 1
            if plan.solution.costs[.moved] > 0 { moved += 1 }
            // The checker takes the previous plan as its fourth argument; it takes a while to begin.
            guard seed % 20 == 0 else { continue }
            let file = "\(one.scratch.path)/after.json"
            try PlanFile.write(plan, to: file)
            let verdict = try OutsideChecker.check(
                request: one.request, slots: one.slots, plan: file, previous: "\(one.scratch.path)/before.json")
            #expect(verdict.isAccepted, "seed \(seed): \(verdict.output)")
        }
        #expect(compared > 190 && moved > 100, "\(compared) compared, \(moved) of them with moved sessions")
    }
}
