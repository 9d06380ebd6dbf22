extension EjectionChains {
    /// Finds the cheapest chain for a session that is not placed, if it costs less than `most`; it ends in `best`.
    mutating func find(_ session: Int, below most: Cost) -> Bool {
        search += 1
        best = Ending(total: most, session: -1, row: -1)
        queue.removeAll()
        labels[session] = Label(search: search)
        queue.insert(.init(rank: sessionDuals[session], session: Int32(session), cost: 0))
        var expanded = 0
        while let entry = queue.popFirst(), expanded < min(parameters.expansions, expansionsLeft) {
            let session = Int(entry.session)
            guard entry.cost == labels[session].cost, !labels[session].isDone else { continue }
            if entry.rank >= best.total { break }
            labels[session].isDone = true
            expand(session)
            expanded += 1
        }
        expansionsLeft -= expanded
        return best.session >= 0
    }

    /// Tries every day for an ejected session.
    private mutating func expand(_ session: Int) {
        let place = schedule.placeOf[session]
        if place >= 0 { schedule.take(session) }
        pairs.removeAll(keepingCapacity: true)
        let label = labels[session]
        for at in days.groups.range(session) {
            if days.groups.values[at].row != label.row { join(session, at, at: label.cost) }
        }
        if place >= 0 { memory.openBesides(session, schedule.place(Int(place))) }
        for pair in pairs {
            relax(pair.one, pair.cost, parent: session, row: pair.row, other: pair.other)
            relax(pair.other, pair.cost, parent: session, row: pair.row, other: pair.one)
        }
        if place >= 0 {
            schedule.put(session, Int(place))
            memory.closeBesides()
        }
    }

    /// An ejected session joins a day: with all sessions that are there, or instead of one or two of them.
    private mutating func join(_ session: Int, _ at: Int, at cost: Cost) {
        let group = days.groups.values[at]
        let index = workedOut(session, at)
        let day = memory.entries[index]
        guard day.current < DayRetiming.impossible else { return }
        let total = cost - day.current
        if day.whole < DayRetiming.impossible, total + day.whole < best.total {
            best = Ending(total: total + day.whole, session: Int32(session), row: group.row)
        }
        let first = index * parameters.movable
        for position in first..<first + Int(day.count) {
            let left = memory.leaving[position]
            if left.cost < DayRetiming.impossible, day.whole == DayRetiming.impossible || left.cost < day.whole {
                relax(left.session, total + left.cost, parent: session, row: group.row, other: -1)
            }
        }
        guard day.pairs >= 0 else { return }
        var pair = Int(day.pairs)
        for one in 1..<Int(day.count) {
            for other in 0..<one {
                let left = memory.costsOfPairs[pair]
                pair += 1
                guard left < DayRetiming.impossible, total + left < best.total else { continue }
                pairs.append(
                    Pair(
                        one: memory.leaving[first + one].session, other: memory.leaving[first + other].session,
                        row: group.row, cost: total + left))
            }
        }
    }

    /// The entry for a session that joins a day, worked out unless that is remembered.
    private mutating func workedOut(_ session: Int, _ at: Int) -> Int {
        let group = days.groups.values[at]
        let (index, isKnown) = memory.entry(ofGroup: at, group, dayCount: schedule.space.dayCount)
        if !isKnown { workOut(session, group, index) }
        return index
    }

    /// Works out what it costs that a session joins a day, and what it would if one session left that day, or, where that
    /// is not enough, two.
    private mutating func workOut(_ session: Int, _ group: PlacesByDay.Group, _ index: Int) {
        guard let current = openDay(session, group) else {
            memory.begin(index, current: nil, whole: DayRetiming.impossible, session: session)
            return
        }
        let all = timetable.subsets - 1
        memory.begin(index, current: current, whole: dayCost(all, row: group.row), session: session)
        var isPossible = false
        for one in movable.indices {
            let left = dayCost(all ^ 1 << one, row: group.row)
            if left < DayRetiming.impossible { isPossible = true }
            memory.add(movable[one], cost: left, to: index)
        }
        guard movable.count > 1, !isPossible else { return }
        costsOfPairs.removeAll(keepingCapacity: true)
        for one in 1..<movable.count {
            for other in 0..<one { costsOfPairs.append(dayCost(all ^ 1 << one ^ 1 << other, row: group.row)) }
        }
        memory.setCosts(ofPairs: costsOfPairs, of: index)
    }

    /// Records a session as ejected, if this is a cheaper way to eject it.
    private mutating func relax(_ session: Int32, _ cost: Cost, parent: Int, row: Int32, other: Int32) {
        let index = Int(session)
        var cost = cost
        var otherRow: Int32 = -1
        guard cost + leastCost[index] < best.total else { return }
        if labels[index].search == search, labels[index].isDone || labels[index].cost <= cost { return }
        if other >= 0 {
            let direct = directPlace(Int(other))
            cost += direct.cost
            otherRow = direct.row
            guard direct.row >= 0, direct.row != row, cost + leastCost[index] < best.total else { return }
            if labels[index].search == search, labels[index].cost <= cost { return }
        }
        labels[index] = Label(
            cost: cost, parent: Int32(parent), row: row, other: other, otherRow: otherRow, search: search)
        if cost + schedule.space.leftOutCost[index] < best.total, !hasPlacedSuccessor(index) {
            best = Ending(total: cost + schedule.space.leftOutCost[index], session: session, row: -1)
        }
        queue.insert(.init(rank: cost + sessionDuals[index], session: session, cost: cost))
    }

    private func hasPlacedSuccessor(_ session: Int) -> Bool {
        for at in schedule.space.successors.range(session)
        where schedule.isPlaced(Int(schedule.space.successors.values[at])) {
            return true
        }
        return false
    }

    /// The cheapest day with room for a placed session besides all that are there; its own day does not count.
    private mutating func directPlace(_ session: Int) -> DirectPlace {
        if directPlaces[session].search == search { return directPlaces[session] }
        var found = DirectPlace(cost: DayRetiming.impossible, row: -1, search: search)
        let place = schedule.placeOf[session]
        let ownRow = schedule.dayRow(schedule.currentPlace(session))
        schedule.take(session)
        for at in days.groups.range(session) {
            let row = days.groups.values[at].row
            guard Int(row) != ownRow else { continue }
            let index = workedOut(session, at)
            let day = memory.entries[index]
            guard day.current < DayRetiming.impossible, day.whole < DayRetiming.impossible else { continue }
            if day.whole - day.current < found.cost {
                found.cost = day.whole - day.current
                found.row = row
            }
        }
        schedule.put(session, Int(place))
        directPlaces[session] = found
        return found
    }
}
