/// Subgradient steps scaled by moments, as in Adam (Kingma & Ba 2015): each price moves by the first moment of its
/// subgradient over the root of the second, both corrected for their beginning at 0, times a step that grows with the price.
///
/// Prices of sessions that fight for a scarce facilitator have to rise by three orders of magnitude where most stay near
/// the cost of a day's delay.
struct PriceMotion {
    /// All in cost units but for the moments, which count.
    struct Price {
        var value: Double
        /// Its aggregate part, see `Multipliers`.
        var risen: Double
        let ceiling: Double
        /// First and second moment of its subgradient.
        var drift = 0.0
        var spread = 0.0
    }

    private(set) var prices: ContiguousArray<Price>
    /// The least that one full step changes a price by.
    private let baseStep: Double
    private var rounds = 0

    private let driftMemory: Double
    private let spreadMemory: Double
    /// Share of a price that one full step may change.
    private let relativeStep: Double

    init(_ prices: ContiguousArray<Price>, baseStep: Double, _ parameters: SearchParameters.Ascent) {
        self.prices = prices
        self.baseStep = baseStep
        driftMemory = parameters.firstMomentDecay
        spreadMemory = parameters.secondMomentDecay
        relativeStep = parameters.relativeStep
    }

    /// Begins at given prices, with no moments yet.
    /// - Parameter cutPrices: those of cuts, which come after all others.
    init(at multipliers: Multipliers, cutPrices: [Int64] = [], in model: RelaxationModel) {
        let scale = model.priceUnitsPerCost
        var prices = ContiguousArray<Price>()
        prices.reserveCapacity(multipliers.prices.count + cutPrices.count)
        for (index, price) in multipliers.prices.enumerated() {
            let risen = multipliers.risen.isEmpty ? 0 : Double(multipliers.risen[index]) / scale
            prices.append(
                Price(value: Double(price) / scale, risen: risen, ceiling: Double(model.ceiling[index]) / scale))
        }
        for price in cutPrices { prices.append(Price(value: Double(price) / scale, risen: 0, ceiling: .infinity)) }
        self.init(prices, baseStep: model.priceStep, model.parameters.ascent)
    }

    /// One step of every price by how often chosen patterns use each session and row.
    /// - Parameter beyondCuts: by cut, what they use of it beyond its limit.
    mutating func step(_ factor: Double, usage: [Int64], beyondCuts: [Int64] = [], in model: RelaxationModel) {
        let (sessions, rows) = (model.sessionCount, model.priceCount)
        let capacity = model.rows.capacity
        step(factor) { index in
            if index < sessions { return Double(1 - usage[index]) }
            return Double(index < rows ? usage[index] - capacity[index - sessions] : beyondCuts[index - rows])
        }
    }

    /// One step of every price, between 0 and its ceiling.
    /// - Parameters:
    ///   - factor: the length of the step.
    ///   - residual: the subgradient of a price by its position: what is used beyond what may be, or what is missing.
    @inline(__always)
    mutating func step(_ factor: Double, residual: (Int) -> Double) {
        rounds += 1
        let (driftMemory, spreadMemory) = (driftMemory, spreadMemory)
        let driftShare = 1 - Self.power(driftMemory, rounds)
        let spreadShare = 1 - Self.power(spreadMemory, rounds)
        let (baseStep, relativeStep) = (baseStep, relativeStep)
        prices.withUnsafeMutableBufferPointer { prices in
            for index in prices.indices {
                var price = prices[index]
                let residual = residual(index)
                price.drift *= driftMemory
                price.spread *= spreadMemory
                if residual >= 0 || price.value > 0 {
                    price.drift += (1 - driftMemory) * residual
                    price.spread += (1 - spreadMemory) * residual * residual
                    let direction = price.drift / driftShare / ((price.spread / spreadShare).squareRoot() + 1e-3)
                    let length = factor * (baseStep + relativeStep * abs(price.value - price.risen))
                    price.value = min(price.ceiling, max(0, price.value + length * direction))
                }
                prices[index] = price
            }
        }
    }

    private static func power(_ base: Double, _ exponent: Int) -> Double {
        var power = 1.0
        for _ in 0..<min(exponent, 2000) { power *= base }
        return power
    }
}
