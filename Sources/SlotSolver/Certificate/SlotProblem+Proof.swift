extension SlotProblem {
    /// The bound that a certificate proves, from the problem alone and in exact arithmetic: no plan costs less, in cost
    /// units. Valid whoever made the certificate and whatever its numbers are.
    ///
    /// - Parameters:
    ///   - threads: how many of them look at facilitator-days, or at parts of all plans. The bound does not depend on it.
    ///   - isInterrupted: asked from all threads, at every session and facilitator-day. Once it says yes, what was not
    ///     looked at yet counts in the coarsest way: the bound is weaker, and valid all the same.
    /// - Throws: `InvalidProblem` if the problem's arrays do not fit together, `InvalidProof` if the certificate names
    ///   something that the problem does not have.
    public func bound(
        provenBy proof: BoundCertificate, threads: Int = 1, isInterrupted: @Sendable () -> Bool = { false }
    ) throws -> Cost {
        try validate()
        try proof.validate(for: self)
        let threads = max(1, min(threads, SolveOptions.mostThreads))
        return proof.check(in: self, threads: threads, isInterrupted: isInterrupted).bound
    }
}
