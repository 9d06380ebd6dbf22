/// Candidates on which a dive may decide: positions in the relaxation's facilitator-days, with their use of the
/// relaxation's rows, laid out for repeated traversal.
struct DiveCandidates: Sendable {
    /// One coefficient: a row and a weight.
    struct Use: Sendable {
        /// Position among the rows of the relaxation.
        var row: Int32
        var weight: Int32
    }

    let model: RelaxationModel
    /// By item: its position in `FacilitatorDays`, in whose order the items are.
    private(set) var positions: ContiguousArray<Int32> = []
    /// For each slot of the relaxation, its position among the slots below, -1 if it has no item.
    private var slotPosition: ContiguousArray<Int32>
    /// The session of each slot; slots of a session follow each other.
    private(set) var slotSession: ContiguousArray<Int32> = []
    /// The rows that placing a session in a slot uses, whoever leads it.
    private(set) var usesOfSlot = UseTable()
    /// The rows of its facilitator that an item uses in addition.
    private(set) var ownUses = UseTable()
    /// For each row, whether it may be violated at a cost.
    let isSoft: ContiguousArray<Bool>

    /// Whether any facilitator has rows of their own.
    var hasOwnUses: Bool { !ownUses.uses.isEmpty }

    /// - Parameter isListed: for each candidate, whether it is included; empty for all.
    init(_ model: RelaxationModel, among isListed: [Bool] = []) {
        self.model = model
        isSoft = ContiguousArray(model.rows.rows.map { $0.kind.reading.penalty != nil })
        let days = model.days
        slotPosition = ContiguousArray(repeating: -1, count: model.slots.count)
        var count = 0
        for (position, candidate) in days.itemCandidate.enumerated()
        where isListed.isEmpty || isListed[Int(candidate)] {
            slotPosition[Int(days.itemSlot[position])] = 0
            count += 1
        }
        reserve(slots: slotPosition.indices.lazy.filter { [slotPosition] in slotPosition[$0] == 0 }, items: count)
        for slot in slotPosition.indices where slotPosition[slot] == 0 {
            slotPosition[slot] = Int32(slotSession.count)
            slotSession.append(model.slots.session[slot])
            usesOfSlot.append { body in model.forEachRow(ofSlot: slot, body) }
        }
        for block in days.blocks {
            for position in block.items where isListed.isEmpty || isListed[Int(days.itemCandidate[position])] {
                positions.append(Int32(position))
                ownUses.append { body in
                    model.forEachRow(
                        ofFacilitator: Int(block.facilitator), slot: Int(days.itemSlot[position]), body)
                }
            }
        }
    }

    /// The number of items.
    var count: Int { positions.count }

    @inline(__always)
    func candidate(ofItem item: Int) -> Int { Int(model.days.itemCandidate[Int(positions[item])]) }

    /// Position of an item's slot among those below.
    @inline(__always)
    func slot(ofItem item: Int) -> Int { Int(slotPosition[Int(model.days.itemSlot[Int(positions[item])])]) }

    /// The cost of an item, whatever else is chosen.
    @inline(__always)
    func cost(ofItem item: Int) -> Cost { model.days.itemCost[Int(positions[item])] }

    /// Arrays that grow are copied, and exist twice at that moment: for large problems that takes more memory than the
    /// rest of a run.
    private mutating func reserve(slots: some Sequence<Int>, items count: Int) {
        var (slotCount, useCount) = (0, 0)
        for slot in slots {
            slotCount += 1
            model.forEachRow(ofSlot: slot) { _, _ in useCount += 1 }
        }
        slotSession.reserveCapacity(slotCount)
        usesOfSlot.reserve(things: slotCount, uses: useCount)
        positions.reserveCapacity(count)
        ownUses.reserve(things: count, uses: 0)
    }

    /// Calls `body` with the rows that placing an item uses, and how much of each.
    @inline(__always)
    func forEachUse(ofItem item: Int, _ body: (Use) -> Void) {
        usesOfSlot.forEach(of: slot(ofItem: item), body)
        ownUses.forEach(of: item, body)
    }
}

/// The rows used by each of many things.
struct UseTable: Sendable {
    private(set) var offsets: ContiguousArray<Int32> = [0]
    private(set) var uses: ContiguousArray<DiveCandidates.Use> = []

    @inline(__always)
    func range(_ index: Int) -> Range<Int> { Int(offsets[index])..<Int(offsets[index + 1]) }

    @inline(__always)
    func forEach(of index: Int, _ body: (DiveCandidates.Use) -> Void) {
        for at in range(index) { body(uses[at]) }
    }

    /// Adds the rows that one more thing uses.
    mutating func append(_ each: ((_ row: Int, _ weight: Int64) -> Void) -> Void) {
        each { row, weight in uses.append(.init(row: Int32(row), weight: Int32(clamping: weight))) }
        close()
    }

    /// Reserves capacity.
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
