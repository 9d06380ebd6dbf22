public import PlanModel

/// The outcome of a run of the planner.
public struct PlanningOutcome: Sendable {
    /// The plan, verified.
    public var plan: Plan
    /// The proof of the plan's bound, for its file; nil if the bound has no proof.
    public var proof: PlanProof?
    /// Sentences about what may surprise, such as a proof that is too large to be kept.
    public var notes: [String]
    /// Statistics of each of the solver's techniques: how often it was called, how often it helped, and by how much.
    /// One line each, for people who look into the solver.
    public var statistics: [String]
}

/// One run of the planner, for a program that does other things meanwhile, such as a server.
///
/// The solver has a thread of its own, so that no thread of Swift's pool is blocked. Progress arrives as a sequence,
/// and cancelling the task that waits for the outcome ends the run soon, with the best plan so far.
public struct PlanningRun: Sendable {
    /// The progress of the run; the sequence ends with the run. Only one task may read it; a slow reader gets the
    /// latest.
    public let progress: AsyncStream<PlanningProgress>
    private let reports: AsyncStream<PlanningProgress>.Continuation
    private let work:
        @Sendable (PlanningCancellation, @escaping @Sendable (PlanningProgress) -> Void) throws -> PlanningOutcome

    /// Creates a run, which begins when its outcome is asked for.
    ///
    /// - Parameters:
    ///   - id: the plan's id in the journal.
    ///   - createdAt: when the run ends, or began: the time that the plan states.
    ///   - start: a plan to begin with; see ``Planner/plan(id:createdAt:options:startingFrom:cancellation:progress:)``.
    public init(
        _ planner: Planner, id: String, createdAt: Instant, options: PlanningOptions, startingFrom start: Plan? = nil
    ) {
        (progress, reports) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        work = { cancellation, report in
            try planner.outcome(
                id: id, createdAt: createdAt, options: options, startingAt: start.map(planner.problem.whatIsLeft),
                cancellation: cancellation, progress: report)
        }
    }

    /// Creates a run that begins with sessions at these places; those that are not candidates, or that break a rule,
    /// are left out.
    ///
    /// - Parameter prices: proofs for parts of the sessions, with whose multipliers the bound starts: those of each
    ///   list by itself or combined with the earlier lists, whichever prove the highest bound.
    public init(
        _ planner: Planner, id: String, createdAt: Instant, options: PlanningOptions,
        startingAt places: [String: SessionPlace], prices: [[PlanProof]] = []
    ) {
        (progress, reports) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        work = { cancellation, report in
            try planner.outcome(
                id: id, createdAt: createdAt, options: options, startingAt: planner.problem.assignment(at: places),
                prices: prices, cancellation: cancellation, progress: report)
        }
    }

    /// Carries the run out. Call it once.
    ///
    /// - Throws: `InternalFault` if the plan breaks a rule or misstates its cost. Such a plan is never returned.
    public func outcome() async throws -> PlanningOutcome {
        try await SolverThread.run { [work, reports] cancellation in
            defer { reports.finish() }
            return try work(cancellation) { reports.yield($0) }
        }
    }
}
