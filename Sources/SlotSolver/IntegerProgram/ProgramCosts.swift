import GLPK

/// The cost terms that sessions bring together: understaffing and overload.
extension ProgramBuilder {
    /// understaffingCost × people above the headroom.
    ///
    /// With n people of a session in a group and headroom h, n − h of them are above it whatever else happens: charged
    /// to the candidate. The rest, min(n, h), is what the row adds up: y ≥ Σ min(n, h) − h. For whole solutions this is
    /// the same sum (one session above h leaves none for the others), and the relaxation is much stronger; rows with
    /// h = 0 vanish.
    mutating func chargeUnderstaffing() {
        guard space.understaffingCost > 0 else { return }
        var rows = StaffingRows()
        for (order, session) in scope.free.enumerated() {
            for groupDemand in space.groupDemands[session] { collect(order, groupDemand, &rows) }
        }
        for slot in rows.slots.sorted() {
            let headroom = left(slot)
            guard rows.most[slot]! > headroom else { continue }
            let row = addRow(
                RowLabel(
                    rule: .staffing, who: Int32(slot / space.tickCount), when: Int32(slot % space.tickCount)),
                upper: Double(headroom))
            for (item, people) in rows.members[slot]! { add(row, item, Double(people)) }
            addCount(row, cost: space.understaffingCost)
        }
    }

    /// Headroom that what is fixed leaves.
    private func left(_ slot: Int) -> Int32 { max(0, scope.fixed.slack[slot]) }

    private mutating func collect(_ order: Int, _ groupDemand: SearchSpace.GroupDemand, _ rows: inout StaffingRows) {
        for index in itemsOfSession[order] {
            var charged: Int32 = 0
            for tick in items[index].start..<items[index].end {
                let slot = groupDemand.row + tick
                guard space.headroom[slot] != SlotProblem.unknownHeadroom else { continue }
                let inRow = min(groupDemand.people, left(slot))
                charged += groupDemand.people - inRow
                if inRow > 0 { rows.add(slot, index, inRow, order) }
            }
            if charged > 0 { charge(index, Cost(charged) * space.understaffingCost) }
        }
    }

    /// overloadCost × ticks above the target, beside those that are fixed.
    mutating func chargeOverload() {
        guard space.hasOverload else { return }
        for (facilitator, members) in grouped(by: { [Int($0.place.facilitator)] })
        where space.targetTicks[facilitator] < Int32.max / 2 {
            let left = Int(space.targetTicks[facilitator] - scope.fixed.totalTicks[facilitator])
            if left <= 0 {
                for member in members {
                    charge(member, Cost(items[member].length) * space.overloadCost)
                }
                continue
            }
            guard mostTicks(members) > left else { continue }
            let row = addRow(RowLabel(rule: .overload, who: Int32(facilitator)), upper: Double(left))
            for member in members { add(row, member, Double(items[member].length)) }
            addCount(row, cost: space.overloadCost)
        }
    }

    /// Ticks of all the sessions that have an item among these.
    private func mostTicks(_ members: [Int]) -> Int {
        var last = -1
        return members.reduce(0) { sum, member in
            defer { last = items[member].order }
            return items[member].order == last ? sum : sum + items[member].length
        }
    }
}

/// Who takes how many people from a group in a tick, for those ticks that somebody takes from.
private struct StaffingRows {
    var members: [Int: [(item: Int, people: Int32)]] = [:]
    /// Heads of all sessions together.
    var most: [Int: Int32] = [:]
    private var lastOrder: [Int: Int] = [:]

    var slots: Dictionary<Int, [(item: Int, people: Int32)]>.Keys { members.keys }

    /// Sessions come one after the other, so each is counted once.
    mutating func add(_ slot: Int, _ item: Int, _ people: Int32, _ order: Int) {
        members[slot, default: []].append((item, people))
        if lastOrder[slot] != order {
            lastOrder[slot] = order
            most[slot, default: 0] += people
        }
    }
}
