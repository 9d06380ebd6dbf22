import PlanModel

/// Checks that what a plan states about its cost, besides the cost itself, follows from it.
extension PlanVerifier {
    /// Bound, gap, status and the end of the run must be consistent.
    func proofViolations(of solution: PlanSolution, cost: Double) -> [String] {
        var faults: [String] = []
        if solution.bound > cost {
            faults.append("solution.bound: the bound \(solution.bound) exceeds the cost \(cost)")
        }
        let gap = (cost - solution.bound) / max(1, cost)
        if !(abs(solution.gap - gap) <= 1e-9) {
            faults.append(PlanVerifier.differs("solution.gap", "\(solution.gap)", "\(gap)"))
        }
        let isProven = solution.bound >= cost
        if (solution.status == .optimal) != isProven {
            faults.append(
                "solution.status: \(solution.status.rawValue), with a bound of \(solution.bound) and a cost of \(cost)")
        }
        let ends = isProven ? PlanVerifier.ends : PlanVerifier.ends.filter { $0 != "optimal" }
        if !ends.contains(solution.stoppedBy) {
            let right = ends.joined(separator: " or ")
            faults.append(PlanVerifier.differs("solution.stoppedBy", solution.stoppedBy, right))
        }
        return faults
    }

    /// The prices must be the policy's. Plans of earlier versions state none.
    func priceViolations(of plan: Plan) -> [String] {
        guard let prices = plan.solution.prices else { return [] }
        return zip(prices.all, request.policy.costs.all).compactMap { told, price in
            told.value == price.value.double
                ? nil : PlanVerifier.differs("solution.prices.\(told.term)", "\(told.value)", "\(price.value)")
        }
    }

    private static let ends = ["optimal", "gap", "timeLimit", "workLimit", "cancelled"]
}
