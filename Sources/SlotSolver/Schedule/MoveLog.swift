/// The steps of a move, so that one that does not pay can be undone exactly.
struct MoveLog: Sendable {
    /// A step: the session was removed from a place, or (-1) it was placed where it now is.
    struct Step {
        var session: Int32
        var takenFrom: Int32
    }

    private(set) var steps: ContiguousArray<Step> = []
    /// Sessions that were removed and wait for a place, in the order of their removal.
    var ejected: ContiguousArray<Int32> = []
    private(set) var change: Cost = 0

    mutating func begin() {
        steps.removeAll(keepingCapacity: true)
        ejected.removeAll(keepingCapacity: true)
        change = 0
    }

    @inline(__always)
    mutating func took(_ session: Int, from place: Int32, _ cost: Cost) {
        steps.append(Step(session: Int32(truncatingIfNeeded: session), takenFrom: place))
        change &+= cost
    }

    @inline(__always)
    mutating func put(_ session: Int, _ cost: Cost) {
        steps.append(Step(session: Int32(truncatingIfNeeded: session), takenFrom: -1))
        change &+= cost
    }
}

extension Schedule {
    @inline(__always)
    mutating func take(_ session: Int, _ log: inout MoveLog) {
        let place = placeOf[session]
        log.took(session, from: place, take(session))
    }

    @inline(__always)
    mutating func put(_ session: Int, _ index: Int, _ log: inout MoveLog) { log.put(session, put(session, index)) }

    /// Undoes every step of a move.
    mutating func undo(_ log: MoveLog) {
        for step in log.steps.reversed() {
            if step.takenFrom < 0 { take(Int(step.session)) } else { put(Int(step.session), Int(step.takenFrom)) }
        }
    }

    /// Removes a session, and with it every placed session that may not remain without it.
    mutating func eject(_ session: Int, _ log: inout MoveLog) {
        take(session, &log)
        log.ejected.append(Int32(truncatingIfNeeded: session))
        ejectSuccessors(of: session, &log)
    }

    /// Removes every placed session that follows one, and those that follow these.
    mutating func ejectSuccessors(of session: Int, _ log: inout MoveLog) {
        for at in space.successors.range(session) {
            let successor = Int(space.successors.values[at])
            if isPlaced(successor) { eject(successor, &log) }
        }
    }
}
