/// Conversions between schedules and the assignments of candidates that the rest of the program uses.
extension Schedule {
    /// The chosen candidate of each session, -1 if it is not placed.
    var assignment: [Int32] { space.candidates(at: placeOf) }

    /// The sessions that have possible places but are not placed.
    var unserved: [Int] {
        (0..<space.sessionCount).filter { !isPlaced($0) && !space.places.range($0).isEmpty }
    }

    /// The cost of the sessions without a place.
    var lostCost: Cost {
        (0..<space.sessionCount).reduce(0) { $0 + (isPlaced($1) ? 0 : space.leftOutCost[$1]) }
    }

    /// A schedule that holds as much of an assignment as the rules allow, predecessors first; the rest is left out.
    init(_ space: SearchSpace, holding assignment: [Int32]) {
        self.init(space)
        hold(assignment)
    }

    /// Places as much of an assignment as the rules allow given what is already placed, predecessors first.
    mutating func hold(_ assignment: [Int32]) {
        guard assignment.count == space.sessionCount else { return }
        for session in space.chainOrder where assignment[session] >= 0 && !isPlaced(session) {
            let match = space.places.range(session).first { space.places.values[$0].candidate == assignment[session] }
            if let match, fits(session, space.places.values[match]) { put(session, match) }
        }
    }

    /// The schedule with some sessions at other places (-1 for none), if that keeps all rules and is cheaper; nil
    /// otherwise.
    func improved(
        moving sessions: [Int], to newPlaces: [Int32], in problem: SlotProblem
    ) -> Schedule? {
        var places = placeOf
        for (session, place) in zip(sessions, newPlaces) { places[session] = place }
        guard RuleCheck.violations(of: space.candidates(at: places), in: problem).isEmpty else { return nil }
        let changed = Schedule(space, at: places)
        return changed.cost < cost ? changed : nil
    }

    /// A schedule with the given places, each of which must be possible beside the others.
    init(_ space: SearchSpace, at places: ContiguousArray<Int32>) {
        self.init(space)
        for session in places.indices where places[session] >= 0 { put(session, Int(places[session])) }
    }
}

extension SearchSpace {
    /// The candidates of places, -1 for none.
    func candidates(at places: some Sequence<Int32>) -> [Int32] {
        places.map { $0 < 0 ? -1 : self.places.values[Int($0)].candidate }
    }

    /// All sessions, predecessors before their successors, otherwise by index.
    var chainOrder: [Int] {
        var order = (0..<sessionCount).filter { predecessor[$0] < 0 }
        var next = 0
        while next < order.count {
            for successor in successors[order[next]] { order.append(Int(successor)) }
            next += 1
        }
        return order
    }
}
