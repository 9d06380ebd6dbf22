import GLPK

/// Small plans: each lane has a whole plan of its own. After some rounds what all of them found is merged, and lanes that
/// have come to rest begin anew.
extension Improvement {
    /// Rounds in which the lanes go their own ways before what they found is merged.
    private static let roundsPerMerge = 6

    /// How often in a row a lane may have found nothing before it begins anew.
    private static let patience = 1

    struct Lane {
        var base: Schedule
        /// The cheapest plan since the lane began anew.
        var best: Schedule
        var begin: LanePass.Begin
        var memory = LaneMemory()
        /// The cost of the best when plans were merged last, and how often it has been the same.
        var costAtMerge = Cost.max
        var idleMerges = 0

        mutating func countIdle() {
            idleMerges = best.cost < costAtMerge ? 0 : idleMerges + 1
            costAtMerge = best.cost
        }

        init(_ base: Schedule, _ begin: LanePass.Begin) {
            self.base = base
            self.begin = begin
            best = base
        }
    }

    /// Every lane on a whole plan of its own.
    mutating func ownRound(_ random: inout SearchRandom) throws {
        if lanes.isEmpty {
            lanes = .init(repeating: Lane(base, roundsDone == 0 ? .fresh : .onwards), count: Self.laneCount)
        }
        let starts = lanes.map {
            LanePass.Start(plan: $0.base, random: SearchRandom(seed: random.next()), begin: $0.begin, memory: $0.memory)
        }
        let outcomes = try passes(starts)
        let passed = outcomes.map(\.plan)
        let searched = try searched(passed, &random)
        include(searched.map(\.assignment))
        effort.learn(
            before: lanes.map(\.best.cost), annealed: passed.map(\.cost), searched: searched.map(\.cost))
        for (lane, result) in searched.map({ Schedule(space, holding: $0.assignment) }).enumerated() {
            board.offer(result.assignment, cost: result.cost)
            merging.add(result.assignment)
            if result.cost < lanes[lane].best.cost || lanes[lane].begin != .onwards { lanes[lane].best = result }
            lanes[lane].base = isWorthGoingOn(result.cost, best: lanes[lane].best.cost) ? result : lanes[lane].best
            lanes[lane].begin = .onwards
            lanes[lane].memory = outcomes[lane].memory
        }
        if (roundsDone + 1) % Self.roundsPerMerge == 0 { merge() }
    }

    /// Merges what was found. If that is cheaper than all, a lane goes on from there; lanes that have found nothing for
    /// long begin anew: what they rest at is as deep as it gets, and its places stay in what is merged.
    private mutating func merge() {
        guard !board.isInterrupted, let best = board.incumbent else { return }
        // Without a thread merging finds nothing, no more.
        let outcome = try? GLPKThread.run { [merging, problem, board, whole] in
            var merging = merging
            let merged = merging.merged(Schedule(whole, holding: best.assignment), in: problem) { board.isInterrupted }
            return (merging: merging, plan: merged)
        }
        merging = outcome?.merging ?? merging
        for lane in lanes.indices { lanes[lane].countIdle() }
        if let plan = outcome?.plan {
            board.offer(plan.assignment, cost: plan.cost)
            include([plan.assignment])
            let most = lanes.indices.max { lanes[$0].idleMerges < lanes[$1].idleMerges } ?? 0
            lanes[most] = Lane(Schedule(space, holding: plan.assignment), .onwards)
        }
        for lane in lanes.indices where lanes[lane].idleMerges > Self.patience {
            lanes[lane] = Lane(Schedule(space, holding: firstPlan), .anew)
        }
    }

    /// Plans of their own after each lane has looked at neighbourhoods.
    private func searched(_ plans: [Schedule], _ random: inout SearchRandom) throws -> [Schedule] {
        guard let neighbourhoods, effort.tries > 0 else { return plans }
        let starts = plans.map { (plan: $0.assignment, random: SearchRandom(seed: random.next())) }
        let tries = effort.tries
        return try ParallelTasks.run(
            threads: options.threads,
            starts.map { start in
                {
                    var random = start.random
                    return try neighbourhoods.improve(
                        start.plan, in: problem, tries: tries, atOnce: 1, threads: 1, &random
                    ) { board.isInterrupted }
                }
            })
    }

    private func passes(_ starts: [LanePass.Start]) throws -> [LanePass.Outcome] {
        let pass = pass
        return try ParallelTasks.run(threads: options.threads, starts.map { start in { pass.run(from: start) } })
    }
}
