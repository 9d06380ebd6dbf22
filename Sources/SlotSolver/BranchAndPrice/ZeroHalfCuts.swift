/// The cuts in use, with the items they count.
struct ZeroHalfCuts: Sendable {
    struct Entry: Sendable {
        var item: Int32
        var weight: Int32
    }

    private(set) var cuts: [ZeroHalfCut] = []
    private(set) var limits: [Int64] = []
    /// For each cut, the positions of the items that it counts, and how often.
    private(set) var entries: [[Entry]] = []
    /// The cuts in the problem's own terms, without a multiplier. The certificates of many parts share these.
    private(set) var named: [BoundCertificate.PricedCut] = []
    private var cutsOfIndex: [[Int32]]
    private var cutsOfBlock: [[Int32]]

    init(_ model: RelaxationModel) {
        cutsOfIndex = .init(repeating: [], count: model.dualCount)
        cutsOfBlock = .init(repeating: [], count: model.days.blocks.count)
    }

    var count: Int { cuts.count }

    mutating func add(_ new: [ZeroHalfCut], in model: RelaxationModel) {
        let known = cuts.count
        for cut in new {
            register(cut, as: cuts.count)
            cuts.append(cut)
            limits.append(cut.limit(in: model))
            entries.append([])
            named.append(cut.named(in: model))
        }
        for block in model.days.blocks {
            for item in block.items {
                for (cut, weight) in weights(ofItem: item, facilitator: Int(block.facilitator), in: model)
                where cut >= known && weight != 0 {
                    entries[cut].append(Entry(item: Int32(item), weight: Int32(clamping: weight)))
                }
            }
        }
    }

    /// Keeps some cuts, which are renumbered in order.
    mutating func keep(_ kept: [Int]) {
        cuts = kept.map { cuts[$0] }
        limits = kept.map { limits[$0] }
        entries = kept.map { entries[$0] }
        named = kept.map { named[$0] }
        for index in cutsOfIndex.indices { cutsOfIndex[index].removeAll(keepingCapacity: true) }
        for block in cutsOfBlock.indices { cutsOfBlock[block].removeAll(keepingCapacity: true) }
        for (number, cut) in cuts.enumerated() { register(cut, as: number) }
    }

    private mutating func register(_ cut: ZeroHalfCut, as number: Int) {
        for index in cut.indices { cutsOfIndex[Int(index)].append(Int32(number)) }
        for block in cut.blocks { cutsOfBlock[Int(block)].append(Int32(number)) }
    }

    /// The cuts that count an item, with how often they do.
    private func weights(
        ofItem item: Int, facilitator: Int, in model: RelaxationModel
    ) -> [(cut: Int, weight: Int64)] {
        var found: [(cut: Int, weight: Int64)] = []
        model.forEachUse(slot: Int(model.days.itemSlot[item]), facilitator: facilitator) { index, weight in
            for cut in cutsOfIndex[index] { Self.count(Int(cut), weight, in: &found) }
        }
        return found
    }

    private static func count(_ cut: Int, _ weight: Int64, in found: inout [(cut: Int, weight: Int64)]) {
        if let known = found.firstIndex(where: { $0.cut == cut }) {
            found[known].weight += weight
        } else {
            found.append((cut, weight))
        }
    }

    /// A column's nonzero coefficients.
    func coefficients(of column: DayColumn, in model: RelaxationModel) -> [(cut: Int, value: Int64)] {
        let facilitator = Int(model.days.blocks[Int(column.block)].facilitator)
        var found = cutsOfBlock[Int(column.block)].map { (cut: Int($0), weight: Int64(1)) }
        for item in column.items {
            for (cut, weight) in weights(ofItem: Int(item), facilitator: facilitator, in: model) {
                Self.count(cut, weight, in: &found)
            }
        }
        return found.compactMap { $0.weight >> 1 == 0 ? nil : ($0.cut, $0.weight >> 1) }
    }
}
