/// Builds a plan by following the relaxation: sessions that the smoothed patterns nearly always hold at one place are
/// put there, what is left is priced again, and so on until everything is decided.
///
/// Prices see what a greedy construction cannot: that a place will be wanted by others, on other days too.
struct PatternDive {
    private let whole: RelaxationModel
    private let threads: Int
    private let steps: PriceAscent.Steps
    private let unhurried: Pace
    private var schedule: Schedule
    private var prices: Multipliers
    private var remainder: Remainder
    /// By candidate, whether it is considered; empty for all.
    private let isWanted: [Bool]

    /// How carefully a dive decides.
    private struct Pace {
        /// Rounds of pricing between two batches of decisions.
        let rounds: Int
        /// The most sessions decided at once, as a share of those still open.
        let batchShare: Double

        static let usual = Pace(rounds: 30, batchShare: 0.1)
        /// Where dives are many and only the best parts of each are taken over.
        static let brisk = Pace(rounds: 15, batchShare: 0.15)
        static let careful = Pace(rounds: 30, batchShare: 0.05)
        /// A tenth of the time.
        static let hurried = Pace(rounds: 10, batchShare: 0.4)
    }

    private static let leastBatch = 2
    private static let sureFraction = 0.6
    private static let leastFraction = 0.05
    /// When so few of the sessions are left, the model is made anew from what is open.
    private static let shrinkAt = 0.7

    /// - Parameters:
    ///   - whole: the relaxation of the whole problem.
    ///   - prices: those of a relaxation that has been raised.
    ///   - schedule: what is placed in it stays where it is.
    ///   - isOneOfMany: whether other dives of the same problem follow.
    ///   - isWanted: by candidate, whether it is considered; empty for all.
    init(
        _ whole: RelaxationModel, prices: Multipliers, beginning schedule: Schedule, isOneOfMany: Bool = false,
        among isWanted: [Bool] = [], threads: Int
    ) {
        self.isWanted = isWanted
        self.whole = whole
        self.threads = threads
        self.prices = prices
        let isLarge = whole.sessionCount >= RelaxationEffort.largeFrom
        unhurried = isOneOfMany ? .brisk : isLarge ? .careful : .usual
        // Where sessions are many or everybody is scarce, what is left has to find new prices after each batch.
        let first = isLarge || !prices.risen.isEmpty ? 0.2 : 0.05
        // What is smoothed over follows the rounds between two batches.
        let memory = isOneOfMany ? 0.87 : 0.93
        steps = PriceAscent.Steps(first: first, decay: memory, least: 0, itemMemory: memory)
        self.schedule = schedule
        remainder = Remainder(whole, schedule, among: isWanted, threads: threads)
    }

    /// The plan that the dive ends with; what no pattern wants is completed greedily.
    /// - Parameters:
    ///   - isHurried: Whether time is short: decisions are then made in few large batches.
    ///   - isInterrupted: Whether to end at once, with what is left completed greedily.
    mutating func run(isHurried: () -> Bool = { false }, isInterrupted: () -> Bool = { false }) -> Schedule {
        while !isInterrupted() {
            let unplaced = schedule.unplacedCount
            guard unplaced > 0 else { break }
            if Double(unplaced) < Self.shrinkAt * Double(remainder.sessions) {
                remainder = Remainder(whole, schedule, among: isWanted, threads: threads)
            }
            var ascent = remainder.ascent(from: prices, steps: steps)
            let pace = isHurried() ? Pace.hurried : unhurried
            for _ in 0..<pace.rounds where !isInterrupted() { ascent.round(remainder.evaluator) }
            prices = ascent.best
            guard decide(ascent, most: max(Self.leastBatch, Int(Double(unplaced) * pace.batchShare))) else { break }
            remainder.closeWhatDoesNotFit(schedule)
        }
        Greedy.complete(&schedule)
        return schedule
    }

    /// Places the sessions that the patterns are most certain of. False if there is none to place.
    private mutating func decide(_ ascent: PriceAscent, most: Int) -> Bool {
        var wanted: [(fraction: Double, item: Int)] = []
        for item in remainder.open.isOpen.indices where remainder.open.isOpen[item] {
            let fraction = ascent.fraction(ofItem: item)
            if fraction > Self.leastFraction { wanted.append((fraction, item)) }
        }
        wanted.sort { ($1.fraction, $0.item) < ($0.fraction, $1.item) }
        var placed = 0
        for (fraction, item) in wanted where placed < most {
            if fraction < Self.sureFraction, placed >= max(1, most / 5) { break }
            placed += remainder.put(item, in: &schedule) ? 1 : 0
        }
        return placed > 0
    }
}

/// What a dive has not decided yet: its own smaller model, priced with the prices of the whole.
private struct Remainder {
    let model: RelaxationModel
    let evaluator: PatternBound
    /// Sessions that were not placed when the model was made.
    let sessions: Int
    var open: OpenItems
    private let placeOfItem: [Int32]
    private let blockOfItem: [Int32]

    init(_ whole: RelaxationModel, _ schedule: Schedule, among isWanted: [Bool], threads: Int) {
        let space = schedule.space
        var placeOfCandidate = [Int32](repeating: -1, count: whole.problem.candidates.count)
        var isKept = [Bool](repeating: false, count: placeOfCandidate.count)
        var used = [Int64](repeating: 0, count: whole.priceCount)
        for session in 0..<space.sessionCount {
            if schedule.isPlaced(session) {
                let place = schedule.currentPlace(session)
                let slot = Int(whole.slots.ofCandidate[Int(place.candidate)])
                if slot >= 0 { whole.addUsage(slot: slot, facilitator: Int(place.facilitator), into: &used) }
                continue
            }
            for index in space.places.range(session) {
                let place = space.places.values[index]
                guard isWanted.isEmpty || isWanted[Int(place.candidate)] else { continue }
                placeOfCandidate[Int(place.candidate)] = Int32(index)
                isKept[Int(place.candidate)] =
                    whole.slots.ofCandidate[Int(place.candidate)] >= 0 && schedule.fitsOnceChained(session, place)
            }
        }
        model = RelaxationModel(whole, keeping: isKept)
        evaluator = PatternBound(model, threads: threads)
        sessions = schedule.unplacedCount
        open = OpenItems(model, beside: schedule, used: used)
        placeOfItem = model.days.itemCandidate.map { placeOfCandidate[Int($0)] }
        blockOfItem = model.days.blocks.enumerated().flatMap { index, block in
            [Int32](repeating: Int32(index), count: block.items.count)
        }
    }

    func ascent(from prices: Multipliers, steps: PriceAscent.Steps) -> PriceAscent {
        evaluator.open = open
        return PriceAscent(model, start: prices, evaluator: evaluator, steps: steps)
    }

    /// Puts an item's session where the item is. False if that is no longer possible.
    mutating func put(_ item: Int, in schedule: inout Schedule) -> Bool {
        let session = Int(model.slots.session[Int(model.days.itemSlot[item])])
        let place = Int(placeOfItem[item])
        guard !schedule.isPlaced(session), schedule.fits(session, schedule.place(place)) else { return false }
        schedule.put(session, place)
        open.choose(item: item, ofBlock: Int(blockOfItem[item]), in: model)
        return true
    }

    mutating func closeWhatDoesNotFit(_ schedule: Schedule) {
        for item in open.isOpen.indices where open.isOpen[item] {
            let session = Int(model.slots.session[Int(model.days.itemSlot[item])])
            open.isOpen[item] =
                !schedule.isPlaced(session)
                && schedule.fitsOnceChained(session, schedule.place(Int(placeOfItem[item])))
        }
    }
}

extension Schedule {
    fileprivate var unplacedCount: Int { (0..<space.sessionCount).reduce(0) { $0 + (isPlaced($1) ? 0 : 1) } }

    /// Whether a session fits, or will once its predecessor has been placed.
    fileprivate func fitsOnceChained(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        let predecessor = Int(space.predecessor[session])
        let waits = predecessor >= 0 && !isPlaced(predecessor)
        return facilitatorIsFree(session, place) && dayHasRoom(session, place) && everybodyIsFree(session, place)
            && attendeesHaveTime(session, place) && locationHasRoom(session, place)
            && (waits || keepsChain(session, place))
    }
}
