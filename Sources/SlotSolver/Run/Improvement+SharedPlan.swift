import GLPK

/// Large plans: all lanes work on one.
extension Improvement {
    /// A round over one large plan: parts of it are rebuilt, then neighbourhoods decided anew.
    mutating func sharedRound(_ random: inout SearchRandom) throws {
        let before = sharedPlan.cost
        var rebuilt = try rebuiltTogether(sharedPlan, &random)
        if roundsDone % parameters.workers.roundsBetweenPlacing == 0 { rebuilt = pass.polished(rebuilt, settled: 0) }
        sharedPlan = try searchedTogether(rebuilt, &random)
        board.offer(sharedPlan.assignment, cost: sharedPlan.cost)
        rebuildEffort.learn(byRebuilding: before - rebuilt.cost, byTheRest: rebuilt.cost - sharedPlan.cost)
        effort.learn(before: [before], rebuilt: [rebuilt.cost], searched: [sharedPlan.cost])
    }

    /// Each lane rebuilds parts of the plan in its own way; the best of what comes out is put together.
    private mutating func rebuiltTogether(_ plan: Schedule, _ random: inout SearchRandom) throws -> Schedule {
        var plan = plan
        var left = rebuildEffort.tries
        while left > 0, !board.isInterrupted {
            let tries = min(left, parameters.workers.triesApart)
            left -= tries
            let starts = memories.map {
                LanePass.Start(plan: plan, random: SearchRandom(seed: random.next()), begin: .onwards, memory: $0)
            }
            let outcomes = try passes(starts, tries: tries)
            memories = outcomes.map(\.memory)
            plan = try together(outcomes.map(\.plan))
            board.offer(plan.assignment, cost: plan.cost)
        }
        return plan
    }

    /// What several lanes made of one plan, put together: no dearer than the cheapest.
    private func together(_ plans: [Schedule]) throws -> Schedule {
        let cheapest = plans.min { $0.cost < $1.cost } ?? plans[0]
        return try GLPKThread.run { [problem, board, limits = parameters.recombination] in
            var merging = PlanMerging(.quick(plans: plans.count, limits), limits)
            for plan in plans { merging.add(plan.assignment) }
            let merged = merging.merged(cheapest, in: problem) { board.isInterrupted } ?? cheapest
            board.statistics.record(.recombination, gain: cheapest.cost - merged.cost)
            return merged
        }
    }

    /// One plan after all lanes together have looked at neighbourhoods of it.
    private func searchedTogether(_ plan: Schedule, _ random: inout SearchRandom) throws -> Schedule {
        try neighbourhoods.improve(
            plan.assignment, in: problem, tries: effort.tries * parameters.workers.shared,
            atOnce: parameters.workers.shared,
            threads: options.threads, &random, board.statistics
        ) { [board] in board.isInterrupted }
    }
}
