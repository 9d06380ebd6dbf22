/// Builds a first plan at once: takes sessions in order of the cost of leaving them out and of how little choice they
/// have, and puts each at its cheapest place that still fits.
enum Greedy {
    static func plan(_ space: SearchSpace) -> Schedule {
        var schedule = Schedule(space)
        complete(&schedule)
        return schedule
    }

    /// Places as many of the unplaced sessions as fit, predecessors before successors.
    static func complete(_ schedule: inout Schedule) {
        for session in order(schedule.space) where !schedule.isPlaced(session) {
            if let best = schedule.cheapestPlace(session), best.change < 0 { schedule.put(session, best.index) }
        }
    }

    /// Sessions with the highest cost per tick of being left out come first, then those with few places; a chain comes
    /// at the position of the first of its sessions.
    static func order(_ space: SearchSpace) -> [Int] {
        let keys = urgency(space)
        let ranked = (0..<space.sessionCount).sorted { (keys[$0], $0) < (keys[$1], $1) }
        var isListed = [Bool](repeating: false, count: space.sessionCount)
        var order: [Int] = []
        for session in ranked {
            var chain: [Int] = []
            var at = session
            while at >= 0, !isListed[at] {
                isListed[at] = true
                chain.append(at)
                at = Int(space.predecessor[at])
            }
            order.append(contentsOf: chain.reversed())
        }
        return order
    }

    private struct Urgency: Comparable {
        let saving: Cost
        let places: Int

        static func < (one: Urgency, other: Urgency) -> Bool {
            (-one.saving, one.places) < (-other.saving, other.places)
        }
    }

    private static func urgency(_ space: SearchSpace) -> [Urgency] {
        (0..<space.sessionCount).map {
            Urgency(saving: space.leftOutCost[$0] / Cost(space.length[$0]), places: space.places.range($0).count)
        }
    }
}

extension Schedule {
    /// The place that adds least to the cost, among those that fit. The session must not be placed yet.
    ///
    /// Places are ordered by own cost and nothing else can lower a cost, so the search ends early.
    func cheapestPlace(_ session: Int) -> (index: Int, change: Cost)? {
        var best: (index: Int, change: Cost)?
        var most = Cost.max
        let saved = space.leftOutCost[session]
        for index in space.places.range(session) {
            let place = space.places.values[index]
            if place.ownCost &- saved > most { break }
            guard fits(session, place) else { continue }
            let change = costOfPlacing(session, place)
            guard change <= most else { continue }
            best = (index, change)
            most = change &- 1
        }
        return best
    }
}
