public import PlanModel
import PlanVerifier
import SlotSolver

/// Plans: a request and the service's slots in, a verified plan out. Talks to nobody and writes nothing.
public struct Planner: Sendable {
    private let compiled: CompiledRequest

    /// Compiles the request and its slots into what the solver works on.
    public init(request: PlanRequest, slots: SlotsFile) throws {
        compiled = try CompiledRequest(request, slots: slots)
    }

    /// Places that the slots allow, over all sessions.
    public var candidateCount: Int { compiled.problem.candidates.count }

    /// The best plan found within the limits.
    ///
    /// - Parameters:
    ///   - id: names the plan in the journal.
    ///   - createdAt: the time of day of the run, an ISO-8601 instant in UTC.
    ///   - progress: called now and then, from any thread.
    /// - Throws: `InternalFault` if the plan breaks a rule or misstates its cost. Such a plan is never returned.
    public func plan(
        id: String, createdAt: String, options: PlanningOptions, cancellation: PlanningCancellation = .init(),
        progress: (@Sendable (PlanningProgress) -> Void)? = nil
    ) throws -> Plan {
        let solution = try solve(options, cancellation, progress)
        let plan = PlanAssembly.plan(compiled, solution: solution, id: id, createdAt: createdAt)
        let violations = PlanVerifier(request: compiled.request, slots: compiled.slots).violations(of: plan)
        guard violations.isEmpty else {
            throw InternalFault(
                "the plan does not keep the rules, and is withheld: \(violations.prefix(5).joined(separator: "; "))")
        }
        return plan
    }

    /// Writes the exact integer program as free MPS into a file that is to be filled, for any other solver. Its optimum is
    /// the cost of the best plan.
    ///
    /// - Parameter name: the file as a failure names it, where `path` is only a draft of it.
    /// - Throws: `FileFailure`; `InternalFault` where the solver refuses the problem.
    public func writeMPS(to path: String, shownAs name: String? = nil) throws {
        let program: IntegerProgram
        do {
            program = try IntegerProgram.build(from: compiled.problem)
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
        _ options: PlanningOptions, _ cancellation: PlanningCancellation,
        _ progress: (@Sendable (PlanningProgress) -> Void)?
    ) throws -> SlotSolution {
        let report: (@Sendable (SolveProgress) -> Void)?
        if let progress { report = { progress(PlanningProgress($0)) } } else { report = nil }
        do {
            return try BulkSolver.solve(
                compiled.problem, options: options.solveOptions, cancellation: cancellation.solver, progress: report)
        } catch let invalid as InvalidProblem {
            throw InternalFault("the solver refuses the problem: \(invalid)")
        } catch let invalid as InvalidOptions {
            throw InternalFault("the solver refuses the options: \(invalid)")
        }
    }
}
