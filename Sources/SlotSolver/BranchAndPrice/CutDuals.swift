/// The charges of cuts under given multipliers: on each item by itself, and on each column on top of that.
///
/// A cut with multiplier σ charges a column σ · ⌊weight ÷ 2⌋. Of that, each item bears σ · ⌊its weight ÷ 2⌋, so
/// searches work as without cuts. For every pair of items that a cut counts an odd number of times σ more is charged;
/// the cut's facilitator-day counts as one of these.
struct CutDuals: Sendable {
    /// The charge that each item bears by itself, in multiplier units.
    private(set) var surcharge: [Int64]
    /// The cuts that count item i an odd number of times are `odd[oddOffsets[i] ..< oddOffsets[i + 1]]`.
    private(set) var oddOffsets: [Int32]
    private(set) var odd: [Int32]
    /// The cuts that count each block.
    private(set) var cutsOfBlock: [[Int32]]
    /// The multiplier of each cut, in multiplier units.
    private(set) var dual: [Int64]
    /// Σ multiplier · limit: the amount by which the cuts lower the bound.
    private(set) var constant: Int128 = 0

    private let limits: [Int64]
    private let closed: Set<Int32>
    /// The rare cases in which a cut's weight of an item, halved and rounded down, is not 0. Weights may be negative.
    private var halves: [Half] = []

    private struct Half: Sendable {
        var item: Int32
        var cut: Int32
        var weight: Int64
    }

    /// The charge on an item that no plan may use: more than any item earns, and far below the limit of 64 bits.
    private static let forbidding = Int64(1) << 61

    /// - Parameter closed: items that no column may use, as positions in `FacilitatorDays`.
    init(_ cuts: ZeroHalfCuts, duals: [Int64], closed: Set<Int32> = [], in model: RelaxationModel) {
        let items = model.days.itemSlot.count
        dual = duals
        limits = cuts.limits
        self.closed = closed
        surcharge = [Int64](repeating: 0, count: items)
        cutsOfBlock = .init(repeating: [], count: model.days.blocks.count)
        var counts = [Int32](repeating: 0, count: items + 1)
        for cut in 0..<cuts.count {
            for block in cuts.cuts[cut].blocks { cutsOfBlock[Int(block)].append(Int32(cut)) }
            for entry in cuts.entries[cut] {
                counts[Int(entry.item) + 1] += entry.weight & 1
                guard entry.weight >> 1 != 0 else { continue }
                halves.append(Half(item: entry.item, cut: Int32(cut), weight: Int64(entry.weight >> 1)))
            }
        }
        for item in 0..<items { counts[item + 1] += counts[item] }
        oddOffsets = counts
        odd = [Int32](repeating: 0, count: Int(counts[items]))
        for cut in 0..<cuts.count {
            for entry in cuts.entries[cut] where entry.weight & 1 == 1 {
                odd[Int(counts[Int(entry.item)])] = Int32(cut)
                counts[Int(entry.item)] += 1
            }
        }
        setDuals(duals)
    }

    /// Sets other multipliers for the same cuts.
    mutating func setDuals(_ duals: [Int64]) {
        dual = duals
        constant = zip(duals, limits).reduce(0) { $0 + Int128($1.0) * Int128($1.1) }
        for item in surcharge.indices { surcharge[item] = 0 }
        for item in closed { surcharge[Int(item)] = Self.forbidding }
        for half in halves { surcharge[Int(half.item)] += duals[Int(half.cut)] * half.weight }
    }

    func oddCuts(ofItem item: Int32) -> ArraySlice<Int32> {
        odd[Int(oddOffsets[Int(item)])..<Int(oddOffsets[Int(item) + 1])]
    }
}
