import PlanModel
import SlotSolver

/// The costs of a policy as whole numbers of one unit, the smallest decimal that the policy uses.
struct UnitCosts {
    /// Units that make a cost of 1.
    let unitsPerOne: Cost
    let unscheduled: Cost
    let understaffing: Cost
    let preference: Cost
    let lateness: Cost
    let timeOfDay: Cost
    let overload: Cost

    init(_ policy: Policy) throws {
        let places = policy.costDecimals
        func units(_ cost: ExactDecimal) throws -> Cost {
            guard let units = cost.scaled(places: places) else {
                throw InternalFault("the cost \(cost) was validated, but cannot be counted")
            }
            return units
        }
        unitsPerOne = try units(ExactDecimal(1))
        unscheduled = try units(policy.unscheduledCost)
        understaffing = try units(policy.understaffingCost)
        preference = try units(policy.preferenceCost)
        lateness = try units(policy.latenessCost)
        timeOfDay = try units(policy.timeOfDayCost)
        overload = try units(policy.overloadCost)
    }
}
