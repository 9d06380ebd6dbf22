import GLPK

/// Large plans: all workers share one.
extension Improvement {
    /// A round over one large plan: parts of it are repaired, then neighbourhoods are re-optimised.
    mutating func sharedPlanRound(_ random: inout SearchRandom) throws {
        let before = sharedPlan.cost
        var repaired = try repairedTogether(sharedPlan, &random)
        if roundsDone % parameters.workers.roundsBetweenPlacing == 0 {
            repaired = pass.locallyOptimal(repaired, acceptedLostCost: 0)
        }
        sharedPlan = try searchedTogether(repaired, &random)
        controller.offer(sharedPlan.assignment, cost: sharedPlan.cost)
        repairEffort.learn(byRepair: before - repaired.cost, byTheRest: repaired.cost - sharedPlan.cost)
        effort.learn(before: [before], repaired: [repaired.cost], searched: [sharedPlan.cost])
    }

    /// Each worker rebuilds parts of the plan in its own way; the best of the results are combined.
    private mutating func repairedTogether(_ plan: Schedule, _ random: inout SearchRandom) throws -> Schedule {
        var plan = plan
        var left = repairEffort.tries
        while left > 0, !controller.isInterrupted {
            let tries = min(left, parameters.workers.triesApart)
            left -= tries
            let starts = memories.map {
                WorkerPass.Start(plan: plan, random: SearchRandom(seed: random.next()), begin: .onwards, memory: $0)
            }
            let outcomes = try passes(starts, tries: tries)
            memories = outcomes.map(\.memory)
            plan = try together(outcomes.map(\.plan))
            controller.offer(plan.assignment, cost: plan.cost)
        }
        return plan
    }

    /// The results of several workers on one plan, combined: no more costly than the cheapest.
    private func together(_ plans: [Schedule]) throws -> Schedule {
        let cheapest = plans.min { $0.cost < $1.cost } ?? plans[0]
        return try GLPKThread.run { [problem, controller, limits = parameters.recombination] in
            var recombination = Recombination(.quick(plans: plans.count, limits), limits)
            for plan in plans { recombination.add(plan.assignment) }
            let recombined = recombination.recombined(cheapest, in: problem) { controller.isInterrupted } ?? cheapest
            controller.statistics.record(.recombination, gain: cheapest.cost - recombined.cost)
            return recombined
        }
    }

    /// A plan after all workers together have examined its neighbourhoods.
    private func searchedTogether(_ plan: Schedule, _ random: inout SearchRandom) throws -> Schedule {
        try neighbourhoods.improve(
            plan.assignment, in: problem, tries: effort.tries * parameters.workers.shared,
            atOnce: parameters.workers.shared,
            threads: options.threads, &random, controller.statistics
        ) { [controller] in controller.isInterrupted }
    }
}
