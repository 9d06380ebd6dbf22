/// What an integer program decides on: some sessions and their places, beside a schedule of others that stays.
struct ProgramScope {
    /// Everything that is not to change. Holds none of the free sessions.
    let fixed: Schedule
    /// The sessions to decide on, each once.
    let free: [Int]
    /// The places considered for each free session, in the same order. Those that collide with what is fixed are left
    /// out when the program is built.
    let places: [[SearchSpace.Place]]

    var space: SearchSpace { fixed.space }

    /// Whether a place is possible beside what is fixed. Of `after`, only ends that are fixed are looked at.
    func allows(_ session: Int, _ place: SearchSpace.Place, isFree: (Int) -> Bool) -> Bool {
        fixed.facilitatorIsFree(session, place) && fixed.dayHasRoom(session, place)
            && fixed.everybodyIsFree(session, place) && fixed.attendeesHaveTime(session, place)
            && fixed.locationHasRoom(session, place) && fixed.weekHasRoom(session, place)
            && fixed.attendeesKeepDistance(session, place) && fixed.groupsMayLack(session, place)
            && followsFixed(session, place, isFree: isFree)
            && fixedFollow(session, place)
    }

    private func followsFixed(_ session: Int, _ place: SearchSpace.Place, isFree: (Int) -> Bool) -> Bool {
        let predecessor = Int(space.predecessor[session])
        return predecessor < 0 || isFree(predecessor) || fixed.followsPredecessor(session, place)
    }

    private func fixedFollow(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        space.successors[session].allSatisfy { successor in
            let successor = Int(successor)
            return !fixed.isPlaced(successor)
                || fixed.isDistanceKept(successor, fixed.currentPlace(successor).day - place.day)
        }
    }

    /// A session that something fixed follows has to be placed.
    func mustBePlaced(_ session: Int) -> Bool {
        space.successors[session].contains { fixed.isPlaced(Int($0)) }
    }
}
