package import PlanModel
import PlanVerifier
import SlotSolver

/// Plans that were not found here, but composed of others.
extension PlanningProblem {
    /// The plan with sessions at some places, and with the bound that a proof proves, verified like every plan.
    ///
    /// - Parameters:
    ///   - places: the places by session; all other sessions have none.
    ///   - proof: a proof of any bound. Its claim is ignored: the plan states the bound that it proves, but never more
    ///     than the plan's cost.
    ///   - stoppedBy: why the runs ended that found these plans, as a plan states it.
    ///   - mostBytes: the most bytes that a proof's file may have; a larger proof is not kept, nor is its bound.
    /// - Throws: `InternalFault` if the plan breaks a rule or misstates its cost, or the proof does not belong to this
    ///   problem.
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

    /// Units in a cost of 1, in which a proof counts.
    package var unitsPerOne: Int64 { problem.unitsPerOne }

    private var placesOfCosts: Int { String(problem.unitsPerOne).count - 1 }
}

extension PlanSolution {
    /// The solution of a plan that is put together of others.
    ///
    /// - Parameters:
    ///   - units: the cost of each term, in units of which `perOne` make a cost of 1.
    ///   - bound: in the same units.
    package init(
        units: CostTerms<Int64>, bound: Int64, perOne: Int64, stoppedBy: String, policy: Policy, candidates: Int,
        unknownStaffingShare: Double
    ) {
        let cost = CostTerm.allCases.reduce(0) { $0 + units[$1] }
        let amount = { (units: Int64) in Double(units) / Double(perOne) }
        self.init(
            status: bound >= cost ? .optimal : .feasible, cost: amount(cost), bound: amount(bound),
            gap: SlotSolution.gap(cost: cost, bound: bound, unitsPerOne: perOne), stoppedBy: stoppedBy,
            costs: CostTerms { amount(units[$0]) }, prices: CostTerms { policy.costs[$0].double },
            candidates: candidates, unknownStaffingShare: unknownStaffingShare)
    }
}
