import Synchronization

/// When to stop and what to draw on. Limits are values handed in; the solver reads no clock of its own.
public struct SolveOptions: Sendable {
    /// Seconds after which the best plan so far is returned; nil for none.
    public var timeLimit: Double?
    /// Stop when the proven gap is at most this. 0 asks for a proven optimum.
    public var gap: Double
    /// Where the random numbers begin. The same seed gives the same plan at a fixed work limit.
    public var seed: UInt64
    /// Worker threads, 1 to `mostThreads`. The result of a run without a time limit does not depend on it. With one it
    /// does, as it does on the speed of the machine, even if the run ends before: how long first steps may go on is a
    /// share of the limit.
    public var threads: Int
    /// A limit on work instead of time, in rounds of improvement; gives the same result on every machine.
    public var workLimit: Int?
    /// The tuned numbers of all techniques.
    public var parameters: SearchParameters
    /// Seconds on a clock that never goes back, from any origin.
    public var now: @Sendable () -> Double

    /// Options without a limit unless given; the clock is the caller's.
    public init(
        timeLimit: Double? = nil, gap: Double = 0, seed: UInt64 = 1, threads: Int = 2, workLimit: Int? = nil,
        parameters: SearchParameters = SearchParameters(), now: @escaping @Sendable () -> Double
    ) {
        self.timeLimit = timeLimit
        self.gap = gap
        self.seed = seed
        self.threads = threads
        self.workLimit = workLimit
        self.parameters = parameters
        self.now = now
    }
}

/// Options that no run can follow, told which.
public struct InvalidOptions: Error, Equatable, CustomStringConvertible {
    /// Which option, what it is and what was expected.
    public let description: String
}

extension SolveOptions {
    /// Threads at the most.
    public static let mostThreads = 4_096

    /// Throws `InvalidOptions` unless there is at least a thread to work with and each limit is a number that is not
    /// below 0.
    public func validate() throws(InvalidOptions) {
        func require(_ holds: Bool, _ text: String) throws(InvalidOptions) {
            if !holds { throw InvalidOptions(description: text) }
        }
        try require(
            (1...Self.mostThreads).contains(threads), "threads is \(threads), expected 1 to \(Self.mostThreads)")
        try require(gap >= 0, "gap is \(gap), expected 0 or more")
        try require(timeLimit ?? 0 >= 0, "timeLimit is \(timeLimit ?? 0), expected 0 or more seconds")
        try require(workLimit ?? 0 >= 0, "workLimit is \(workLimit ?? 0), expected 0 or more rounds")
        try parameters.validate()
    }
}

/// What is known while a run goes on.
public struct SolveProgress: Sendable, Equatable {
    /// Seconds since the run began.
    public var elapsed: Double
    /// What the run is doing, in a planner's words.
    public var phase: String
    /// Cost of the best plan so far, nil before the first.
    public var cost: Cost?
    /// The bound so far, not yet confirmed by a check.
    public var bound: Cost
    /// How many cost units make 1.0 of the policy's cost.
    public var unitsPerOne: Cost

    /// How things stand at a moment.
    public init(elapsed: Double, phase: String, cost: Cost?, bound: Cost, unitsPerOne: Cost) {
        self.elapsed = elapsed
        self.phase = phase
        self.cost = cost
        self.bound = bound
        self.unitsPerOne = unitsPerOne
    }

    /// The gap so far, nil before the first plan.
    public var gap: Double? {
        cost.map { SlotSolution.gap(cost: $0, bound: bound, unitsPerOne: unitsPerOne) }
    }
}

/// Asks a run to stop soon and return its best plan. Safe to call from any thread, once or often.
public final class Cancellation: Sendable {
    private let flag = Atomic<Bool>(false)
    /// Whose cancellation is this one's too.
    private let parent: Cancellation?

    /// Nobody has asked yet.
    public init() { parent = nil }

    /// For a part of a run: cancelled with the whole, or by itself.
    init(within parent: Cancellation) { self.parent = parent }

    /// Asks the run to stop.
    public func cancel() { flag.store(true, ordering: .relaxed) }

    /// Whether it has been asked to.
    public var isCancelled: Bool { flag.load(ordering: .relaxed) || parent?.isCancelled ?? false }
}
