public import PlanModel

/// What a run of the planner came to.
public struct PlanningOutcome: Sendable {
    /// The plan, verified.
    public var plan: Plan
    /// What proves the plan's bound, for its file; nil where the bound has no proof.
    public var proof: PlanProof?
    /// Sentences about what may surprise, such as a proof that is too large to be kept.
    public var notes: [String]
    /// What each of the solver's techniques did: how often it was called, how often it helped, and by how much. A line each,
    /// for people who look into the solver.
    public var statistics: [String]
}

/// One run of the planner for a program that does other things meanwhile, such as a server.
///
/// The solver has a thread of its own, so that no thread of Swift's pool waits for it. Progress is a sequence, and cancelling the
/// task that waits for the outcome ends the run soon, with the best plan so far.
public struct PlanningRun: Sendable {
    /// What is known while the run goes on; it ends with the run. One task may read it; whoever reads slowly gets the latest.
    public let progress: AsyncStream<PlanningProgress>
    private let reports: AsyncStream<PlanningProgress>.Continuation
    private let work:
        @Sendable (PlanningCancellation, @escaping @Sendable (PlanningProgress) -> Void) throws -> PlanningOutcome

    /// A run that begins when its outcome is asked for.
    ///
    /// - Parameters:
    ///   - id: names the plan in the journal.
    ///   - createdAt: when the run ends, or began: the time that the plan tells.
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

    /// A run that begins with sessions at these places; those that are no candidates, or that break a rule, are left out.
    ///
    /// - Parameter prices: proofs of parts of the sessions, by whose multipliers the bound begins: each list by itself and over the
    ///   earlier ones, whichever proves most.
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

    /// Carries the run out. To be asked once.
    ///
    /// - Throws: `InternalFault` if the plan breaks a rule or misstates its cost. Such a plan is never returned.
    public func outcome() async throws -> PlanningOutcome {
        try await SolverThread.run { [work, reports] cancellation in
            defer { reports.finish() }
            return try work(cancellation) { reports.yield($0) }
        }
    }
}
