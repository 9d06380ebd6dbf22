/// How far the relaxation is raised before the first plan that follows its prices.
///
/// Small problems take a second or less and are raised to the end. In large ones steps stay large only as long as they
/// pay, which comes within a percent of that in half the time; the rest is raised beside the improvement.
struct RelaxationEffort {
    let rounds: Int
    let steps: PriceAscent.Steps
    let isRaisedBeside: Bool
    /// The size of steps at which to stop.
    let leastStep: Double

    /// Sessions from which a problem counts as large, here and wherever the search treats it otherwise.
    static let largeFrom = 1_000

    init(sessions: Int) {
        isRaisedBeside = sessions >= Self.largeFrom
        rounds = isRaisedBeside ? 500 : 600
        steps = isRaisedBeside ? PriceAscent.Steps(decay: 0.95, leastGain: 0.002) : PriceAscent.Steps()
        leastStep = isRaisedBeside ? 0.004 : 0
    }
}
