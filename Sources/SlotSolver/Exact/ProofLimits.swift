/// When a proof is to be given up; it is then a valid bound all the same.
struct ProofLimits {
    /// Nodes of the tree: the same on every machine.
    var nodes = Int.max
    /// Stop when the gap is at most this; 0 for a full proof.
    var gap = 0.0
    var unitsPerOne: Cost = 1
    /// Seconds on the options' clock.
    var deadline = Double.infinity
    var now: @Sendable () -> Double = { 0 }
    var cancellation = Cancellation()

    func areReached(nodes: Int, bound: Cost, cost: Cost) -> Bool {
        nodes >= self.nodes || cancellation.isCancelled || now() >= deadline
    }
}
