/// A place for a session without one that becomes free when one other session moves, or gives its place up.
public struct SingleMove: Sendable, Equatable {
    /// The session's candidate: an index into the problem's candidates.
    public var candidate: Int
    /// The session that moves.
    public var moved: Int
    /// The candidate that it moves to; nil if it loses its place.
    public var newCandidate: Int?
    /// What the plan with both changes costs more than the plan at hand, in cost units; below 0 if it costs less.
    public var extraCost: Cost
}

extension SlotProblem {
    /// The places of a session that one move of another session makes free, each with the cheapest such move, the
    /// cheapest first. All moves of all sessions are tried by the search's own rules, so nothing cheaper exists: that
    /// takes some microseconds for each session of the plan, while a repair by ejection chains takes a tenth of a
    /// second for each place.
    ///
    /// - Parameters:
    ///   - session: has no place in the plan.
    ///   - assignment: a plan that keeps the rules: for each session the index of its candidate, or -1.
    ///   - isStopped: asked before each session that may move; what was found until then is returned.
    public func singleMoves(
        for session: Int, beside assignment: [Int32], isStopped: () -> Bool = { false }
    ) -> [SingleMove] {
        let space = SearchSpace(self)
        var schedule = Schedule(space, holding: assignment)
        guard !schedule.isPlaced(session) else { return [] }
        let taken = space.places.range(session).filter { !schedule.fits(session, space.places.values[$0]) }
        var best = [SingleMove?](repeating: nil, count: taken.count)
        for other in sessions.indices where schedule.isPlaced(other) {
            if isStopped() { break }
            let former = Int(schedule.placeOf[other])
            let saved = schedule.take(other)
            for (number, place) in taken.enumerated() {
                let new = space.places.values[place]
                // Where the other one is the predecessor, the order is checked once it has its new place.
                guard schedule.fitsBesideChain(session, new) else { continue }
                let added = saved + schedule.put(session, place)
                func consider(_ newCandidate: Int?, _ cost: Cost) {
                    if let known = best[number], known.extraCost <= cost { return }
                    best[number] = SingleMove(
                        candidate: Int(new.candidate), moved: other, newCandidate: newCandidate, extraCost: cost)
                }
                // Nothing may follow what is left out.
                let isFollowed = space.successors[other].contains { schedule.isPlaced(Int($0)) }
                if !isFollowed, schedule.keepsChain(session, new) { consider(nil, added) }
                for target in space.places.range(other) where target != former {
                    let newPlace = space.places.values[target]
                    guard schedule.fits(other, newPlace) else { continue }
                    let cost = added + schedule.costOfPlacing(other, newPlace)
                    schedule.put(other, target)
                    if schedule.keepsChain(session, new) { consider(Int(newPlace.candidate), cost) }
                    schedule.take(other)
                }
                schedule.take(session)
            }
            schedule.put(other, former)
        }
        return best.compactMap(\.self).sorted { ($0.extraCost, $0.candidate) < ($1.extraCost, $1.candidate) }
    }
}
