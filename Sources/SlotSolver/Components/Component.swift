/// One component of a problem: everything that is kept of it between two passes over it. Models and searches are
/// created anew for each component, so a problem of many components takes no more memory than the largest of them.
struct Component: Sendable {
    /// The sessions, by index of the whole problem.
    let sessions: [Int32]
    /// The number of candidates, which determines the initial effort.
    let candidateCount: Int
    /// The assignment in the component's own candidates; everything is left out at first.
    var assignment: [Int32]
    var cost: Cost
    /// A lower bound on the cost of the component's plans.
    var bound: Cost = 0
    /// A certificate in the component's own indices, with the bound that it was found to prove.
    var proof: (bound: Cost, certificate: BoundCertificate)?
    /// A certificate whose plans are not divided.
    var undivided: BoundCertificate?
    /// The multipliers of the component's relaxation; nil before the first pass.
    var duals: Multipliers?
    /// The same multipliers as a certificate.
    var knownDuals: BoundCertificate?
    var elite: ElitePool?
    /// Rounds of improvement that may follow; nil for no limit.
    var roundsLeft: Int?
    /// The time that checking a certificate took, in seconds.
    var secondsOfCheck = 0.0
    /// Whether nothing more can be gained with the permitted work.
    var isExhausted = false

    init(_ sessions: [Int32], in problem: SlotProblem, rounds: Int?) {
        self.sessions = sessions
        candidateCount = sessions.reduce(0) { $0 + problem.candidates.range(ofSession: Int($1)).count }
        assignment = [Int32](repeating: -1, count: sessions.count)
        cost = sessions.reduce(0) { $0 + problem.sessions[Int($1)].leftOutCost }
        roundsLeft = rounds
    }

    /// By how much its plan may be too expensive, at most.
    var gap: Cost { max(0, cost - bound) }

    /// Whether another pass may find something.
    var isOpen: Bool { gap > 0 && !isExhausted && roundsLeft != 0 }
}
