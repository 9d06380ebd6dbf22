import GLPK

extension MIPNeighbourhoods {
    /// A plan with the neighbourhoods of some sessions decided anew, one after another; never more costly.
    func improve(
        _ schedule: Schedule, around sessions: [Int], size: Int, in problem: SlotProblem, _ random: SearchRandom,
        isInterrupted: @escaping @Sendable () -> Bool
    ) throws -> Schedule {
        try GLPKThread.run {
            var schedule = schedule
            var random = random
            for session in sessions where !isInterrupted() {
                let own = SearchRandom(seed: random.next())
                if let change = change(schedule, around: session, size: size, own, isInterrupted) {
                    schedule = schedule.improved(moving: change.sessions, to: change.places, in: problem) ?? schedule
                }
            }
            return schedule
        }
    }
}
