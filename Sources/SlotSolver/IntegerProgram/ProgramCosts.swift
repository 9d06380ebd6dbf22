import GLPK

/// The cost terms that couple sessions: understaffing and overload.
extension ProgramBuilder {
    /// The cost of people away, given those who are already away: Σ over h of step(h) · max(0, people − h).
    ///
    /// If a session takes n people from a group, the cost of these with nobody else of the program away is certain, and
    /// is charged to the candidate. The rest of a step, min(n, h), is what its row adds up: y ≥ Σ min(n, h) − h. For
    /// integer solutions this gives the same sum (one session above h leaves none for the others), and the relaxation
    /// is much stronger. Steps that no single session exceeds share one row, with a column for each.
    mutating func chargeUnderstaffing() {
        var rows = StaffingRows()
        for (order, session) in scope.free.enumerated() {
            for demand in space.groupDemands[session] { collect(order, demand, &rows) }
        }
        for (cell, members) in rows.members.sorted(by: { $0.key < $1.key }) where members.sessions > 1 {
            let steps = steps(ofCell: cell, people: members.people)
            for step in steps where step.people < members.largest { chargeApart(step, cell, members) }
            chargeTogether(steps.filter { $0.people >= members.largest }, cell, members)
        }
    }

    private struct Step {
        var people: Int
        var cost: Cost
    }

    /// The steps from one person up that this many people can exceed.
    private func steps(ofCell cell: Int, people: Int) -> [Step] {
        let away = Int(scope.fixed.away[cell] - space.awayCosts.first[cell])
        let most = min(people, space.awayCosts.mostPeople[cell / space.tickCount] - away)
        guard most > 1 else { return [] }
        var before = space.awayCosts.marginal(behind: away, inCell: cell)
        return (1..<most).compactMap { people in
            let marginal = space.awayCosts.marginal(behind: away + people, inCell: cell)
            defer { before = marginal }
            return marginal > before ? Step(people: people, cost: marginal - before) : nil
        }
    }

    /// A step that a single session can exceed.
    private mutating func chargeApart(_ step: Step, _ cell: Int, _ members: StaffingRows.Members) {
        let row = addStaffingRow(cell, part: step.people, upper: step.people)
        for member in members.items { add(row, member.item, Double(min(Int(member.people), step.people))) }
        addCount(row, cost: step.cost)
    }

    /// Steps that only several sessions together exceed: people beyond the first step cost its price, those beyond the
    /// second cost both, and so on.
    private mutating func chargeTogether(_ steps: [Step], _ cell: Int, _ members: StaffingRows.Members) {
        guard let first = steps.first else { return }
        let row = addStaffingRow(cell, part: 0, upper: first.people)
        for member in members.items { add(row, member.item, Double(member.people)) }
        var cost: Cost = 0
        for (index, step) in steps.enumerated() {
            cost += step.cost
            let upper = index + 1 < steps.count ? Double(steps[index + 1].people - step.people) : .infinity
            addCount(row, cost: cost, upper: upper)
        }
    }

    private mutating func addStaffingRow(_ cell: Int, part: Int, upper: Int) -> Int32 {
        addRow(
            RowLabel(
                rule: .linking(.staffing), who: Int32(cell / space.tickCount), when: Int32(cell % space.tickCount),
                part: Int32(part)), upper: Double(upper))
    }

    private mutating func collect(_ order: Int, _ demand: SearchSpace.GroupDemand, _ rows: inout StaffingRows) {
        for index in itemsOfSession[order] {
            var charge: Cost = 0
            for cell in demand.row + items[index].start..<demand.row + items[index].end {
                let entry = Int(scope.fixed.away[cell])
                charge += space.awayCosts.together[entry + Int(demand.people)] - space.awayCosts.together[entry]
                rows.add(cell, index, demand.people, order)
            }
            if charge > 0 { self.charge(index, charge) }
        }
    }

    /// overloadCost × ticks above the target, given the sessions that are fixed.
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
            let row = addRow(RowLabel(rule: .linking(.target), who: Int32(facilitator)), upper: Double(left))
            for member in members { add(row, member, Double(items[member].length)) }
            addCount(row, cost: space.overloadCost)
        }
    }

    /// The total ticks of all sessions that have an item among these.
    private func mostTicks(_ members: [Int]) -> Int {
        var last = -1
        return members.reduce(0) { sum, member in
            defer { last = items[member].order }
            return items[member].order == last ? sum : sum + items[member].length
        }
    }
}

/// Who takes how many people from a group in a tick, for the cells from which anybody takes some.
private struct StaffingRows {
    struct Members {
        var items: [(item: Int, people: Int32)] = []
        /// People of all sessions together, and of the largest session.
        var people = 0
        var largest = 0
        var sessions = 0
        var lastOrder = -1
    }

    var members: [Int: Members] = [:]

    /// Items of one session follow each other, so each session is counted once.
    mutating func add(_ cell: Int, _ item: Int, _ people: Int32, _ order: Int) {
        members[cell, default: Members()].add(item, people, order)
    }
}

extension StaffingRows.Members {
    mutating func add(_ item: Int, _ people: Int32, _ order: Int) {
        items.append((item, people))
        largest = max(largest, Int(people))
        guard lastOrder != order else { return }
        lastOrder = order
        self.people += Int(people)
        sessions += 1
    }
}
