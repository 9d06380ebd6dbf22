import PlanTestSupport
import SlotSolver

@testable import PlanModel
@testable import SessionPlanner

extension SmallCase {
    func compiled() throws -> PlanningProblem { try PlanningProblem(request(), slots: SlotLines.read(lines)) }

    /// Starts of the candidates of the first session as `HH:mm facilitator`.
    func starts() throws -> [String] {
        let compiled = try compiled()
        let candidates = compiled.problem.candidates
        return candidates.range(ofSession: 0).map { index in
            let start = compiled.timeline.start(ofTick: Int(candidates.start[index]))
            return "\(compiled.request.clock.local(start).time) "
                + compiled.request.facilitators[Int(candidates.facilitator[index])].id
        }
    }
}
