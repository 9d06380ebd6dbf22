public import SlotSolver
import Synchronization

/// A solved problem that is changed at random, again and again: a session is pinned where it is, moved to another of its
/// candidates, or kept from where it is. Changes add up; the same ones come each time.
public final class RandomChanges: Sendable {
    private struct State {
        let session: PlanningSession
        var random: SplitMix
        var plan: [Int32]
    }

    private let problem: SlotProblem
    private let state: Mutex<State>

    /// Solves the problem as far as a run without a round of improvement does.
    public init(of problem: SlotProblem, seed: UInt64) throws {
        self.problem = problem
        let session = try PlanningSession(problem)
        let plan = try session.solve(Self.options).assignment
        state = Mutex(State(session: session, random: SplitMix(state: seed), plan: plan))
    }

    private static var options: SolveOptions { SolveOptions(workLimit: 0, now: { 0 }) }

    /// The next change that is possible, and the plan repaired with a valid bound.
    @discardableResult
    public func next() throws -> SlotSolution {
        try state.withLock { state in
            while true {
                let change = Self.change(problem, &state.random, state.plan)
                do throws(InvalidChange) { try state.session.apply([change]) } catch { continue }
                let solution = try state.session.solve(Self.options)
                state.plan = solution.assignment
                return solution
            }
        }
    }

    private static func change(
        _ problem: SlotProblem, _ random: inout SplitMix, _ plan: [Int32]
    ) -> PlanChange {
        while true {
            let session = random.below(problem.sessions.count)
            let candidates = problem.candidates.range(ofSession: session)
            guard plan[session] >= 0, candidates.count > 1 else { continue }
            switch random.below(5) {
            case 0, 1: return .fix(session: session, candidate: Int(plan[session]))
            case 2, 3:
                return .fix(session: session, candidate: candidates.lowerBound + random.below(candidates.count))
            default: return .forbid(candidates: [Int(plan[session])])
            }
        }
    }
}
