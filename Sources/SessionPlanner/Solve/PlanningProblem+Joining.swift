package import PlanModel
import PlanVerifier
import SlotSolver

/// Plans that were not found here: put together of others.
extension PlanningProblem {
    /// The plan that has sessions at some places, with the bound that a proof proves, verified as every plan is.
    ///
    /// - Parameters:
    ///   - places: by session; all others have none.
    ///   - proof: of any bound. What it claims is of no account: the plan states what it proves, but never more than the plan costs.
    ///   - stoppedBy: why the runs ended whose plans these are, as a plan tells it.
    ///   - mostBytes: a proof's file may have; a larger one is not kept, nor the bound.
    /// - Throws: `InternalFault` where the plan breaks a rule, misstates its cost, or the proof is none of this problem.
    package func plan(
        at places: [String: SessionPlace], proof: PlanProof?, stoppedBy: String, id: String, createdAt: Instant,
        threads: Int, mostBytes: Int = PlanProof.mostBytes
    ) throws -> PlanningOutcome {
        let assignment = self.assignment(at: places)
        guard assignment.placedCount == places.count else {
            let lost = zip(request.sessions, assignment.candidates).first { $1 < 0 && places[$0.key] != nil }
            throw InternalFault("\(lost?.0.key ?? "a session"): its place in a part is none that the slots allow")
        }
        let costs = CostModel.costs(of: assignment.candidates, in: problem)
        var notes: [String] = []
        var kept = proof
        var bound: Cost = 0
        if var told = proof {
            told.bound = ExactDecimal(0)
            let findings = try findings(on: told, threads: threads)
            guard findings.reasons.isEmpty, let proven = findings.proven?.scaled(places: placesOfCosts) else {
                throw InternalFault(
                    "the proofs of the parts do not go together: \(findings.reasons.prefix(5).joined(separator: "; "))")
            }
            guard proven <= costs.total else {
                throw InternalFault("the bound \(findings.proven?.description ?? "") is above the cost of a plan")
            }
            bound = proven
            told.bound = ExactDecimal(units: bound, perOne: problem.unitsPerOne)
            kept = told
            if !told.fits(mostBytes) {
                (kept, bound) = (nil, 0)
                notes.append(
                    "The proof is larger than \(mostBytes >> 20) MB and is not kept; the plan states no bound.")
            }
        }
        var reason = StopReason(rawValue: stoppedBy) ?? .workLimit
        if bound >= costs.total { reason = .optimal } else if reason == .optimal { reason = .gap }
        let solution = SlotSolution(
            assignment: assignment.candidates, costs: costs, bound: bound, stoppedBy: reason,
            unitsPerOne: problem.unitsPerOne)
        let plan = PlanAssembly.plan(self, solution: solution, id: id, createdAt: createdAt)
        let violations = PlanVerifier(request: request, slots: slots, previous: previous).violations(of: plan)
        guard violations.isEmpty else {
            throw InternalFault(
                "the plan does not keep the rules, and is withheld: \(violations.prefix(5).joined(separator: "; "))")
        }
        return PlanningOutcome(plan: plan, proof: kept, notes: notes, statistics: [])
    }

    /// Units that make a cost of 1, in which a proof counts.
    package var unitsPerOne: Int64 { problem.unitsPerOne }

    private var placesOfCosts: Int { String(problem.unitsPerOne).count - 1 }
}
