/// Lagrangian diving: builds a plan by following the relaxation. Sessions that the averaged columns nearly always have
/// at one place are put there, the rest is priced again, and so on until everything is decided.
///
/// Multipliers take account of something that a greedy construction cannot: that other sessions will want a place, on
/// other days too.
struct LagrangianDive {
    private let threads: Int
    private let steps: ResidualAscent.Steps
    private let unhurried: Pace
    private let parameters: SearchParameters.Dive
    private var schedule: Schedule
    private var duals: DiveDuals
    private var open: ResidualRelaxation

    typealias Pace = SearchParameters.Dive.Pace

    /// The purpose of a dive.
    enum Kind {
        /// The first plan of a run.
        case first(Strategy)
        /// One of many, of which only the best parts are adopted.
        case repair
    }

    /// - Parameters:
    ///   - items: the candidates that may be chosen.
    ///   - multipliers: the multipliers of a relaxation that has been raised.
    ///   - schedule: the sessions placed in it stay where they are.
    init(
        _ items: DiveCandidates, duals: Multipliers, beginning schedule: Schedule,
        as kind: Kind = .first(.separatePlans),
        threads: Int
    ) {
        let parameters = items.model.parameters.dive
        self.parameters = parameters
        self.threads = threads
        self.duals = DiveDuals(duals, in: items.model)
        let isFar: Bool
        switch kind {
        case .first(.separatePlans): (unhurried, isFar) = (parameters.ofSeparatePlans, !duals.aggregatePart.isEmpty)
        case .first(.sharedPlan): (unhurried, isFar) = (parameters.ofSharedPlan, true)
        case .repair: (unhurried, isFar) = (parameters.ofRepair, false)
        }
        var memory = parameters.memory
        if case .repair = kind { memory = parameters.memoryOfRepair }
        steps = ResidualAscent.Steps(first: isFar ? parameters.longFirstStep : parameters.firstStep, memory: memory)
        self.schedule = schedule
        open = ResidualRelaxation(items, beside: schedule)
    }

    /// The plan at the end of the dive, with sessions that no column wants completed greedily.
    /// - Parameters:
    ///   - isHurried: returns whether time is short: decisions are then made in few large batches.
    ///   - isInterrupted: returns whether to end at once, with the rest completed greedily.
    mutating func run(isHurried: () -> Bool = { false }, isInterrupted: () -> Bool = { false }) -> Schedule {
        while !isInterrupted(), !open.items.isEmpty {
            guard decide(isHurried: isHurried(), isInterrupted: isInterrupted) else { break }
            open.settle(beside: schedule)
        }
        Greedy.complete(&schedule)
        return schedule
    }

    /// Raises the residual relaxation, and places the sessions of which it is certain. Returns false if there is none
    /// to place.
    private mutating func decide(isHurried: Bool, isInterrupted: () -> Bool) -> Bool {
        let unplaced = schedule.unplacedCount
        var ascent = ResidualAscent(open, at: duals, steps: steps, threads: threads)
        let pace = isHurried ? parameters.hurried : unhurried
        for _ in 0..<pace.rounds where !isInterrupted() { ascent.round() }
        ascent.store(in: &duals)
        return decide(ascent, most: max(parameters.leastBatch, Int(Double(unplaced) * pace.batchShare)))
    }

    private struct Wish: Comparable {
        let fraction: Double
        let item: Int

        static func < (one: Wish, other: Wish) -> Bool {
            one.fraction != other.fraction ? one.fraction > other.fraction : one.item < other.item
        }
    }

    /// Places the sessions of which the columns are most certain. Returns false if there is none to place.
    private mutating func decide(_ ascent: ResidualAscent, most: Int) -> Bool {
        var wanted: [Wish] = []
        for item in open.items.indices {
            let fraction = ascent.fraction(ofItem: item)
            if fraction > parameters.leastFraction { wanted.append(Wish(fraction: fraction, item: item)) }
        }
        // Usually the certain ones are enough.
        let unsure = wanted.partition { $0.fraction < parameters.sureFraction }
        var placed = 0
        for wish in wanted[..<unsure].sorted() where placed < most {
            placed += open.put(wish.item, in: &schedule) ? 1 : 0
        }
        let enough = max(1, most / parameters.enoughDivisor)
        guard placed < enough else { return true }
        for wish in wanted[unsure...].sorted() where placed < enough {
            placed += open.put(wish.item, in: &schedule) ? 1 : 0
        }
        return placed > 0
    }
}

extension Schedule {
    fileprivate var unplacedCount: Int { (0..<space.sessionCount).reduce(0) { $0 + (isPlaced($1) ? 0 : 1) } }
}
