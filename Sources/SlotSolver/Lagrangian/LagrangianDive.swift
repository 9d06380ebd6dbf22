/// Lagrangian diving: builds a plan by following the relaxation. Sessions that the averaged columns nearly always hold
/// at one place are put there, what is left is priced again, and so on until everything is decided.
///
/// Multipliers see what a greedy construction cannot: that a place will be wanted by others, on other days too.
struct LagrangianDive {
    private let threads: Int
    private let steps: ResidualAscent.Steps
    private let unhurried: Pace
    private let parameters: SearchParameters.Dive
    private var schedule: Schedule
    private var duals: DiveDuals
    private var open: ResidualRelaxation

    typealias Pace = SearchParameters.Dive.Pace

    /// What a dive is for.
    enum Kind {
        /// The first plan of a run.
        case first(Strategy)
        /// One of many, of which only the best parts are taken over.
        case repair
    }

    /// - Parameters:
    ///   - items: what may be chosen.
    ///   - multipliers: those of a relaxation that has been raised.
    ///   - schedule: what is placed in it stays where it is.
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

    /// The plan that the dive ends with; what no column wants is completed greedily.
    /// - Parameters:
    ///   - isHurried: Whether time is short: decisions are then made in few large batches.
    ///   - isInterrupted: Whether to end at once, with what is left completed greedily.
    mutating func run(isHurried: () -> Bool = { false }, isInterrupted: () -> Bool = { false }) -> Schedule {
        while !isInterrupted(), !open.items.isEmpty {
            guard decide(isHurried: isHurried(), isInterrupted: isInterrupted) else { break }
            open.settle(beside: schedule)
        }
        Greedy.complete(&schedule)
        return schedule
    }

    /// Raises what is left and places what it is certain of. False if there is none to place.
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

    /// Places the sessions that the columns are most certain of. False if there is none to place.
    private mutating func decide(_ ascent: ResidualAscent, most: Int) -> Bool {
        var wanted: [Wish] = []
        for item in open.items.indices {
            let fraction = ascent.fraction(ofItem: item)
            if fraction > parameters.leastFraction { wanted.append(Wish(fraction: fraction, item: item)) }
        }
        // Most often the sure ones are enough.
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
