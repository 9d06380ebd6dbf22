/// A worker's pass over a plan in a round: parts of it are repaired by the multipliers and the best of the results are
/// adopted; ejection chains then make the plan cheaper.
struct WorkerPass: Sendable {
    /// The start of a pass over a whole plan.
    struct Start: Sendable {
        var plan: Schedule
        var random: SearchRandom
        var begin: Begin
        var memory: WorkerMemory
    }

    enum Begin: Sendable {
        /// From the plan.
        case onwards
        /// From another plan by the same multipliers.
        case restart
        /// From a plan between this and another.
        case relink([Int32])
    }

    struct Outcome: Sendable {
        var plan: Schedule
        var memory: WorkerMemory
    }

    let problem: SlotProblem
    let controller: RunController
    let repair: DestroyAndRepair
    /// The cost that placing each session may have, by the multipliers.
    let sessionDuals: [Cost]
    var chains = SearchParameters.EjectionChains()

    /// A pass over a whole plan.
    ///
    /// Call it on a thread for GLPK.
    /// - Parameter tries: how many parts of the plan are repaired.
    func run(from start: Start, tries: Int) -> Outcome {
        var random = start.random
        var memory = start.memory
        var plan = start.plan
        switch start.begin {
        case .onwards: break
        case .restart:
            let repairedPlan = repair.destroyAndRepair(plan, sessions: plan.space.sessionCount, &random) {
                controller.isInterrupted
            }
            controller.statistics.record(.restart, gain: plan.cost - repairedPlan.cost)
            plan = locallyOptimal(repairedPlan, acceptedLostCost: 0)
        case .relink(let other):
            let between = repair.relink(plan, and: other, &random) { controller.isInterrupted }
            controller.statistics.record(.pathRelinking, gain: plan.cost - between.cost)
            plan = locallyOptimal(between, acceptedLostCost: 0)
        }
        for _ in 0..<tries where !controller.isInterrupted {
            plan = repaired(plan, &memory, &random)
        }
        return Outcome(plan: plan, memory: memory)
    }

    /// The plan with every part that became cheaper in a repair, now or recently; never more costly.
    ///
    /// Call it on a thread for GLPK.
    func repaired(
        _ plan: Schedule, _ memory: inout WorkerMemory, _ random: inout SearchRandom
    ) -> Schedule {
        let attribute = memory.drawAttribute(&random)
        let raw = destroyedAndRepaired(plan, keeping: attribute, memory, &random)
        controller.statistics.record(attribute == nil ? .repair : .preservingRepair, gain: plan.cost - raw.cost)
        // Looking for places for the sessions that it left out takes longer than everything else: only good parts of it
        // are adopted.
        let repaired = locallyOptimal(raw, acceptedLostCost: max(raw.lostCost, plan.lostCost))
        if repaired.cost == plan.cost, attribute == nil { memory.share.learnNoOp() }
        guard repaired.cost != plan.cost, !controller.isInterrupted else {
            return repaired.cost <= plan.cost ? repaired : plan
        }
        memory.recombination.add(repaired.assignment)
        let (best, other) = repaired.cost < plan.cost ? (repaired, plan) : (plan, repaired)
        let recombined = memory.recombination.recombined(best, and: other.assignment, in: problem) { [controller] in
            controller.isInterrupted
        }
        controller.statistics.record(.recombination, gain: best.cost - (recombined?.cost ?? best.cost))
        if !memory.recombination.isSolved, attribute == nil { memory.share.learnUnsolved() }
        return recombined.map { locallyOptimal($0, acceptedLostCost: plan.lostCost) } ?? best
    }

    /// The plan placed again: all of it except for an attribute, or a part of it.
    private func destroyedAndRepaired(
        _ plan: Schedule, keeping attribute: PreservedAttribute?, _ memory: WorkerMemory, _ random: inout SearchRandom
    ) -> Schedule {
        if let attribute {
            return repair.destroyAllButAttribute(plan, keeping: attribute, &random) { controller.isInterrupted }
        }
        let count = memory.share.count(of: plan.space.sessionCount)
        return repair.destroyAndRepair(plan, sessions: count, &random) { controller.isInterrupted }
    }

    /// A plan made cheaper by ejection chains.
    /// - Parameter acceptedLostCost: the cost of sessions left out up to which no places are looked for.
    func locallyOptimal(_ plan: Schedule, acceptedLostCost: Cost) -> Schedule {
        let locallyOptimal = EjectionChains.localSearch(
            plan, sessionDuals: sessionDuals, acceptedLostCost: acceptedLostCost, chains
        ) { controller.isInterrupted }
        controller.statistics.record(.ejectionChains, gain: plan.cost - locallyOptimal.cost)
        return locallyOptimal
    }
}
