import Synchronization

/// What a run knows at any moment, shared by its threads: the best plan, the bound, and whether it is time to stop.
///
/// Everything may be called from every thread. Progress is told one call at a time.
final class RunBoard: Sendable {
    /// A plan and its cost.
    struct Incumbent: Sendable {
        var assignment: [Int32]
        var cost: Cost
    }

    private struct State {
        var incumbent: Incumbent?
        var bound: Cost = 0
        var phase = "building the model"
    }

    private let problem: SlotProblem
    private let options: SolveOptions
    private let cancellation: Cancellation
    private let progress: (@Sendable (SolveProgress) -> Void)?
    private let began: Double
    private let state = Mutex(State())
    /// Held while the caller's progress function runs, so that it is never entered twice.
    private let telling = Mutex(())

    init(
        _ problem: SlotProblem, _ options: SolveOptions, _ cancellation: Cancellation,
        _ progress: (@Sendable (SolveProgress) -> Void)?
    ) {
        self.problem = problem
        self.options = options
        self.cancellation = cancellation
        self.progress = progress
        began = options.now()
    }

    var incumbent: Incumbent? { state.withLock(\.incumbent) }
    var bound: Cost { state.withLock(\.bound) }
    var elapsed: Double { options.now() - began }

    func enter(phase: String) { state.withLock { $0.phase = phase } }

    /// Keeps a plan if it is the cheapest so far.
    func offer(_ assignment: [Int32], cost: Cost) {
        let isBetter = state.withLock { state in
            guard cost < state.incumbent?.cost ?? Cost.max else { return false }
            state.incumbent = Incumbent(assignment: assignment, cost: cost)
            return true
        }
        if isBetter { tell() }
    }

    /// Keeps a bound if it is the highest so far.
    func offer(bound: Cost) { state.withLock { $0.bound = max($0.bound, bound) } }

    /// Tells the caller how things stand.
    func tell() {
        guard let progress else { return }
        telling.withLock { _ in
            let now = state.withLock { $0 }
            progress(
                SolveProgress(
                    elapsed: elapsed, phase: now.phase, cost: now.incumbent?.cost,
                    bound: min(now.bound, now.incumbent?.cost ?? now.bound), unitsPerOne: problem.unitsPerOne))
        }
    }

    /// Why the run has to end at once, whatever it is doing: cancelled, or out of time.
    var interruption: StopReason? {
        if cancellation.isCancelled { return .cancelled }
        if let limit = options.timeLimit, elapsed >= limit { return .timeLimit }
        return nil
    }

    var isInterrupted: Bool { interruption != nil }

    /// Why the run may end now, to be asked where all threads have met: the answer is the same on every machine
    /// unless the run was interrupted.
    var reasonToStop: StopReason? {
        let (cost, bound) = state.withLock { ($0.incumbent?.cost, $0.bound) }
        guard let cost else { return interruption }
        if bound >= cost { return .optimal }
        let gap = SlotSolution.gap(cost: cost, bound: bound, unitsPerOne: problem.unitsPerOne)
        return gap <= options.gap ? .gap : interruption
    }

    /// The plan to return. There is always one: leaving everything out is a plan.
    func solution(stoppedBy reason: StopReason) -> SlotSolution {
        let assignment = incumbent?.assignment ?? [Int32](repeating: -1, count: problem.sessions.count)
        let costs = CostModel.costs(of: assignment, in: problem)
        return SlotSolution(
            assignment: assignment, costs: costs, bound: min(bound, costs.total), stoppedBy: reason,
            unitsPerOne: problem.unitsPerOne)
    }
}
