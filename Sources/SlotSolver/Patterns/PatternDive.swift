/// Builds a plan by following the relaxation: sessions that the smoothed patterns nearly always hold at one place are
/// put there, what is left is priced again, and so on until everything is decided.
///
/// Prices see what a greedy construction cannot: that a place will be wanted by others, on other days too.
struct PatternDive {
    private let threads: Int
    private let steps: OpenAscent.Steps
    private let unhurried: Pace
    private var schedule: Schedule
    private var prices: DivePrices
    private var open: OpenRelaxation

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

    /// - Parameters:
    ///   - items: what may be chosen.
    ///   - prices: those of a relaxation that has been raised.
    ///   - schedule: what is placed in it stays where it is.
    ///   - isOneOfMany: whether other dives of the same problem follow.
    init(
        _ items: DiveItems, prices: Multipliers, beginning schedule: Schedule, isOneOfMany: Bool = false, threads: Int
    ) {
        self.threads = threads
        self.prices = DivePrices(prices, in: items.model)
        let isLarge = items.model.sessionCount >= RelaxationEffort.largeFrom
        unhurried = isOneOfMany ? .brisk : isLarge ? .careful : .usual
        // Where sessions are many or everybody is scarce, what is left has to find new prices after each batch. A part of
        // a plan finds them nearby.
        let first = !isOneOfMany && (isLarge || !prices.risen.isEmpty) ? 0.2 : 0.05
        // What is smoothed over follows the rounds between two batches.
        steps = OpenAscent.Steps(first: first, memory: isOneOfMany ? 0.87 : 0.93)
        self.schedule = schedule
        open = OpenRelaxation(items, beside: schedule)
    }

    /// The plan that the dive ends with; what no pattern wants is completed greedily.
    /// - Parameters:
    ///   - isHurried: Whether time is short: decisions are then made in few large batches.
    ///   - isInterrupted: Whether to end at once, with what is left completed greedily.
    mutating func run(isHurried: () -> Bool = { false }, isInterrupted: () -> Bool = { false }) -> Schedule {
        while !isInterrupted(), !open.items.isEmpty {
            let unplaced = schedule.unplacedCount
            var ascent = OpenAscent(open, at: prices, steps: steps, threads: threads)
            let pace = isHurried() ? Pace.hurried : unhurried
            for _ in 0..<pace.rounds where !isInterrupted() { ascent.round() }
            ascent.store(in: &prices)
            guard decide(ascent, most: max(Self.leastBatch, Int(Double(unplaced) * pace.batchShare))) else { break }
            open.settle(beside: schedule)
        }
        Greedy.complete(&schedule)
        return schedule
    }

    private struct Wish: Comparable {
        let fraction: Double
        let item: Int

        static func < (one: Wish, other: Wish) -> Bool {
            one.fraction != other.fraction ? one.fraction > other.fraction : one.item < other.item
        }
    }

    /// Places the sessions that the patterns are most certain of. False if there is none to place.
    private mutating func decide(_ ascent: OpenAscent, most: Int) -> Bool {
        var wanted: [Wish] = []
        for item in open.items.indices {
            let fraction = ascent.fraction(ofItem: item)
            if fraction > Self.leastFraction { wanted.append(Wish(fraction: fraction, item: item)) }
        }
        // Most often the sure ones are enough.
        let unsure = wanted.partition { $0.fraction < Self.sureFraction }
        var placed = 0
        for wish in wanted[..<unsure].sorted() where placed < most {
            placed += open.put(wish.item, in: &schedule) ? 1 : 0
        }
        let enough = max(1, most / 5)
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
