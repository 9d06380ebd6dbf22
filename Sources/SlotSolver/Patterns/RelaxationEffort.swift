/// How far the relaxation is raised before the first plan that follows its prices.
///
/// Small problems take a second or less and are raised to the end. In large ones quick steps come within 0.1 % (loose)
/// or some percent (tight) of that in a fifth of the time, plans that follow their prices are as good, and the rest is
/// raised beside the improvement.
struct RelaxationEffort {
    let rounds: Int
    let steps: PriceAscent.Steps
    let isRaisedBeside: Bool

    private static let largeFrom = 1_000

    init(sessions: Int) {
        isRaisedBeside = sessions >= Self.largeFrom
        rounds = isRaisedBeside ? 150 : 600
        steps = isRaisedBeside ? PriceAscent.Steps(decay: 0.95) : PriceAscent.Steps()
    }
}
