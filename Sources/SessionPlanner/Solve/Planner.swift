public import PlanModel
import PlanVerifier
import SlotSolver

/// Plans: a request and the service's slots in, a verified plan out. Talks to nobody and writes nothing.
public struct Planner: Sendable {
    /// What is planned.
    public let problem: PlanningProblem

    /// A planner of a compiled problem. Any number of runs may begin from it, also at the same time.
    public init(_ problem: PlanningProblem) { self.problem = problem }

    /// Compiles the request and its slots into what the solver works on. Throws as `PlanningProblem` does.
    public init(request: PlanRequest, slots: SlotsFile, previous: BasePlan? = nil) throws {
        self.init(try PlanningProblem(request, slots: slots, previous: previous))
    }

    /// Places that the slots allow, over all sessions.
    public var candidateCount: Int { problem.candidateCount }

    /// The best plan found within the limits.
    ///
    /// - Parameters:
    ///   - id: names the plan in the journal.
    ///   - createdAt: when the run ends, or began: the time that the plan tells.
    ///   - start: a plan to begin with, of this request or of an earlier form of it. Places of it that are no candidates
    ///     any more, or that break a rule now, are left out. Where it keeps every rule the result costs no more than it.
    ///   - progress: called now and then, from any thread.
    /// - Throws: `InternalFault` if the plan breaks a rule or misstates its cost. Such a plan is never returned.
    public func plan(
        id: String, createdAt: Instant, options: PlanningOptions, startingFrom start: Plan? = nil,
        cancellation: PlanningCancellation = .init(), progress: (@Sendable (PlanningProgress) -> Void)? = nil
    ) throws -> Plan {
        try outcome(
            id: id, createdAt: createdAt, options: options, startingAt: start.map(problem.whatIsLeft),
            cancellation: cancellation, progress: progress
        ).plan
    }

    /// The plan, and how the solver came to it; see ``plan(id:createdAt:options:startingFrom:cancellation:progress:)``.
    func outcome(
        id: String, createdAt: Instant, options: PlanningOptions, startingAt start: PlanAssignment?,
        prices: [[PlanProof]] = [], cancellation: PlanningCancellation,
        progress: (@Sendable (PlanningProgress) -> Void)?
    ) throws -> PlanningOutcome {
        var solution = try solve(
            options, startingFrom: start, KnownPrices.best(of: prices, in: problem, threads: options.threads),
            cancellation,
            progress)
        let kept = KeptProof(of: solution, in: problem)
        solution.lower(boundTo: kept.bound)
        let plan = PlanAssembly.plan(problem, solution: solution, id: id, createdAt: createdAt)
        let violations = PlanVerifier(request: problem.request, slots: problem.slots, previous: problem.previous)
            .violations(of: plan)
        guard violations.isEmpty else {
            throw InternalFault(
                "the plan does not keep the rules, and is withheld: \(violations.prefix(5).joined(separator: "; "))")
        }
        return PlanningOutcome(
            plan: plan, proof: kept.proof, notes: kept.note.map { [$0] } ?? [],
            statistics: solution.statistics.lines(unitsPerOne: solution.unitsPerOne))
    }

    /// Writes the exact integer program as free MPS into a file that is to be filled, for any other solver. Its optimum is
    /// the cost of the best plan.
    ///
    /// - Parameter name: the file as a failure names it, where `path` is only a draft of it.
    /// - Throws: `FileFailure`; `InternalFault` where the solver refuses the problem.
    public func writeMPS(to path: String, shownAs name: String? = nil) throws {
        let program: IntegerProgram
        do {
            program = try IntegerProgram.build(from: problem.problem)
        } catch {
            throw InternalFault("the solver refuses the problem: \(error)")
        }
        do {
            try program.writeMPS(to: path)
        } catch {
            throw FileFailure(path: name ?? path, operation: .write, reason: "\(error)")
        }
    }

    private func solve(
        _ options: PlanningOptions, startingFrom start: PlanAssignment?, _ prices: BoundCertificate?,
        _ cancellation: PlanningCancellation, _ progress: (@Sendable (PlanningProgress) -> Void)?
    ) throws -> SlotSolution {
        let report: (@Sendable (SolveProgress) -> Void)?
        if let progress { report = { progress(PlanningProgress($0)) } } else { report = nil }
        do {
            return try BulkSolver.solve(
                problem.problem, options: options.solveOptions, cancellation: cancellation.solver,
                warmStart: start == nil && prices == nil
                    ? nil : WarmStart(assignment: start?.candidates, proof: prices),
                progress: report)
        } catch let invalid as InvalidProblem {
            throw InternalFault("the solver refuses the problem: \(invalid)")
        } catch let invalid as InvalidOptions {
            throw InternalFault("the solver refuses the options: \(invalid)")
        }
    }
}

extension SlotSolution {
    /// Claims no more than a bound.
    fileprivate mutating func lower(boundTo bound: Cost) {
        self.bound = min(self.bound, bound)
        if stoppedBy == .optimal, !isOptimal { stoppedBy = .gap }
    }
}
