import GLPK

/// Neighbourhoods as sub-MIPs: a few hundred sessions at a time are re-optimised together as an integer program in
/// GLPK. They are sessions that stand in the way of one without a place, or of one that costs more than its multiplier.
///
/// This finds improvements that moves of a few sessions miss: that two sessions and those that follow them have to
/// change places with four others. Most neighbourhoods are settled at the root of the search tree in 20 to 150 ms.
struct MIPNeighbourhoods: Sendable {
    /// The search space with all places.
    let space: SearchSpace
    /// For each candidate, whether it is considered.
    let isListed: [Bool]
    /// The expected cost of placing each session: multipliers, in cost units.
    let sessionDuals: [Cost]

    private let parameters: SearchParameters.Neighbourhoods

    /// The result for a neighbourhood.
    struct Change: Sendable {
        var sessions: [Int]
        var places: [Int32]
    }

    /// - Parameters:
    ///   - dualSolution: multipliers, and the candidates worth considering according to them.
    ///   - scale: the cost at stake when a session changes its place (`SlotProblem.costAtStake`).
    init(_ problem: SlotProblem, _ dualSolution: DualSolution, scale: Double, _ space: SearchSpace) {
        self.space = space
        sessionDuals = dualSolution.duals.sessionDuals(in: dualSolution.model)
        parameters = dualSolution.model.parameters.neighbourhoods
        let list = dualSolution.model.parameters.candidates
        isListed = CandidateList.select(
            problem, reducedCosts: dualSolution.reducedCosts, limit: Cost(scale * list.neighbourhoodShare),
            scarcityRents: dualSolution.duals.scarcityRents(in: dualSolution.model), atLeast: list.leastInNeighbourhood,
            list)
    }

    /// Returns a cheaper plan, or the same one.
    /// - Parameters:
    ///   - tries: the number of neighbourhoods to examine.
    ///   - atOnce: how many of them start from the same plan, on up to `threads` threads. If two of them make
    ///     incompatible changes, only the first counts.
    func improve(
        _ assignment: [Int32], in problem: SlotProblem, tries: Int, atOnce: Int, threads: Int,
        _ random: inout SearchRandom, _ statistics: StatisticsRecorder = StatisticsRecorder(),
        isInterrupted: @escaping @Sendable () -> Bool
    ) throws -> Schedule {
        var schedule = Schedule(space, holding: assignment)
        for attempt in 0..<(tries + atOnce - 1) / atOnce where !isInterrupted() {
            let unserved = schedule.unserved
            var middles: [(session: Int, random: SearchRandom)] = []
            for place in 0..<atOnce {
                let isForMissing = (attempt + place) & 1 == 0 && !unserved.isEmpty
                let session =
                    isForMissing ? unserved[random.below(unserved.count)] : mostToGain(schedule, &random)
                middles.append((session, SearchRandom(seed: random.next())))
            }
            let changes = try ParallelTasks.run(
                threads: threads,
                middles.map { middle in
                    { [schedule] in
                        change(schedule, around: middle.session, size: size, middle.random, isInterrupted)
                    }
                })
            // Adopted if it keeps all rules and pays, whatever others have changed since it was found.
            for change in changes {
                let before = schedule.cost
                if let change {
                    schedule = schedule.improved(moving: change.sessions, to: change.places, in: problem) ?? schedule
                }
                statistics.record(.neighbourhood, gain: before - schedule.cost)
            }
        }
        return schedule
    }

    /// Among a few sessions drawn, the one whose cost exceeds its multiplier most.
    private func mostToGain(_ schedule: Schedule, _ random: inout SearchRandom) -> Int {
        var best = (gain: Cost.min, session: 0)
        for _ in 0..<parameters.draws {
            let session = random.below(space.sessionCount)
            let cost =
                schedule.isPlaced(session)
                ? schedule.costBesideOverload(session, schedule.currentPlace(session)) : space.leftOutCost[session]
            if cost - sessionDuals[session] > best.gain { best = (cost - sessionDuals[session], session) }
        }
        return best.session
    }

    /// About how many sessions are re-optimised at once.
    private var size: Int {
        min(parameters.most, max(parameters.least, space.sessionCount / parameters.sessionsDivisor))
    }

    /// Re-optimises a neighbourhood; nil if nothing cheaper was found.
    ///
    /// Call it on a thread for GLPK.
    func change(
        _ schedule: Schedule, around middle: Int, size: Int, _ random: SearchRandom,
        _ isInterrupted: @escaping @Sendable () -> Bool
    ) -> Change? {
        var random = random
        let near = ConflictNeighbourhood(
            around: middle, in: schedule, isListed: isListed, most: size, &random, parameters)
        // Long chains of `after` are included whole, and then there may be too much to decide at once.
        guard near.sessions.count <= 2 * size else { return nil }
        var rest = schedule
        for session in near.sessions where rest.isPlaced(session) { rest.take(session) }
        var limits = SubMIP.Limits(
            nodes: parameters.nodes, iterations: parameters.iterations, cuts: false,
            isDepthFirst: parameters.isDepthFirst)
        limits.isInterrupted = isInterrupted
        // If GLPK gives up, only what this neighbourhood might have gained is lost.
        let outcome = try? SubMIP.improve(
            rest, free: near.sessions, candidates: near.places, incumbent: near.sessions.map { schedule.placeOf[$0] },
            incumbentCost: schedule.cost, limits: limits)
        return outcome?.places.map { Change(sessions: near.sessions, places: $0) }
    }
}
