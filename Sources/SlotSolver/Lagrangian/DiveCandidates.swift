/// Candidates that a dive may decide on, laid out for being gone through again and again: by facilitator-day, and with
/// what each uses of the relaxation's rows.
struct DiveCandidates: Sendable {
    struct Item: Sendable {
        var candidate: Int32
        var session: Int32
        /// Position among the slots below.
        var slot: Int32
        /// Position in `FacilitatorDays.blocks`.
        var block: Int32
        var start: Int32
        var length: Int32
        /// What it costs whatever else is chosen.
        var cost: Cost
    }

    /// One coefficient: a row and a weight.
    struct Use: Sendable {
        /// Position among the rows of the relaxation.
        var row: Int32
        var weight: Int32
    }

    let model: RelaxationModel
    /// By facilitator-day, then start.
    private(set) var items: ContiguousArray<Item> = []
    /// The session of each slot; slots of a session follow each other.
    private(set) var slotSession: ContiguousArray<Int32> = []
    /// What placing a session in a slot uses, whoever leads it.
    private(set) var usesOfSlot = UseTable()
    /// What an item uses beside that: rows of its facilitator.
    private(set) var ownUses = UseTable()
    /// By row: whether it may be broken at a cost.
    let isSoft: ContiguousArray<Bool>

    /// Whether any facilitator has rows of their own.
    var hasOwnUses: Bool { !ownUses.uses.isEmpty }

    /// - Parameter isListed: by candidate; empty for all.
    init(_ model: RelaxationModel, among isListed: [Bool] = []) {
        self.model = model
        isSoft = ContiguousArray(model.rows.rows.map { $0.kind.reading.penalty != nil })
        var slotOf = [Int32](repeating: -1, count: model.slots.count)
        let days = model.days
        let isItem = days.itemCandidate.map { isListed.isEmpty || isListed[Int($0)] }
        for position in isItem.indices where isItem[position] { slotOf[Int(days.itemSlot[position])] = 0 }
        reserve(slots: slotOf.indices.lazy.filter { slotOf[$0] == 0 }, items: isItem.count { $0 })
        for slot in slotOf.indices where slotOf[slot] == 0 {
            slotOf[slot] = Int32(slotSession.count)
            slotSession.append(model.slots.session[slot])
            usesOfSlot.append { body in model.forEachRow(ofSlot: slot, body) }
        }
        for (index, block) in days.blocks.enumerated() {
            for position in block.items where isItem[position] {
                let slot = Int(days.itemSlot[position])
                let session = model.slots.session[slot]
                items.append(
                    Item(
                        candidate: days.itemCandidate[position], session: session, slot: slotOf[slot],
                        block: Int32(index), start: model.slots.start[slot], length: model.length[Int(session)],
                        cost: days.itemCost[position]))
                ownUses.append { body in
                    model.forEachRow(ofFacilitator: Int(block.facilitator), slot: slot, body)
                }
            }
        }
    }

    /// Arrays that grow are copied, and for that moment there twice: in large problems more than a run takes otherwise.
    private mutating func reserve(slots: some Sequence<Int>, items count: Int) {
        var (slotCount, useCount) = (0, 0)
        for slot in slots {
            slotCount += 1
            model.forEachRow(ofSlot: slot) { _, _ in useCount += 1 }
        }
        slotSession.reserveCapacity(slotCount)
        usesOfSlot.reserve(things: slotCount, uses: useCount)
        items.reserveCapacity(count)
        ownUses.reserve(things: count, uses: 0)
    }

    /// Calls `body` with the rows that placing an item uses, and how much.
    @inline(__always)
    func forEachUse(ofItem item: Int, _ body: (Use) -> Void) {
        usesOfSlot.forEach(of: Int(items[item].slot), body)
        ownUses.forEach(of: item, body)
    }
}

/// Rows used, for each of many things.
struct UseTable: Sendable {
    private(set) var offsets: ContiguousArray<Int32> = [0]
    private(set) var uses: ContiguousArray<DiveCandidates.Use> = []

    @inline(__always)
    func range(_ index: Int) -> Range<Int> { Int(offsets[index])..<Int(offsets[index + 1]) }

    @inline(__always)
    func forEach(of index: Int, _ body: (DiveCandidates.Use) -> Void) {
        for at in range(index) { body(uses[at]) }
    }

    /// Adds what one more thing uses.
    mutating func append(_ each: ((_ row: Int, _ weight: Int64) -> Void) -> Void) {
        each { row, weight in uses.append(.init(row: Int32(row), weight: Int32(clamping: weight))) }
        close()
    }

    /// Makes room.
    mutating func reserve(things: Int, uses count: Int) {
        offsets.reserveCapacity(things + 1)
        uses.reserveCapacity(count)
    }

    mutating func add(_ use: DiveCandidates.Use) { uses.append(use) }

    /// Ends the list of the thing that was added to.
    mutating func close() { offsets.append(Int32(uses.count)) }

    mutating func removeAll() {
        offsets.removeAll(keepingCapacity: true)
        offsets.append(0)
        uses.removeAll(keepingCapacity: true)
    }
}
