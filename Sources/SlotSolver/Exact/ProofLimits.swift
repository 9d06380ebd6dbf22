/// When a proof is to be given up; its bound is valid all the same.
struct ProofLimits: Sendable {
    /// Nodes of the tree that looks for the optimum, and of the one that proves it: the same on every machine.
    var searchNodes = 20_000
    var proofNodes = 20_000
    /// Asked between nodes: a time limit, a cancellation.
    var isInterrupted: @Sendable () -> Bool = { false }
}
