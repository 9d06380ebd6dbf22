/// Looks for a plan of nothing but what has to be placed: the sessions that are fixed, and those that they follow.
struct RequiredPlaces {
    private var schedule: Schedule
    /// The sessions that fixed ones follow, each after all that follow it.
    private var open: [Int] = []
    /// Where the sessions were, if anywhere: that is tried first.
    private let assignment: [Int32]
    private var triesLeft = mostTries

    /// Places tried before it is given up. Far more than are needed where facilitators have any time left.
    private static let mostTries = 50_000

    /// - Parameters:
    ///   - fixed: sessions that have one candidate left.
    ///   - pinned: one more session that is fixed, and which of its candidates it has, others being left or not.
    ///   - assignment: a plan of candidates of the space's problem, empty for none.
    /// - Returns: nil where nothing is fixed.
    static func find(
        _ space: SearchSpace, fixed: [Int], pinned: (session: Int, candidate: Int)? = nil, near assignment: [Int32]
    ) throws(InvalidChange) -> Schedule? {
        let fixed = fixed + (pinned.map { [$0.session] } ?? [])
        guard !fixed.isEmpty else { return nil }
        var search = RequiredPlaces(schedule: Schedule(space), assignment: assignment)
        for session in fixed.sorted() {
            let places = space.places.range(session)
            let only = places.first { index in
                pinned.map { $0.session != session || space.places.values[index].candidate == $0.candidate } ?? true
            }
            guard let only else {
                throw InvalidChange(description: "session \(session): the candidate breaks a rule by itself")
            }
            guard search.fits(session, only) else {
                throw InvalidChange(
                    description: "session \(session): the candidate does not go together with others that are fixed")
            }
            search.schedule.put(session, only)
        }
        search.open = search.followed(by: fixed)
        guard search.place(0) else {
            throw InvalidChange(description: "no place was found for the sessions that fixed ones follow")
        }
        return search.schedule
    }

    private init(schedule: Schedule, assignment: [Int32]) {
        self.schedule = schedule
        self.assignment = assignment
    }

    private func followed(by fixed: [Int]) -> [Int] {
        var found: [Int] = []
        for session in fixed.sorted() {
            var at = Int(schedule.space.predecessor[session])
            while at >= 0, !schedule.isPlaced(at) {
                if !found.contains(at) { found.append(at) }
                at = Int(schedule.space.predecessor[at])
            }
        }
        return found.sorted { depth($0) > depth($1) }
    }

    /// How many sessions one follows, directly or not.
    private func depth(_ session: Int) -> Int {
        var depth = 0
        var at = Int(schedule.space.predecessor[session])
        while at >= 0 {
            depth += 1
            at = Int(schedule.space.predecessor[at])
        }
        return depth
    }

    /// Whether a place is possible beside what is placed, and in the right distance from what follows and is followed.
    private func fits(_ session: Int, _ index: Int) -> Bool {
        let place = schedule.place(index)
        guard schedule.fitsBesideChain(session, place) else { return false }
        let predecessor = Int(schedule.space.predecessor[session])
        if predecessor >= 0, schedule.isPlaced(predecessor),
            !schedule.isDistanceKept(session, place.day - schedule.currentPlace(predecessor).day)
        {
            return false
        }
        return schedule.space.successors[session].allSatisfy { successor in
            let successor = Int(successor)
            return !schedule.isPlaced(successor)
                || schedule.isDistanceKept(successor, schedule.currentPlace(successor).day - place.day)
        }
    }

    /// Depth first, as long as there are tries left.
    private mutating func place(_ position: Int) -> Bool {
        guard position < open.count else { return true }
        let session = open[position]
        let space = schedule.space
        let own = assignment.indices.contains(session) ? assignment[session] : -1
        let places = space.places.range(session)
        let before = places.filter { own >= 0 && space.places.values[$0].candidate == own }
        for index in before + Array(places) where triesLeft > 0 {
            triesLeft -= 1
            guard fits(session, index) else { continue }
            schedule.put(session, index)
            if place(position + 1) { return true }
            schedule.take(session)
        }
        return false
    }
}
