/// Destroy and repair (Shaw 1998; Ropke & Pisinger 2006): takes a large part of a plan out and lets a dive by the
/// relaxation's prices build it anew beside what stays.
///
/// Prices are shaken a little each time, since following the same prices twice leads to the same place.
struct Rebuilding: Sendable {
    let model: RelaxationModel
    let prices: Multipliers
    /// How far sessions' prices are shaken at the most, in price units.
    private let mostShaken: Double
    /// By candidate, whether what is taken out may go there.
    let isWanted: [Bool]
    /// The same, laid out for dives.
    private let items: DiveItems
    /// By session, the facilitators who could lead it there.
    private let leaders: [[Int32]]

    /// - Parameter scale: what is at stake when a session changes its place (`SlotProblem.costAtStake`).
    init(_ guidance: Guidance, scale: Double) {
        model = guidance.model
        prices = guidance.prices
        let list = model.parameters.candidates
        isWanted = CandidatePool.select(
            model.problem, reducedCosts: guidance.reducedCosts, limit: Cost(min(0x1p61, scale)),
            scarcity: prices.scarcity(in: model), atLeast: list.leastInRepair, list)
        items = DiveItems(model, among: isWanted)
        var leaders = [[Int32]](repeating: [], count: model.sessionCount)
        for item in items.items {
            let facilitator = model.days.blocks[Int(item.block)].facilitator
            if leaders[Int(item.session)].last != facilitator { leaders[Int(item.session)].append(facilitator) }
        }
        self.leaders = leaders
        // Prices stay below that. What is at stake may not: places count for it that no plan can have.
        mostShaken = min(0x1p61, scale * model.parameters.repair.noise * model.priceUnitsPerCost)
    }

    /// The plan with about so many of its sessions placed anew.
    func rebuild(
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
        return built(from: kept, among: items, &random, isInterrupted)
    }

    /// A plan between two others: what they agree on stays, the rest is built anew where one of them has it.
    func between(
        _ plan: Schedule, and other: [Int32], _ random: inout SearchRandom, isInterrupted: () -> Bool
    ) -> Schedule {
        let own = plan.assignment
        var kept = plan
        var log = MoveLog()
        log.begin()
        var isWanted = [Bool](repeating: false, count: model.problem.candidates.count)
        for candidate in own + other where candidate >= 0 { isWanted[Int(candidate)] = true }
        for session in own.indices where own[session] != other[session] && kept.isPlaced(session) {
            kept.displace(session, &log)
        }
        return built(from: kept, among: DiveItems(model, among: isWanted), &random, isInterrupted)
    }

    /// What is kept, and the rest by shaken prices.
    func built(
        from kept: Schedule, among items: DiveItems, _ random: inout SearchRandom, _ isInterrupted: () -> Bool
    ) -> Schedule {
        var dive = PatternDive(items, prices: shaken(&random), beginning: kept, as: .repair, threads: 1)
        return dive.run(isInterrupted: isInterrupted)
    }

    /// Prices near those of the relaxation: some rebuildings stay close to them, others do not.
    private func shaken(_ random: inout SearchRandom) -> Multipliers {
        var shaken = prices
        let steps = model.parameters.repair.shakeSteps
        let most = mostShaken * Double(random.below(steps)) / Double(steps)
        for session in 0..<model.sessionCount {
            let change = most * Double(random.below(2 * steps + 1) - steps) / Double(steps)
            shaken.prices[session] = max(0, min(model.ceiling[session], prices.prices[session] + Int64(change)))
        }
        return shaken
    }

    /// What facilitators lead who compete for the same sessions: from one at random outwards.
    private func takeFacilitators(
        _ schedule: inout Schedule, _ count: Int, _ log: inout MoveLog, _ random: inout SearchRandom
    ) {
        let space = schedule.space
        var isTaken: Set<Int32> = []
        var frontier: [Int32] = []
        while log.displaced.count < count, isTaken.count < space.facilitatorCount {
            if frontier.isEmpty { frontier.append(Int32(random.below(space.facilitatorCount))) }
            frontier.swapAt(random.below(frontier.count), frontier.count - 1)
            let facilitator = frontier.removeLast()
            guard isTaken.insert(facilitator).inserted else { continue }
            for day in 0..<space.dayCount {
                for session in schedule.sessions(led: Int(facilitator) * space.dayCount + day) {
                    if schedule.isPlaced(session) { schedule.displace(session, &log) }
                    frontier += leaders[session]
                }
            }
        }
    }

    /// What is led on the days around one at random.
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
                for session in schedule.sessions(led: facilitator * space.dayCount + day) {
                    if log.displaced.count >= count { return }
                    if schedule.isPlaced(session) { schedule.displace(session, &log) }
                }
            }
        }
    }
}

extension Schedule {
    /// What is led on a facilitator's day (`facilitator * dayCount + day`).
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
