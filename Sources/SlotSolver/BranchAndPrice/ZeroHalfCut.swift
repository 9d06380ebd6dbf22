/// A {0, ½}-Chvátal-Gomory cut (Caprara & Fischetti 1996): rows added up, halved and rounded down. Every plan satisfies
/// it, though fractional combinations of columns may not.
///
/// With a column's weight w, counting how often the cut's rows count its sessions, and 1 more if the cut names its
/// facilitator-day, Σ over columns of ⌊w ÷ 2⌋ − Σ over the cut's rows of the amounts by which they are exceeded ≤
/// ⌊limit ÷ 2⌋. It is valid because half the sum of the rows is, rounding down coefficients of nonnegative integers
/// only lowers the left side, and the left side is then an integer.
struct ZeroHalfCut: Sendable, Hashable {
    /// Positions in a multiplier vector: sessions (placed at most once), then linking rows. Ascending.
    var indices: [Int32]
    /// Facilitator-days, as positions of blocks: at most one column each. Ascending.
    var blocks: [Int32]

    var rowCount: Int { indices.count + blocks.count }

    /// The right-hand side.
    func limit(in model: RelaxationModel) -> Int64 {
        var sum = Int64(blocks.count)
        for index in indices {
            sum += Int(index) < model.sessionCount ? 1 : model.rows.capacity[Int(index) - model.sessionCount]
        }
        return sum >> 1
    }
}

extension ZeroHalfCut {
    /// The cut in the problem's own terms, without a multiplier.
    func named(in model: RelaxationModel) -> BoundCertificate.PricedCut {
        let sessions = model.sessionCount
        return BoundCertificate.PricedCut(
            sessions: indices.filter { Int($0) < sessions },
            days: blocks.map {
                let block = model.days.blocks[Int($0)]
                return BoundCertificate.FacilitatorDay(facilitator: block.facilitator, day: block.day)
            },
            rows: indices.filter { Int($0) >= sessions }.map { model.rows.rows[Int($0) - sessions] }, dual: 0)
    }
}
