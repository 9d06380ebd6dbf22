/// Destroy and repair (Shaw 1998; Ropke & Pisinger 2006): removes a large part of a plan, and lets a dive guided by the
/// relaxation's multipliers rebuild it beside the rest.
///
/// Noise is added to the multipliers each time, since following the same multipliers twice leads to the same place.
struct DestroyAndRepair: Sendable {
    let model: RelaxationModel
    let duals: Multipliers
    /// The largest noise on sessions' multipliers, in multiplier units.
    private let mostNoise: Double
    /// For each candidate, whether removed sessions may go there.
    let isListed: [Bool]
    /// The same, laid out for dives.
    private let items: DiveCandidates
    /// For each session, the facilitators who could lead it there.
    private let leaders: [[Int32]]

    /// - Parameter scale: the cost at stake when a session changes its place (`SlotProblem.costAtStake`).
    init(_ dualSolution: DualSolution, scale: Double) {
        model = dualSolution.model
        duals = dualSolution.duals
        let list = model.parameters.candidates
        isListed = CandidateList.select(
            model.problem, reducedCosts: dualSolution.reducedCosts, limit: Cost(min(0x1p61, scale)),
            scarcityRents: duals.scarcityRents(in: model), atLeast: list.leastInRepair, list)
        items = DiveCandidates(model, among: isListed)
        var leaders = [[Int32]](repeating: [], count: model.sessionCount)
        for item in 0..<items.count {
            let facilitator = model.problem.candidates.facilitator[items.candidate(ofItem: item)]
            let session = Int(items.slotSession[items.slot(ofItem: item)])
            if leaders[session].last != facilitator { leaders[session].append(facilitator) }
        }
        self.leaders = leaders
        // Multipliers stay below this. The cost at stake may not, as it includes places that no plan can have.
        mostNoise = min(0x1p61, scale * model.parameters.repair.noise * model.dualUnitsPerCost)
    }

    /// The plan with about this many of its sessions placed again.
    func destroyAndRepair(
        _ schedule: Schedule, sessions count: Int, _ random: inout SearchRandom, isInterrupted: () -> Bool
    ) -> Schedule {
        var kept = schedule
        var log = MoveLog()
        log.begin()
        if random.below(2) == 0 {
            takeFacilitators(&kept, count, &log, &random)
        } else {
            takeDays(&kept, count, &log, &random)
        }
        return repairedPlan(from: kept, among: items, &random, isInterrupted)
    }

    /// A plan between two others: the parts on which they agree stay, and the rest is rebuilt with places that one of
    /// them has.
    func relink(
        _ plan: Schedule, and other: [Int32], _ random: inout SearchRandom, isInterrupted: () -> Bool
    ) -> Schedule {
        let own = plan.assignment
        var kept = plan
        var log = MoveLog()
        log.begin()
        var isListed = [Bool](repeating: false, count: model.problem.candidates.count)
        for candidate in own + other where candidate >= 0 { isListed[Int(candidate)] = true }
        for session in own.indices where own[session] != other[session] && kept.isPlaced(session) {
            kept.eject(session, &log)
        }
        return repairedPlan(from: kept, among: DiveCandidates(model, among: isListed), &random, isInterrupted)
    }

    /// A plan with the kept sessions, and the rest placed by noisy multipliers.
    func repairedPlan(
        from kept: Schedule, among items: DiveCandidates, _ random: inout SearchRandom, _ isInterrupted: () -> Bool
    ) -> Schedule {
        var dive = LagrangianDive(items, duals: noisy(&random), beginning: kept, as: .repair, threads: 1)
        return dive.run(isInterrupted: isInterrupted)
    }

    /// Multipliers near those of the relaxation; how close they stay varies between repairs.
    private func noisy(_ random: inout SearchRandom) -> Multipliers {
        var noisy = duals
        let steps = model.parameters.repair.shakeSteps
        let most = mostNoise * Double(random.below(steps)) / Double(steps)
        for session in 0..<model.sessionCount {
            let change = most * Double(random.below(2 * steps + 1) - steps) / Double(steps)
            noisy.duals[session] = max(0, min(model.ceiling[session], duals.duals[session] + Int64(change)))
        }
        return noisy
    }

    /// Removes the sessions of facilitators who compete for the same sessions, from one at random outwards.
    private func takeFacilitators(
        _ schedule: inout Schedule, _ count: Int, _ log: inout MoveLog, _ random: inout SearchRandom
    ) {
        let space = schedule.space
        var isTaken: Set<Int32> = []
        var frontier: [Int32] = []
        while log.ejected.count < count, isTaken.count < space.facilitatorCount {
            if frontier.isEmpty { frontier.append(Int32(random.below(space.facilitatorCount))) }
            frontier.swapAt(random.below(frontier.count), frontier.count - 1)
            let facilitator = frontier.removeLast()
            guard isTaken.insert(facilitator).inserted else { continue }
            for day in 0..<space.dayCount {
                for session in schedule.sessions(led: space.dayRow(Int(facilitator), day)) {
                    if schedule.isPlaced(session) { schedule.eject(session, &log) }
                    frontier += leaders[session]
                }
            }
        }
    }

    /// Removes the sessions on the days around one at random.
    private func takeDays(
        _ schedule: inout Schedule, _ count: Int, _ log: inout MoveLog, _ random: inout SearchRandom
    ) {
        let space = schedule.space
        let first = random.below(space.dayCount)
        for offset in 0..<space.dayCount {
            let day = (first + offset) % space.dayCount
            let begin = random.below(max(1, space.facilitatorCount))
            for step in 0..<space.facilitatorCount {
                let facilitator = (begin + step) % space.facilitatorCount
                for session in schedule.sessions(led: space.dayRow(facilitator, day)) {
                    if log.ejected.count >= count { return }
                    if schedule.isPlaced(session) { schedule.eject(session, &log) }
                }
            }
        }
    }
}

extension Schedule {
    /// The sessions led on a facilitator's day (`SearchSpace.dayRow`).
    func sessions(led row: Int) -> [Int] {
        var sessions: [Int] = []
        var at = ledOnDay.first(row)
        while at >= 0 {
            sessions.append(at)
            at = ledOnDay.after(at)
        }
        return sessions
    }
}
