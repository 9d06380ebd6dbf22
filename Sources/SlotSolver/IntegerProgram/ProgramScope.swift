/// The decisions of an integer program: some sessions and their places, given a schedule of others that does not
/// change.
struct ProgramScope {
    /// Everything that does not change. It contains none of the free sessions.
    let fixed: Schedule
    /// The sessions to decide on, without repetitions.
    let free: [Int]
    /// The places considered for each free session, in the same order. Places that collide with the fixed schedule are
    /// left out when the program is built.
    let places: [[SearchSpace.Place]]

    var space: SearchSpace { fixed.space }

    /// Whether a place is possible given the fixed schedule. Of `after` rules, only those whose other session is fixed
    /// are checked.
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

    /// Whether a session has to be placed because a fixed session follows it.
    func mustBePlaced(_ session: Int) -> Bool {
        space.successors[session].contains { fixed.isPlaced(Int($0)) }
    }
}
