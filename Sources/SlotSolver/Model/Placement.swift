/// One placed session: who leads it and when.
struct Placement {
    let index: Int
    let session: SlotProblem.Session
    let facilitator: Int
    let start: Int
    let day: Int32

    var ticks: Range<Int> { start..<start + Int(session.length) }

    /// The placed sessions of an assignment, by session.
    static func all(_ assignment: [Int32], _ problem: SlotProblem) -> some Sequence<Placement> {
        assignment.indices.lazy.filter { assignment[$0] >= 0 }.map { index in
            let chosen = Int(assignment[index])
            let start = Int(problem.candidates.start[chosen])
            return Placement(
                index: index, session: problem.sessions[index],
                facilitator: Int(problem.candidates.facilitator[chosen]), start: start,
                day: problem.dayOfTick[start])
        }
    }
}
