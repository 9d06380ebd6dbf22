import PlanModel
import SlotSolver

/// The costs of a policy as whole numbers of one unit: a cent, or the smallest decimal that the policy uses.
struct UnitCosts {
    /// Units in a cost of 1.
    let unitsPerOne: Cost
    /// Units in a cent.
    let unitsPerCent: Cost
    private let units: CostTerms<Cost>

    init(_ policy: Policy) throws {
        let places = policy.costDecimals
        unitsPerOne = try UnitCosts.units(ExactDecimal(1), places)
        unitsPerCent = unitsPerOne / 100
        units = try CostTerms { try UnitCosts.units(policy.costs[$0], places) }
    }

    subscript(term: CostTerm) -> Cost { units[term] }

    private static func units(_ cost: ExactDecimal, _ places: Int) throws -> Cost {
        guard let units = cost.scaled(places: places) else {
            throw InternalFault("the cost \(cost) was validated, but cannot be counted")
        }
        return units
    }
}
