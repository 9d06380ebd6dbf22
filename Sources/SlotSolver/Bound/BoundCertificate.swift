/// All that is needed to recompute a lower bound from the problem alone: prices, and what each facilitator-day's
/// search must not repeat. Whatever the numbers in it, the bound holds.
///
/// For a plan with cost C and prices π, λ:
/// C ≥ Σ π(s) − Σ λ(r) · capacity(r) − Σ over facilitator-days of (the most that a pattern's sessions can earn).
/// The proof needs 0 ≤ λ, λ ≤ understaffingCost and overloadCost where breaking a row has that price, and
/// π ≤ unscheduledCost; `recomputedBound` brings every price into these limits before it uses it.
/// A cut with price σ charges a pattern σ · ⌊what its rows count ÷ 2⌋, and σ · ⌊limit ÷ 2⌋ goes off the constant. Breaking a
/// row lets each cut over it be broken by as much, so λ and the σ of those cuts together obey the row's limit.
/// A floor under what is left out (`LeftOutFloor`) with share φ adds φ · floor, and then π ≤ (1 − φ) · unscheduledCost.
/// A certificate whose plans are divided proves what the lower of its two parts does, each from the problem with fewer
/// candidates; its own prices do not count.
/// Rules without a price are dropped and costs without a row are at least 0, so both only lower the bound.
struct BoundCertificate: Sendable, Equatable {
    struct PricedRow: Sendable, Equatable {
        var row: CouplingRow
        var price: Int64
    }

    /// Sessions that the search of a facilitator-day must not repeat. Fewer only lower the bound.
    struct Unrepeatable: Sendable, Equatable {
        var facilitator: Int32
        var day: Int32
        var sessions: [Int32]
    }

    /// A `HalfCut` in the problem's own terms: which rows are added up, halved and rounded down.
    struct PricedCut: Sendable, Equatable {
        var sessions: [Int32]
        var days: [FacilitatorDay]
        var rows: [CouplingRow]
        var price: Int64
    }

    struct FacilitatorDay: Sendable, Hashable {
        var facilitator: Int32
        var day: Int32
    }

    /// Prices are in 1 / 2^scaleBits cost units.
    var scaleBits: Int
    var sessionPrices: [Int64]
    var rowPrices: [PricedRow]
    var unrepeatable: [Unrepeatable]
    var cuts: [PricedCut] = []
    var floor: Floor = .none
    var parts: Parts = .whole

    /// A floor under what is left out, and the share of it that counts, in 1 / 2^`LeftOutFloor.shareBits`. The floor is what
    /// the proof proves for the problem without other costs.
    indirect enum Floor: Sendable, Equatable {
        case none
        case proven(share: Int64, BoundCertificate)
    }

    /// Whether plans are divided, and what proves the bound of each part.
    indirect enum Parts: Sendable, Equatable {
        case whole
        case divided(PlanDivision, there: BoundCertificate, elsewhere: BoundCertificate)
    }
}

extension BoundCertificate {
    /// Proofs of two parts put together.
    init(_ division: PlanDivision, there: BoundCertificate, elsewhere: BoundCertificate) {
        self.init(
            scaleBits: 0, sessionPrices: [], rowPrices: [], unrepeatable: [],
            parts: .divided(division, there: there, elsewhere: elsewhere))
    }
}
