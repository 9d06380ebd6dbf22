import SlotSolver

/// When a run may stop, and which resources it uses.
public struct PlanningOptions: Sendable {
    /// Stop when the proven gap is at most this. 0 asks for a proven optimum.
    public var gap: Double
    /// Seconds after which the best plan so far is taken; nil for none.
    public var timeLimit: Double?
    /// A limit on work instead of time, in rounds of improvement.
    public var workLimit: Int?
    /// Seed of the search's random numbers. In a run without a time limit, the same seed gives the same plan again.
    public var seed: UInt64
    /// Worker threads. The plan of a run without a time limit does not depend on it.
    public var threads: Int
    /// A monotonic clock: seconds from any origin.
    public var clock: @Sendable () -> Double

    /// Options for a run: by default a gap of 0.1 %, a minute, and two threads.
    ///
    /// A run with a negative gap or limit, or without a thread, ends with `InternalFault`.
    public init(
        gap: Double = 0.001, timeLimit: Double? = 60, workLimit: Int? = nil, seed: UInt64 = 1, threads: Int = 2,
        clock: @escaping @Sendable () -> Double
    ) {
        self.gap = gap
        self.timeLimit = timeLimit
        self.workLimit = workLimit
        self.seed = seed
        self.threads = threads
        self.clock = clock
    }

    var solveOptions: SolveOptions {
        SolveOptions(timeLimit: timeLimit, gap: gap, seed: seed, threads: threads, workLimit: workLimit, now: clock)
    }
}

/// The state of a run in progress, in the measure of the policy's costs.
public struct PlanningProgress: Sendable, Equatable {
    /// Seconds since the solver began.
    public var elapsed: Double
    /// What the run is doing, in a planner's words.
    public var phase: String
    /// Cost of the best plan so far, nil before the first.
    public var cost: Double?
    /// A lower bound on the cost of every plan, by what is known so far; its proof is checked at the end of the run.
    public var bound: Double
    /// (cost − bound) ÷ max(1, cost), at least 0; nil before the first plan.
    public var gap: Double?

    init(_ progress: SolveProgress) {
        let units = Double(progress.unitsPerOne)
        elapsed = progress.elapsed
        phase = progress.phase
        cost = progress.cost.map { Double($0) / units }
        bound = Double(progress.bound) / units
        gap = progress.gap
    }
}

/// Asks a run to stop soon with its best plan. Safe to use from any thread.
public final class PlanningCancellation: Sendable {
    let solver = Cancellation()

    /// A cancellation for one run or for several; not requested yet.
    public init() {}

    /// Asks its runs to stop, without waiting for that. Asking twice changes nothing.
    public func cancel() { solver.cancel() }
}
