/// The distinct (session, start) pairs behind the usable candidates: multipliers differ by slot, not by facilitator.
struct SlotTable: Sendable {
    /// Slots of session s are at `offsets[s] ..< offsets[s + 1]`, by start.
    private(set) var offsets: [Int32] = [0]
    private(set) var session: [Int32] = []
    private(set) var start: [Int32] = []
    /// The slot of each candidate, -1 if the candidate is not usable.
    private(set) var ofCandidate: [Int32]
    /// How many ticks below each tick (0 ... tickCount) are covered by some slot.
    private(set) var coveredBefore: [Int32]

    init(_ problem: SlotProblem, usable: [Bool]) {
        ofCandidate = [Int32](repeating: -1, count: problem.candidates.count)
        coveredBefore = []
        var covered = [Bool](repeating: false, count: problem.tickCount)
        for s in problem.sessions.indices {
            let first = start.count
            for candidate in problem.candidates.range(ofSession: s) where usable[candidate] {
                let tick = problem.candidates.start[candidate]
                if start.count == first || start[start.count - 1] != tick {
                    session.append(Int32(s))
                    start.append(tick)
                    for t in tick..<tick + problem.sessions[s].length { covered[Int(t)] = true }
                }
                ofCandidate[candidate] = Int32(start.count - 1)
            }
            offsets.append(Int32(start.count))
        }
        coveredBefore = covered.reduce(into: [0]) { $0.append($0[$0.count - 1] + ($1 ? 1 : 0)) }
    }

    var count: Int { start.count }
    /// The number of ticks that some slot covers.
    var coveredCount: Int { Int(coveredBefore[coveredBefore.count - 1]) }

    func range(ofSession session: Int) -> Range<Int> { Int(offsets[session])..<Int(offsets[session + 1]) }
}
