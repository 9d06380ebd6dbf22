/// One component of a problem: what is known of it between two passes over it. Models and searches are made anew for
/// each, so that a problem of many components takes no more memory than the largest of them.
struct Component: Sendable {
    /// By index of the whole problem.
    let sessions: [Int32]
    /// What takes time with it at first.
    let candidateCount: Int
    /// By candidates of the component's own problem; all of it is left out at first.
    var assignment: [Int32]
    var cost: Cost
    /// No plan of the component costs less.
    var bound: Cost = 0
    /// What a certificate in the component's own indices was found to prove.
    var proof: (bound: Cost, certificate: BoundCertificate)?
    /// One whose plans are not divided.
    var undivided: BoundCertificate?
    /// In the component's relaxation; nil before the first pass.
    var duals: Multipliers?
    /// The same as a certificate.
    var knownDuals: BoundCertificate?
    var elite: ElitePool?
    /// Rounds of improvement that may follow; nil for no limit.
    var roundsLeft: Int?
    /// What checking a certificate took, in seconds.
    var secondsOfCheck = 0.0
    /// Whether there is nothing more to be had with the work that is allowed.
    var isExhausted = false

    init(_ sessions: [Int32], in problem: SlotProblem, rounds: Int?) {
        self.sessions = sessions
        candidateCount = sessions.reduce(0) { $0 + problem.candidates.range(ofSession: Int($1)).count }
        assignment = [Int32](repeating: -1, count: sessions.count)
        cost = sessions.reduce(0) { $0 + problem.sessions[Int($1)].leftOutCost }
        roundsLeft = rounds
    }

    /// What its plan may cost too much, at most.
    var gap: Cost { max(0, cost - bound) }

    /// Whether another pass may find something.
    var isOpen: Bool { gap > 0 && !isExhausted && roundsLeft != 0 }
}
