/// Multipliers of the sessions and linking rows of a relaxation, in its multiplier units, each between 0 and its
/// ceiling.
struct Multipliers: Sendable, Equatable {
    /// One multiplier a session, then one a row.
    var duals: [Int64]
    /// The aggregate part of each multiplier: what a line search along aggregate directions (`AggregateLineSearch`) has
    /// added to it; empty for none. Steps are in proportion to the rest, and scarcity is told by it; it means nothing
    /// for the bound.
    var aggregatePart: [Int64] = []

    static func zero(_ model: RelaxationModel) -> Multipliers {
        Multipliers(duals: [Int64](repeating: 0, count: model.dualCount))
    }

    /// The nearest valid multipliers to the given ones, told in cost units.
    init(rounding values: [Double], aggregatePart: [Int64] = [], in model: RelaxationModel) {
        self.aggregatePart = aggregatePart
        let scale = model.dualUnitsPerCost
        duals = zip(values, model.ceiling).map { value, ceiling in
            let scaled = (value * scale).rounded()
            return scaled > 0 ? min(ceiling, Int64(min(scaled, 0x1p62))) : 0
        }
    }

    /// The same as a certificate, of which nothing has been checked.
    func certificate(in model: RelaxationModel) -> BoundCertificate {
        let rows = zip(model.rows.rows, duals[model.sessionCount...]).filter { $1 != 0 }.map {
            BoundCertificate.PricedRow(row: $0, dual: model.certified($1))
        }
        return BoundCertificate(
            scaleBits: max(0, model.scaleBits), sessionDuals: duals[..<model.sessionCount].map { model.certified($0) },
            rowDuals: rows, unrepeatable: [])
    }

    init(duals: [Int64], aggregatePart: [Int64] = []) {
        self.duals = duals
        self.aggregatePart = aggregatePart
    }

    /// How far each session's multiplier stands out from those that were raised together, in cost units: high for those
    /// that fight for a location or a day.
    func scarcityRents(in model: RelaxationModel) -> [Cost] {
        (0..<model.sessionCount).map {
            model.cost(ofDual: abs(duals[$0] - (aggregatePart.isEmpty ? 0 : aggregatePart[$0])))
        }
    }

    /// What placing each session may cost by these multipliers, in cost units.
    func sessionDuals(in model: RelaxationModel) -> [Cost] {
        duals[..<model.sessionCount].map { model.cost(ofDual: $0) }
    }
}
