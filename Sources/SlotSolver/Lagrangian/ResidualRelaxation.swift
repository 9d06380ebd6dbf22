/// The rest of a relaxation given the sessions that have a place: the items that may still be chosen, the remaining
/// capacity of each facilitator-day, and the rows that can still bind.
///
/// Its value is a lower bound on the cost of the rest of a plan, to the precision of floating point: good for deciding
/// what to place next, but not a proof.
struct ResidualRelaxation {
    /// An item that may still be chosen.
    struct Item {
        /// The item's number among those of the dive.
        var source: Int32
        /// Index into the places of the plan's space.
        var place: Int32
        /// Position among the open slots.
        var slot: Int32
        var session: Int32
        var start: Int32
        var length: Int32
        /// Its cost in multiplier units, including the rows of its facilitator that it is certain to violate.
        var cost: Int64
    }

    /// A session, or a row that can still bind: anything with a multiplier.
    struct Priced {
        /// Position in a multiplier vector of the relaxation.
        var index: Int32
        /// The subgradient at the empty solution: 1 for a session, minus the remaining capacity of a row.
        var subgradient: Double
    }

    /// A facilitator-day with open items.
    struct Block {
        /// The facilitator-day with its remaining capacity.
        var day: FacilitatorDays.Block
        var items: Range<Int>
    }

    let source: DiveCandidates
    private(set) var items: ContiguousArray<Item> = []
    private(set) var blocks: ContiguousArray<Block> = []
    /// Sessions, followed by rows.
    private(set) var priced: ContiguousArray<Priced> = []

    /// Slots of open items, as positions among the source's.
    private var openSlots: ContiguousArray<Int32>
    /// For each open slot, its session's position in `priced`, the charge in multiplier units for the rows that it is
    /// certain to violate, and the rows in `priced` that it uses.
    private(set) var slotSession: ContiguousArray<Int32> = []
    private(set) var slotCharge: ContiguousArray<Int64> = []
    private(set) var slotUses = UseTable()
    /// For each open item, the rows in `priced` of its facilitator.
    private(set) var ownUses = UseTable()
    /// For each row, the capacity that the placed sessions leave.
    private var left: ContiguousArray<Int64>

    init(_ source: DiveCandidates, beside plan: Schedule) {
        self.source = source
        let model = source.model
        openSlots = ContiguousArray(source.slotSession.indices.map(Int32.init))
        left = ContiguousArray(model.rows.capacity)
        var placeOf = ContiguousArray<Int32>(repeating: -1, count: model.problem.candidates.count)
        for session in 0..<model.sessionCount {
            if plan.isPlaced(session) {
                let place = plan.currentPlace(session)
                let slot = Int(model.slots.ofCandidate[Int(place.candidate)])
                guard slot >= 0 else { continue }
                model.forEachRow(slot: slot, facilitator: Int(place.facilitator)) { left[$0] -= $1 }
            } else {
                for index in plan.space.places.range(session) {
                    placeOf[Int(plan.space.places.values[index].candidate)] = Int32(index)
                }
            }
        }
        // Capacity for everything, so that nothing is copied as it grows; the unused part takes no memory.
        items.reserveCapacity(source.count)
        slotSession.reserveCapacity(openSlots.count)
        slotCharge.reserveCapacity(openSlots.count)
        slotUses.reserve(things: openSlots.count, uses: source.usesOfSlot.uses.count)
        ownUses.reserve(things: source.count, uses: source.ownUses.uses.count)
        for item in 0..<source.count {
            let place = placeOf[source.candidate(ofItem: item)]
            guard place >= 0 else { continue }
            let slot = source.slot(ofItem: item)
            let session = source.slotSession[slot]
            let start = plan.space.places.values[Int(place)].start
            items.append(
                Item(
                    source: Int32(item), place: place, slot: Int32(slot), session: session, start: start,
                    length: model.length[Int(session)], cost: 0))
        }
        settle(beside: plan)
    }

    /// Places an item's session where the item is. Returns false if that is no longer possible.
    mutating func put(_ item: Int, in plan: inout Schedule) -> Bool {
        let session = Int(items[item].session)
        let place = Int(items[item].place)
        guard !plan.isPlaced(session), plan.fits(session, plan.place(place)) else { return false }
        plan.put(session, place)
        source.forEachUse(ofItem: Int(items[item].source)) { left[Int($0.row)] -= Int64($0.weight) }
        return true
    }

    /// Removes the items that no longer fit beside the plan, and the rows that can no longer bind.
    mutating func settle(beside plan: Schedule) {
        items.removeAll { item in
            let session = Int(item.session)
            return plan.isPlaced(session) || !plan.fitsOnceChained(session, plan.place(Int(item.place)))
        }
        settleSlots()
        let counts = RowCounts(self)
        layOutUses(counts)
        layOutBlocks(plan)
    }

    private mutating func settleSlots() {
        var position = ContiguousArray<Int32>(repeating: -1, count: source.slotSession.count)
        for item in items { position[source.slot(ofItem: Int(item.source))] = 0 }
        openSlots.removeAll { position[Int($0)] < 0 }
        for (index, slot) in openSlots.enumerated() { position[Int(slot)] = Int32(index) }
        for index in items.indices {
            items[index].slot = position[source.slot(ofItem: Int(items[index].source))]
        }
    }

    private mutating func layOutUses(_ counts: RowCounts) {
        priced.removeAll(keepingCapacity: true)
        slotSession.removeAll(keepingCapacity: true)
        for slot in openSlots {
            let session = source.slotSession[Int(slot)]
            if priced.last?.index != session { priced.append(Priced(index: session, subgradient: 1)) }
            slotSession.append(Int32(priced.count - 1))
        }
        var rows = PricedRows(counts, at: priced.count)
        let ceiling = source.model.ceiling[source.model.sessionCount...]
        slotCharge.removeAll(keepingCapacity: true)
        slotUses.removeAll()
        for slot in openSlots {
            slotCharge.append(rows.add(source.usesOfSlot, of: Int(slot), to: &slotUses, ceiling))
        }
        ownUses.removeAll()
        for index in items.indices {
            let item = Int(items[index].source)
            let charge = source.hasOwnUses ? rows.add(source.ownUses, of: item, to: &ownUses, ceiling) : 0
            items[index].cost = source.cost(ofItem: item) << Int64(source.model.scaleBits) + charge
        }
        for row in rows.rows {
            priced.append(
                Priced(index: Int32(source.model.sessionCount) + row, subgradient: -Double(counts.left[Int(row)])))
        }
    }

    private mutating func layOutBlocks(_ plan: Schedule) {
        blocks.removeAll(keepingCapacity: true)
        let days = source.model.days.blocks
        var (first, block) = (0, 0)
        while first < items.count {
            while days[block].items.upperBound <= position(ofItem: first) { block += 1 }
            var end = first + 1
            while end < items.count, position(ofItem: end) < days[block].items.upperBound { end += 1 }
            blocks.append(Block(day: day(block, beside: plan), items: first..<end))
            first = end
        }
    }

    /// The position of an open item in `FacilitatorDays`.
    private func position(ofItem item: Int) -> Int { Int(source.positions[Int(items[item].source)]) }

    /// A facilitator-day with its remaining capacity.
    private func day(_ block: Int, beside plan: Schedule) -> FacilitatorDays.Block {
        var day = source.model.days.blocks[block]
        let limits = source.model.problem.facilitators[Int(day.facilitator)]
        let row = plan.space.dayRow(Int(day.facilitator), Int(plan.space.dayOfTick[Int(day.firstTick)]))
        let span = day.endTick - day.firstTick
        let ticks = (limits.maxTicksPerDay ?? .max) - plan.dayTicks[row]
        let sessions = (limits.maxSessionsPerDay ?? .max) - plan.daySessions[row]
        day.tickCap = ticks >= span ? .max : ticks
        day.sessionCap = sessions >= min(span, ticks) ? .max : sessions
        return day
    }

    /// The maximum use of each row by the open items, and its remaining capacity.
    fileprivate struct RowCounts {
        private struct Count {
            var most: Int64 = 0
            /// The maximum for the slot, and for the session, looked at last.
            var ofSlot: Int64 = 0
            var ofSession: Int64 = 0
            var slot: Int32 = -1
            var session: Int32 = -1
        }

        let left: ContiguousArray<Int64>
        private let isSoft: ContiguousArray<Bool>
        private var counts: ContiguousArray<Count>

        init(_ open: ResidualRelaxation) {
            left = open.left
            isSoft = open.source.isSoft
            counts = ContiguousArray(repeating: Count(), count: left.count)
            for slot in open.openSlots {
                let session = open.source.slotSession[Int(slot)]
                open.source.usesOfSlot.forEach(of: Int(slot)) { count($0, slot: slot, session: session) }
            }
            guard open.source.hasOwnUses else { return }
            for item in open.items {
                open.source.ownUses.forEach(of: Int(item.source)) { counts[Int($0.row)].most += max(0, counted($0)) }
            }
        }

        /// A session is placed once, so only the slot that uses most of a row counts.
        private mutating func count(_ use: DiveCandidates.Use, slot: Int32, session: Int32) {
            let weight = counted(use)
            guard weight > 0 else { return }
            var count = counts[Int(use.row)]
            if count.session != session { (count.session, count.ofSession) = (session, 0) }
            if count.slot != slot { (count.slot, count.ofSlot) = (slot, 0) }
            count.ofSlot += weight
            count.most += max(0, count.ofSlot - count.ofSession)
            count.ofSession = max(count.ofSession, count.ofSlot)
            counts[Int(use.row)] = count
        }

        /// The part of a use that is priced: rows that may be violated are charged for what exceeds them in any case.
        @inline(__always)
        func counted(_ use: DiveCandidates.Use) -> Int64 {
            isSoft[Int(use.row)] ? min(Int64(use.weight), max(0, left[Int(use.row)])) : Int64(use.weight)
        }

        @inline(__always)
        func canBind(_ row: Int32) -> Bool { counts[Int(row)].most > left[Int(row)] }
    }

    /// Collects the rows that can bind, as they are encountered.
    private struct PricedRows {
        private let counts: RowCounts
        private let first: Int
        private var position: ContiguousArray<Int32>
        private(set) var rows: [Int32] = []

        init(_ counts: RowCounts, at first: Int) {
            self.counts = counts
            self.first = first
            position = ContiguousArray(repeating: -1, count: counts.left.count)
        }

        /// Adds the priced part of some uses to a table; returns the charge for rows that they violate in any case, in
        /// multiplier units.
        mutating func add(
            _ uses: UseTable, of index: Int, to table: inout UseTable, _ ceiling: ArraySlice<Int64>
        ) -> Int64 {
            var charge: Int64 = 0
            for at in uses.range(index) {
                let use = uses.uses[at]
                let weight = counts.counted(use)
                charge += (Int64(use.weight) - weight) * ceiling[ceiling.startIndex + Int(use.row)]
                guard weight != 0, counts.canBind(use.row) else { continue }
                let row = Int(use.row)
                if position[row] < 0 {
                    position[row] = Int32(first + rows.count)
                    rows.append(use.row)
                }
                table.add(.init(row: position[row], weight: Int32(truncatingIfNeeded: weight)))
            }
            table.close()
            return charge
        }
    }
}

extension Schedule {
    /// Whether a session fits, or will fit once its predecessor has been placed.
    fileprivate func fitsOnceChained(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        let predecessor = Int(space.predecessor[session])
        let waits = predecessor >= 0 && !isPlaced(predecessor)
        return fitsBesideChain(session, place) && (waits || keepsChain(session, place))
    }
}
