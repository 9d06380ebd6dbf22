/// What a facilitator's own rows charge: the target's price a tick, and the rows of a facilitator who also attends.
struct FacilitatorPrices {
    let any: Bool
    private let perTick: Int64
    private let curve: Int

    init(_ block: FacilitatorDays.Block, _ model: RelaxationModel, _ prices: [Int64]) {
        let facilitator = Int(block.facilitator)
        let row = Int(model.targetRow[facilitator])
        perTick = row >= 0 ? prices[model.sessionCount + row] : 0
        curve = Int(model.curves.ofFacilitator[facilitator])
        any = perTick != 0 || curve >= 0
    }

    func charge(slot: Int, _ model: RelaxationModel, _ rewards: RewardTable) -> Int64 {
        let session = Int(model.slots.session[slot])
        let length = Int(model.length[session])
        var charge = perTick * Int64(length)
        if curve >= 0 {
            let from = Int(model.slots.coveredBefore[Int(model.slots.start[slot])])
            charge += rewards.charge(ofCurve: curve, from: from, to: from + length)
        }
        return charge
    }
}

extension RelaxationModel {
    /// Adds what one placed session uses: itself, then every row that it meets.
    func addUsage(slot: Int, facilitator: Int, into usage: inout [Int64]) {
        forEachUse(slot: slot, facilitator: facilitator) { index, weight in usage[index] += weight }
    }

    /// What one placed session uses, as positions in a price vector and how much: itself, then every row that it meets.
    /// A row may be told more than once.
    @inline(__always)
    func forEachUse(slot: Int, facilitator: Int, _ body: (_ index: Int, _ weight: Int64) -> Void) {
        let session = Int(slots.session[slot])
        body(session, 1)
        let from = slots.coveredBefore[Int(slots.start[slot])]
        let to = from + length[session]
        for c in Int(curves.sessionOffsets[session])..<Int(curves.sessionOffsets[session + 1]) {
            forEachUse(ofCurve: Int(curves.ofSession[c]), from: from, to: to, body)
        }
        let place = Int(dayPrices.ofSlot[slot])
        if place >= 0 {
            for e in Int(dayPrices.offsets[place])..<Int(dayPrices.offsets[place + 1]) {
                let entry = dayPrices.entries[e]
                body(sessionCount + Int(entry.row), Int64(entry.weight))
            }
        }
        if targetRow[facilitator] >= 0 { body(sessionCount + Int(targetRow[facilitator]), Int64(length[session])) }
        let own = Int(curves.ofFacilitator[facilitator])
        if own >= 0 { forEachUse(ofCurve: own, from: from, to: to, body) }
    }

    @inline(__always)
    private func forEachUse(ofCurve curve: Int, from: Int32, to: Int32, _ body: (Int, Int64) -> Void) {
        let end = Int(curves.offsets[curve + 1])
        var low = Int(curves.offsets[curve])
        var high = end
        while low < high {
            let middle = (low + high) / 2
            if curves.entries[middle].tick < from { low = middle + 1 } else { high = middle }
        }
        while low < end, curves.entries[low].tick < to {
            body(sessionCount + Int(curves.entries[low].row), Int64(curves.entries[low].weight))
            low += 1
        }
    }
}
