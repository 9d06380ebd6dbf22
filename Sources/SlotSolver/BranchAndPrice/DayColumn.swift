/// One facilitator's sessions on one day, as a column of the restricted master problem.
struct DayColumn: Sendable, Hashable {
    /// Position in `FacilitatorDays.blocks`.
    var block: Int32
    /// Positions in `FacilitatorDays`, by start.
    var items: [Int32]

    /// The own costs of its items, in cost units.
    func cost(in model: RelaxationModel) -> Double {
        items.reduce(0) { $0 + Double(model.days.itemCost[Int($1)]) }
    }

    /// Its use of sessions and rows, as positions in a multiplier vector, each once, in ascending order.
    func uses(in model: RelaxationModel) -> [(index: Int, weight: Int64)] {
        let facilitator = Int(model.days.blocks[Int(block)].facilitator)
        var found: [(index: Int, weight: Int64)] = []
        for item in items {
            model.forEachUse(slot: Int(model.days.itemSlot[Int(item)]), facilitator: facilitator) {
                found.append(($0, $1))
            }
        }
        found.sort { $0.index < $1.index }
        var uses: [(index: Int, weight: Int64)] = []
        for use in found {
            if let last = uses.last, last.index == use.index {
                uses[uses.count - 1].weight += use.weight
            } else {
                uses.append(use)
            }
        }
        return uses
    }

    /// How much columns, weighted by their values, use of each session and row.
    static func activity(of columns: [DayColumn], _ values: [Double], in model: RelaxationModel) -> [Double] {
        var activity = [Double](repeating: 0, count: model.dualCount)
        for (column, value) in zip(columns, values) where value > 1e-9 {
            for (index, weight) in column.uses(in: model) { activity[index] += value * Double(weight) }
        }
        return activity
    }

    /// Groups chosen items, block by block, into columns.
    static func columns(ofChosen chosen: [Int32], in model: RelaxationModel) -> [DayColumn] {
        var columns: [DayColumn] = []
        var block = 0
        for item in chosen {
            while Int(item) >= model.days.blocks[block].items.upperBound { block += 1 }
            if let last = columns.last, Int(last.block) == block {
                columns[columns.count - 1].items.append(item)
            } else {
                columns.append(DayColumn(block: Int32(block), items: [item]))
            }
        }
        return columns
    }
}
