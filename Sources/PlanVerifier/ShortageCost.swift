import PlanModel

/// The cost of people away in a tick, by the formula of planning.md in exact fractions.
struct ShortageCost {
    private let price: ExactDecimal
    private let growth: ExactDecimal

    init(_ policy: Policy) {
        price = policy.costs[.understaffing]
        growth = policy.understaffingGrowth
    }

    /// The cost of this many people away together, in cents; nil if it does not fit into 64 bits.
    func cents(people: Int64, headroom: Int64) -> Int64? {
        var sum: Int64 = 0
        for person in 0..<people {
            guard let one = marginal(person + 1, headroom) else { return nil }
            let (total, overflow) = sum.addingReportingOverflow(one)
            if overflow { return nil }
            sum = total
        }
        return sum
    }

    /// The cost of the person with this number, from 1, in cents: to the nearest, half up.
    private func marginal(_ person: Int64, _ headroom: Int64) -> Int64? {
        guard let more = felt(person, headroom), let less = felt(person - 1, headroom) else { return nil }
        let (product, overflow) = (more - less).multipliedReportingOverflow(by: 100 * Int128(price.digits))
        guard !overflow, product < Int128.max / 4 else { return nil }
        let denominator = feltDenominator * power(price.decimals)
        return Int64(exactly: (2 * product + denominator) / (2 * denominator))
    }

    /// felt(short) as a fraction of `feltDenominator`, with short in hundredths of a person: s/100 + growth · (s/100)²
    /// / 2.
    private func felt(_ people: Int64, _ headroom: Int64) -> Int128? {
        let short = max(0, 100 * Int128(people) - Int128(headroom))
        let (square, overflow) = (short * short).multipliedReportingOverflow(by: Int128(growth.digits))
        return overflow ? nil : 200 * short * power(growth.decimals) + square
    }

    private var feltDenominator: Int128 { 20_000 * power(growth.decimals) }

    private func power(_ exponent: Int) -> Int128 { (0..<exponent).reduce(1) { power, _ in power * 10 } }
}
