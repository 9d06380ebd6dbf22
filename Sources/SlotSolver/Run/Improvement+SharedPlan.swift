import GLPK

/// Large plans: all lanes work on one.
extension Improvement {
    /// Rounds after which places are looked for again for sessions without one in large plans.
    private static let roundsBetweenSearchesForPlaces = 8

    /// Parts that a lane rebuilds before its plan is put together with the others'.
    private static let triesApart = 4

    /// A round over one large plan: parts of it are rebuilt, days of it annealed, neighbourhoods of it decided anew.
    mutating func sharedRound(_ random: inout SearchRandom) throws {
        let before = base.cost
        let rebuilt = try rebuiltTogether(base, &random)
        include([rebuilt.assignment])
        let annealed = try annealedByDays(rebuilt, &random)
        board.offer(annealed.assignment, cost: annealed.cost)
        let searched = try searchedTogether(annealed, &random)
        include([searched.assignment])
        let merged = Schedule(space, holding: searched.assignment)
        board.offer(merged.assignment, cost: merged.cost)
        rebuildEffort.learn(byRebuilding: before - rebuilt.cost, byTheRest: rebuilt.cost - merged.cost)
        effort.learn(before: [before], annealed: [annealed.cost], searched: [merged.cost])
        let best = board.incumbent ?? RunBoard.Incumbent(assignment: merged.assignment, cost: merged.cost)
        base = isWorthGoingOn(merged.cost, best: best.cost) ? merged : Schedule(space, holding: best.assignment)
    }

    /// Each lane rebuilds parts of the plan in its own way; the best of what comes out is put together.
    private mutating func rebuiltTogether(_ plan: Schedule, _ random: inout SearchRandom) throws -> Schedule {
        guard let rebuilding, roundsDone > 0 else { return plan }
        var plan = plan
        let pass = pass
        var left = rebuildEffort.tries
        while left > 0, !board.isInterrupted {
            let tries = min(left, Self.triesApart)
            left -= tries
            let starts = memories.map { (memory: $0, random: SearchRandom(seed: random.next())) }
            let outcomes = try ParallelTasks.run(
                threads: options.threads,
                starts.map { start in
                    { [plan] in
                        var (memory, random) = start
                        var plan = plan
                        for _ in 0..<tries { plan = pass.rebuilt(plan, rebuilding, &memory, &random) }
                        return LanePass.Outcome(plan: plan, memory: memory)
                    }
                })
            memories = outcomes.map(\.memory)
            plan = try together(outcomes.map(\.plan))
            board.offer(plan.assignment, cost: plan.cost)
        }
        return plan
    }

    /// What several lanes made of one plan, in a space with all places, put together: no dearer than the cheapest.
    private func together(_ plans: [Schedule]) throws -> Schedule {
        let cheapest = plans.min { $0.cost < $1.cost } ?? plans[0]
        return try GLPKThread.run { [problem, board] in
            var merging = PlanMerging(.quick(plans: plans.count))
            for plan in plans { merging.add(plan.assignment) }
            return merging.merged(cheapest, in: problem) { board.isInterrupted } ?? cheapest
        }
    }

    /// Every lane anneals its own days: the results put together, and what does not fit any more placed anew.
    private func annealedByDays(_ plan: Schedule, _ random: inout SearchRandom) throws -> Schedule {
        let share = DayShare(plan, lanes: Self.laneCount, &random)
        let pass = pass
        let starts = (0..<Self.laneCount).map { lane in
            let isOwn = share.candidates(ofLane: lane, in: problem, pool)
            let own = SearchSpace(problem, keeping: { isOwn[$0] })
            return (plan: Schedule(own, holding: plan.assignment), random: SearchRandom(seed: random.next()))
        }
        let results = try ParallelTasks.run(
            threads: options.threads,
            starts.map { start in
                {
                    var random = start.random
                    return pass.annealed(partOf: start.plan, &random).assignment
                }
            })
        var merged = Schedule(space, holding: share.laneOfSession.indices.map { results[share.laneOfSession[$0]][$0] })
        Greedy.complete(&merged)
        let isSettled = roundsDone % Self.roundsBetweenSearchesForPlaces != 0
        return pass.polished(merged, settled: isSettled ? plan.costOfLeftOut : 0)
    }

    /// One plan after all lanes together have looked at neighbourhoods of it.
    private func searchedTogether(_ plan: Schedule, _ random: inout SearchRandom) throws -> Schedule {
        guard let neighbourhoods else { return plan }
        return try neighbourhoods.improve(
            plan.assignment, in: problem, tries: effort.tries * Self.laneCount, atOnce: Self.laneCount,
            threads: options.threads, &random
        ) { [board] in board.isInterrupted }
    }
}
