/// When a proof is given up; its bound is valid nonetheless.
struct ProofLimits: Sendable {
    /// Nodes of the tree that looks for the optimum, and of the one that proves it; a count that is the same on every
    /// machine.
    var searchNodes = 20_000
    var proofNodes = 20_000
    /// Called between nodes: a time limit or a cancellation.
    var isInterrupted: @Sendable () -> Bool = { false }
}
