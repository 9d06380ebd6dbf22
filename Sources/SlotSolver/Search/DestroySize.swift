/// The adaptive destroy size: as much as GLPK can combine with the plan afterwards.
///
/// The remaining sessions constrain the others to an astonishing degree: with half of 500 sessions removed, the
/// multipliers lead back to the very same plan nine times in ten. The more is removed, the more the result differs.
struct DestroySize: Sendable {
    /// The share of the sessions.
    private(set) var share: Double

    private let parameters: SearchParameters.Repair

    /// - Parameter share: the initial share; by default that of a worker with a plan of its own.
    init(_ share: Double? = nil, _ parameters: SearchParameters.Repair = .init()) {
        self.share = share ?? parameters.share
        self.parameters = parameters
    }

    /// Grows after a repaired plan that cost exactly the same as before.
    mutating func learnNoOp() { change(by: parameters.growth) }

    /// Shrinks after a repaired plan that differed so much that GLPK could not decide which parts of it to adopt.
    mutating func learnUnsolved() { change(by: parameters.decay) }

    private mutating func change(by factor: Double) {
        share = min(parameters.range.upperBound, max(parameters.range.lowerBound, share * factor))
    }

    func count(of sessions: Int) -> Int { Int(share * Double(sessions)) }
}
