/// The usable candidates grouped by facilitator and local day of the start: the blocks the relaxation keeps whole.
struct FacilitatorDays: Sendable {
    struct Block: Sendable {
        var facilitator: Int32
        var day: Int32
        /// Ticks that may be led in the block, `Int32.max` if no limit can bind.
        var tickCap: Int32
        /// Sessions that may be led, `Int32.max` if no limit can bind.
        var sessionCap: Int32
        var buffer: Int32
        /// The first tick that an item covers, and the one after the last.
        var firstTick: Int32
        var endTick: Int32
        var items: Range<Int>
    }

    private(set) var blocks: [Block] = []
    /// Items of a block by start, then session: their slot, their candidate, and their cost whatever else is chosen
    /// (own cost and own understaffing).
    private(set) var itemSlot: [Int32] = []
    private(set) var itemCandidate: [Int32] = []
    private(set) var itemCost: [Cost] = []

    init(_ problem: SlotProblem, slots: SlotTable, demand: StaffingDemand) {
        let order = Self.sortedByBlock(problem, slots)
        itemSlot.reserveCapacity(order.count)
        itemCandidate = order
        itemCost.reserveCapacity(order.count)
        let charge = (0..<slots.count).map {
            demand.ownCharge(session: Int(slots.session[$0]), start: slots.start[$0], in: problem)
        }
        for candidate in order {
            let slot = slots.ofCandidate[Int(candidate)]
            itemSlot.append(slot)
            itemCost.append(problem.candidates.ownCost(Int(candidate)) + charge[Int(slot)])
        }
        var first = 0
        while first < order.count {
            let key = Self.key(order[first], problem)
            var end = first
            while end < order.count, Self.key(order[end], problem) == key { end += 1 }
            blocks.append(Self.block(problem, slots, itemSlot, key: key, items: first..<end))
            first = end
        }
    }

    private static func key(_ candidate: Int32, _ problem: SlotProblem) -> Int64 {
        let c = Int(candidate)
        let day = problem.dayOfTick[Int(problem.candidates.start[c])]
        return Int64(problem.candidates.facilitator[c]) << 32 | Int64(UInt32(bitPattern: day))
    }

    private static func sortedByBlock(_ problem: SlotProblem, _ slots: SlotTable) -> [Int32] {
        let starts = problem.candidates.start
        let facilitators = problem.candidates.facilitator
        var byFacilitator = [Int32](repeating: 0, count: problem.facilitators.count + 1)
        for c in 0..<problem.candidates.count where slots.ofCandidate[c] >= 0 {
            byFacilitator[Int(facilitators[c]) + 1] += 1
        }
        for f in problem.facilitators.indices { byFacilitator[f + 1] += byFacilitator[f] }
        var order = [Int32](repeating: 0, count: Int(byFacilitator[problem.facilitators.count]))
        var next = byFacilitator
        for c in 0..<problem.candidates.count where slots.ofCandidate[c] >= 0 {
            let f = Int(facilitators[c])
            order[Int(next[f])] = Int32(c)
            next[f] += 1
        }
        for f in problem.facilitators.indices {
            order[Int(byFacilitator[f])..<Int(byFacilitator[f + 1])].sort {
                (starts[Int($0)], $0) < (starts[Int($1)], $1)
            }
        }
        return order
    }

    private static func block(
        _ problem: SlotProblem, _ slots: SlotTable, _ itemSlot: [Int32], key: Int64, items: Range<Int>
    ) -> Block {
        let (leader, day) = (Int(key >> 32), Int32(truncatingIfNeeded: key))
        let facilitator = problem.facilitator(leader, on: day)
        var end: Int32 = 0
        var shortest = Int32.max
        for item in items {
            let slot = Int(itemSlot[item])
            let length = problem.sessions[Int(slots.session[slot])].length
            end = max(end, slots.start[slot] + length)
            shortest = min(shortest, length)
        }
        let first = slots.start[Int(itemSlot[items.lowerBound])]
        var tickCap = facilitator.maxTicksPerDay ?? .max
        if tickCap >= end - first { tickCap = .max }
        var sessionCap = facilitator.maxSessionsPerDay ?? .max
        if Int64(sessionCap) * Int64(shortest) >= Int64(min(tickCap, end - first)) { sessionCap = .max }
        return Block(
            facilitator: Int32(leader), day: day, tickCap: tickCap,
            sessionCap: sessionCap, buffer: min(facilitator.bufferTicks, end - first), firstTick: first, endTick: end,
            items: items)
    }
}
