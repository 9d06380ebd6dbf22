/// The adaptive destroy size: as much as GLPK can put together with the plan afterwards.
///
/// What stays holds the rest in its place to an astonishing degree: with half of 500 sessions taken out, the
/// multipliers lead back to the very same plan nine times in ten. The more is taken out, the further away is what comes
/// out.
struct DestroySize: Sendable {
    /// Of the sessions.
    private(set) var share: Double

    private let parameters: SearchParameters.Repair

    /// - Parameter share: at first; that of a worker with a plan of its own by default.
    init(_ share: Double? = nil, _ parameters: SearchParameters.Repair = .init()) {
        self.share = share ?? parameters.share
        self.parameters = parameters
    }

    /// More where the repaired plan cost exactly what it had cost.
    mutating func learnNoOp() { change(by: parameters.growth) }

    /// Less where it differed so much that GLPK could not decide which parts of it to take over.
    mutating func learnUnsolved() { change(by: parameters.decay) }

    private mutating func change(by factor: Double) {
        share = min(parameters.range.upperBound, max(parameters.range.lowerBound, share * factor))
    }

    func count(of sessions: Int) -> Int { Int(share * Double(sessions)) }
}
