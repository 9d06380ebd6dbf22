/// The part of a relaxation that is left once some sessions have their place: which items may still be chosen,
/// what each facilitator-day can still take, and what the placed sessions use.
struct OpenItems: Sendable {
    var isOpen: [Bool]
    /// By block; see `FacilitatorDays.Block`.
    var tickCap: [Int32]
    var sessionCap: [Int32]
    /// By session and row, what is used already.
    var used: [Int64]

    /// Everything is open.
    init(_ model: RelaxationModel) {
        isOpen = [Bool](repeating: true, count: model.days.itemSlot.count)
        tickCap = model.days.blocks.map(\.tickCap)
        sessionCap = model.days.blocks.map(\.sessionCap)
        used = [Int64](repeating: 0, count: model.priceCount)
    }

    /// Books an item of a block as chosen for good. Items that no longer fit beside it are the caller's to close.
    mutating func choose(item: Int, ofBlock block: Int, in model: RelaxationModel) {
        let slot = Int(model.days.itemSlot[item])
        let length = model.length[Int(model.slots.session[slot])]
        if tickCap[block] != .max { tickCap[block] -= length }
        if sessionCap[block] != .max { sessionCap[block] -= 1 }
        model.addUsage(slot: slot, facilitator: Int(model.days.blocks[block].facilitator), into: &used)
    }
}
