/// Builds a plan by following the relaxation: sessions that the smoothed patterns nearly always hold at one place are
/// put there, what is left is priced again, and so on until everything is decided.
///
/// Prices see what a greedy construction cannot: that a place will be wanted by others, on other days too.
struct PatternDive {
    private let model: RelaxationModel
    private let evaluator: PatternBound
    private let placeOfItem: [Int32]
    private let blockOfItem: [Int32]
    private var schedule: Schedule
    private var open: OpenItems
    private var prices: Multipliers
    private let steps = PriceAscent.Steps(first: 0.05, decay: 0.93, least: 0, itemMemory: 0.93)

    /// Rounds of pricing between two batches of decisions.
    private static let rounds = 30
    /// The most sessions decided at once, as a share of those still open.
    private static let batchShare = 0.1
    private static let sureFraction = 0.6

    /// - Parameters:
    ///   - prices: those of a relaxation that has been raised.
    ///   - schedule: what is placed in it stays where it is.
    init(_ model: RelaxationModel, prices: Multipliers, beginning schedule: Schedule, threads: Int) {
        self.model = model
        self.prices = prices
        self.schedule = schedule
        let space = schedule.space
        evaluator = PatternBound(model, threads: threads)
        open = OpenItems(model)
        blockOfItem = model.days.blocks.enumerated().flatMap { index, block in
            [Int32](repeating: Int32(index), count: block.items.count)
        }
        var placeOfCandidate = [Int32](repeating: -1, count: model.problem.candidates.count)
        for session in 0..<space.sessionCount {
            for place in space.places.range(session) {
                placeOfCandidate[Int(space.places.values[place].candidate)] = Int32(place)
            }
        }
        placeOfItem = model.days.itemCandidate.map { placeOfCandidate[Int($0)] }
        for item in placeOfItem.indices where placeOfItem[item] >= 0 {
            let session = Int(model.slots.session[Int(model.days.itemSlot[item])])
            if schedule.placeOf[session] == placeOfItem[item] {
                open.choose(item: item, ofBlock: Int(blockOfItem[item]), in: model)
            }
        }
    }

    /// The plan that the dive ends with; what no pattern wants is completed greedily.
    mutating func run(isInterrupted: () -> Bool = { false }) -> Schedule {
        closeWhatDoesNotFit()
        while !isInterrupted() {
            evaluator.open = open
            var ascent = PriceAscent(model, start: prices, evaluator: evaluator, steps: steps)
            for _ in 0..<Self.rounds where !isInterrupted() { ascent.round(evaluator) }
            prices = ascent.best
            guard decide(ascent) else { break }
            closeWhatDoesNotFit()
        }
        Greedy.complete(&schedule)
        return schedule
    }

    /// Places the sessions that the patterns are most certain of. False if there is none to place.
    private mutating func decide(_ ascent: PriceAscent) -> Bool {
        var wanted: [(fraction: Double, item: Int)] = []
        var unplaced = 0
        for session in 0..<model.sessionCount where !schedule.isPlaced(session) { unplaced += 1 }
        for item in placeOfItem.indices where open.isOpen[item] {
            let fraction = ascent.fraction(ofItem: item)
            if fraction > 0.05 { wanted.append((fraction, item)) }
        }
        wanted.sort { ($1.fraction, $0.item) < ($0.fraction, $1.item) }
        let most = max(1, Int(Double(unplaced) * Self.batchShare))
        var placed = 0
        for (fraction, item) in wanted where placed < most {
            if fraction < Self.sureFraction, placed >= max(1, most / 5) { break }
            placed += put(item) ? 1 : 0
        }
        return placed > 0
    }

    private mutating func put(_ item: Int) -> Bool {
        let session = Int(model.slots.session[Int(model.days.itemSlot[item])])
        let place = Int(placeOfItem[item])
        guard place >= 0, !schedule.isPlaced(session), schedule.fits(session, schedule.place(place)) else {
            return false
        }
        schedule.put(session, place)
        open.choose(item: item, ofBlock: Int(blockOfItem[item]), in: model)
        return true
    }

    private mutating func closeWhatDoesNotFit() {
        for item in open.isOpen.indices where open.isOpen[item] {
            let session = Int(model.slots.session[Int(model.days.itemSlot[item])])
            let place = Int(placeOfItem[item])
            open.isOpen[item] =
                place >= 0 && !schedule.isPlaced(session)
                && schedule.fitsOnceChained(session, schedule.place(place))
        }
    }
}

extension Schedule {
    /// Whether a session fits, or will once its predecessor has been placed.
    fileprivate func fitsOnceChained(_ session: Int, _ place: SearchSpace.Place) -> Bool {
        let predecessor = Int(space.predecessor[session])
        let waits = predecessor >= 0 && !isPlaced(predecessor)
        return facilitatorIsFree(session, place) && dayHasRoom(session, place) && everybodyIsFree(session, place)
            && attendeesHaveTime(session, place) && locationHasRoom(session, place)
            && (waits || keepsChain(session, place))
    }
}
