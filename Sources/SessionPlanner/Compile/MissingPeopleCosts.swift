import PlanModel
import SlotSolver

/// The cost of the first, second, … person away from a group in a tick, in the units of a problem, by the headroom.
struct MissingPeopleCosts {
    /// The policy's cost and growth, in millionths.
    private let price: Int128
    private let growth: Int128
    /// Units per cent.
    private let unitsPerCent: Cost
    private var curves: [Key: Int32] = [:]
    /// The most that any one person costs.
    private(set) var dearest: Cost = 0

    private struct Key: Hashable {
        let headroom: Int64
        let people: Int
    }

    init(_ policy: Policy, unitsPerCent: Cost) {
        price = Int128(policy.costs[.understaffing].scaled(places: 6) ?? 0)
        growth = Int128(policy.understaffingGrowth.scaled(places: 6) ?? 0)
        self.unitsPerCent = unitsPerCent
    }

    /// The curve for a headroom in hundredths of a person, up to this many people away; created if it does not exist
    /// yet.
    ///
    /// Throws `InputProblems` if a group is so short that a person's cost could not be counted.
    mutating func curve(headroom: Int64, people: Int, in staffing: inout StaffingCosts) throws -> Int32 {
        // With more headroom than people, nobody costs anything, however large the headroom is.
        let key = Key(headroom: min(headroom, 100 * Int64(people)), people: people)
        if let known = curves[key] { return known }
        let marginals = try (1...max(1, people)).map { try marginal(person: $0, headroom: key.headroom) }
        dearest = max(dearest, marginals.last ?? 0)
        let curve = staffing.addCurve(marginals)
        curves[key] = curve
        return curve
    }

    /// understaffingCost · (felt(short(k)) − felt(short(k − 1))), to the nearest cent, half up.
    ///
    /// With s hundredths short, felt is (2·10^8·s + g·s²) ÷ (2·10^10), with g the growth in millionths.
    private func marginal(person: Int, headroom: Int64) throws -> Cost {
        let less = Int128(max(0, 100 * Int64(person - 1) - headroom))
        let more = Int128(max(0, 100 * Int64(person) - headroom))
        let (squares, tooFar) = growth.multipliedReportingOverflow(by: (more - less) * (more + less))
        let (product, overflow) = price.multipliedReportingOverflow(by: 200_000_000 * (more - less) + squares)
        // The price is in millionths, and cents are hundredths.
        let denominator: Int128 = 20_000_000_000 * 10_000
        let cents =
            (2 * (overflow || tooFar ? Int128.max / 4 : min(product, Int128.max / 4)) + denominator) / (2 * denominator)
        guard let cost = Cost(exactly: cents), cost <= MissingPeopleCosts.limit / unitsPerCent else {
            throw MissingPeopleCosts.tooLarge
        }
        return cost * unitsPerCent
    }

    /// Costs are reported as floating-point numbers, which hold this many units exactly.
    static let limit: Cost = 9_007_199_254_740_992

    static let tooLarge = InputProblems(
        Problem(
            file: "the slots", field: "staffingDifference",
            expected:
                "staffing, or an understaffingCost and an understaffingGrowth, with which costs can be added exactly",
            message: "a staffing group is so short that what its people cost is too large to be added exactly"))
}
