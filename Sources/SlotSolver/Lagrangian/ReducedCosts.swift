/// A lower bound, under given multipliers, on how much more than the bound a plan costs that uses a given candidate.
///
/// For each candidate, the best column of its facilitator-day that contains it is composed of the best columns before
/// and after it. Sessions may repeat in it, so the result is at most the true difference: safe for fixing.
struct ReducedCosts {
    /// Reduced cost of each candidate in multiplier units, at least 0; `Int64.max` if the candidate is not usable.
    private(set) var ofCandidate: [Int64]

    /// Only those of some sessions' candidates; the others count as not usable. No facilitator-day is looked at on which
    /// none of the sessions has a candidate.
    init(_ model: RelaxationModel, at multipliers: Multipliers, of sessions: some Sequence<Int>) {
        var isAsked = [Bool](repeating: false, count: model.sessionCount)
        for session in sessions { isAsked[session] = true }
        self.init(model, at: multipliers) { isAsked[$0] }
    }

    /// Those of all candidates.
    init(_ model: RelaxationModel, at multipliers: Multipliers) { self.init(model, at: multipliers) { _ in true } }

    private init(_ model: RelaxationModel, at multipliers: Multipliers, where isAsked: (Int) -> Bool) {
        ofCandidate = [Int64](repeating: .max, count: model.problem.candidates.count)
        var rewards = RewardTable(model)
        rewards.update(model, duals: multipliers.duals)
        var search = PricingProblem(model.parameters.pricing)
        var table = DayTable()
        for block in model.days.blocks {
            func isAskedFor(_ position: Int) -> Bool {
                isAsked(Int(model.slots.session[Int(model.days.itemSlot[position])]))
            }
            guard block.items.contains(where: isAskedFor) else { continue }
            LagrangianOracle.collect(block, model, rewards, multipliers.duals, into: &search.items)
            let most = search.run(block)
            table.fill(block, search.items)
            let own = FacilitatorDuals(block, model, multipliers.duals)
            for position in block.items where isAskedFor(position) {
                let slot = Int(model.days.itemSlot[position])
                var profit = rewards.reward[slot] - model.days.itemCost[position] << Int64(model.scaleBits)
                if own.any { profit -= own.charge(slot: slot, model, rewards) }
                let length = model.length[Int(model.slots.session[slot])]
                let through = profit + table.around(start: model.slots.start[slot], length: length)
                ofCandidate[Int(model.days.itemCandidate[position])] = max(0, most - through)
            }
        }
    }
}

/// The best profit before and after every tick of one facilitator-day, by how much of the caps it uses.
private struct DayTable {
    private var before: [Int64] = []
    private var behind: [Int64] = []
    private var firstTick: Int32 = 0
    private var span = 0
    private var ticks = 1
    private var sessions = 1
    private var buffer = 0
    private var cells: Int { ticks * sessions }

    mutating func fill(_ block: FacilitatorDays.Block, _ items: [PricingProblem.Item]) {
        firstTick = block.firstTick
        buffer = min(Int(block.buffer), Int(block.endTick - block.firstTick))
        span = Int(block.endTick - block.firstTick) + buffer
        ticks = block.tickCap == .max ? 1 : Int(block.tickCap) + 1
        sessions = block.sessionCap == .max ? 1 : Int(block.sessionCap) + 1
        before = [Int64](repeating: 0, count: (span + 1) * cells)
        behind = before
        fillBefore(items)
        fillBehind(items)
    }

    /// `before[t]`: from items that, buffer included, end at or before t.
    private mutating func fillBefore(_ items: [PricingProblem.Item]) {
        let byEnd = items.sorted { ($0.start + $0.length, $0.start) < ($1.start + $1.length, $1.start) }
        var next = 0
        for tick in 1...max(1, span) {
            if tick <= span { copy(&before, from: tick - 1, to: tick) }
            while next < byEnd.count, Int(byEnd[next].start + byEnd[next].length - firstTick) + buffer <= tick {
                let item = byEnd[next]
                raise(&before, at: tick, from: Int(item.start - firstTick), item)
                next += 1
            }
        }
    }

    /// `behind[t]`: from items that start at or after t.
    private mutating func fillBehind(_ items: [PricingProblem.Item]) {
        var next = items.count - 1
        for tick in (0..<span).reversed() {
            copy(&behind, from: tick + 1, to: tick)
            while next >= 0, Int(items[next].start - firstTick) >= tick {
                let item = items[next]
                let ready = min(span, tick + Int(item.length) + buffer)
                raise(&behind, at: tick, from: ready, item)
                next -= 1
            }
        }
    }

    private func copy(_ table: inout [Int64], from: Int, to: Int) {
        for cell in 0..<cells { table[to * cells + cell] = table[from * cells + cell] }
    }

    private func raise(_ table: inout [Int64], at tick: Int, from: Int, _ item: PricingProblem.Item) {
        let usedTicks = ticks > 1 ? Int(item.length) : 0
        let usedSessions = sessions > 1 ? 1 : 0
        guard usedTicks < ticks else { return }
        for count in usedSessions..<sessions {
            for used in usedTicks..<ticks {
                let rest = (count - usedSessions) * ticks + used - usedTicks
                let cell = tick * cells + count * ticks + used
                table[cell] = max(table[cell], table[from * cells + rest] + item.profit)
            }
        }
    }

    /// The largest profit that other items can add around one that takes the given ticks.
    func around(start: Int32, length: Int32) -> Int64 {
        let from = Int(start - firstTick)
        let ready = min(span, from + Int(length) + buffer)
        let restTicks = ticks > 1 ? ticks - 1 - Int(length) : 0
        let restSessions = sessions > 1 ? sessions - 2 : 0
        guard restTicks >= 0, restSessions >= 0 else { return Int64.min / 4 }
        var most: Int64 = 0
        for count in 0...restSessions {
            for used in 0...restTicks {
                let left = before[from * cells + count * ticks + used]
                let right = behind[ready * cells + (restSessions - count) * ticks + restTicks - used]
                most = max(most, left + right)
            }
        }
        return most
    }
}
