import GLPK

/// Small plans: each lane has a whole plan of its own. After some rounds what all of them found is merged; the first lane
/// goes on from there, and lanes that have come to rest begin anew.
extension Improvement {
    /// Rounds in which the lanes go their own ways before what they found is merged.
    private static let roundsPerMerge = 12

    struct Lane {
        var base: Schedule
        /// The cheapest plan since the lane began anew.
        var best: Schedule
        var begin: LanePass.Begin
        var share = RebuildShare()
        /// The cost of the best when plans were merged last.
        var costAtMerge = Cost.max

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
            LanePass.Start(plan: $0.base, random: SearchRandom(seed: random.next()), begin: $0.begin, share: $0.share)
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
            lanes[lane].share = outcomes[lane].share
        }
        if (roundsDone + 1) % Self.roundsPerMerge == 0 { merge() }
    }

    /// Merges what was found. The first lane goes on from the best plan; of the others, those that have found nothing
    /// since the last time begin anew.
    private mutating func merge() {
        guard !board.isInterrupted, let best = board.incumbent else { return }
        // GLPK giving up costs what merging might have found, no more.
        let merged = try? GLPKThread.run { [merging, problem, board] in
            try merging.merged(problem, with: best.assignment, cost: best.cost) { board.isInterrupted }
        }
        if let plan = merged ?? nil, RuleCheck.violations(of: plan, in: problem).isEmpty {
            board.offer(plan, cost: CostModel.costs(of: plan, in: problem).total)
        }
        include([board.incumbent?.assignment ?? []])
        lanes[0].base = Schedule(space, holding: board.incumbent?.assignment ?? firstPlan)
        lanes[0].best = lanes[0].base
        for lane in lanes.indices.dropFirst() {
            if lanes[lane].best.cost < lanes[lane].costAtMerge {
                lanes[lane].costAtMerge = lanes[lane].best.cost
            } else {
                lanes[lane] = Lane(Schedule(space, holding: firstPlan), .anew)
            }
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
