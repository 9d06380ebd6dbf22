import Foundation
import PlanTestSupport
import SlotSolver
import Testing

@testable import PlanModel
@testable import PlanVerifier
@testable import SessionPlanner

/// The public instances, compiled: what the reading and compiling of files must agree on with the rest of the world.
struct InstanceTests {
    @Test(arguments: Instances.names)
    func candidatesAreAsManyAsTheInstanceListTells(name: String) throws {
        let planner = try Planner(request: Instances.request(name), slots: Instances.slots(name))
        #expect(planner.candidateCount == Instances.candidates[name])
    }

    @Test(arguments: Instances.names)
    func theProblemIsOneThatTheSolverTakes(name: String) throws {
        try PlanningProblem(Instances.request(name), slots: Instances.slots(name)).problem.validate()
    }

    @Test(arguments: ["tiny-1", "tiny-2", "tiny-3", "rules-40", "loose-50"])
    func aPlanIsVerified(name: String) throws {
        let request = try Instances.request(name)
        let slots = try Instances.slots(name)
        let options = PlanningOptions(gap: 1, timeLimit: nil, workLimit: 1, clock: { 0 })
        let plan = try Planner(request: request, slots: slots).plan(
            id: "p", createdAt: Instant(seconds: 0), options: options)
        #expect(PlanVerifier(request: request, slots: slots).violations(of: plan) == [])
        #expect(plan.appointments.count + plan.unscheduled.count == request.sessions.count)
    }
}
