extension BoundCertificate {
    /// The same with some sessions worth all that leaving them out costs: those of one candidate, or of none.
    ///
    /// For the rest of the proof nothing is lost by that: what a session of one candidate is worth beyond its reduced
    /// cost, the one day that it can be on earns. So a proof of before proves as much more as what is fixed or left out
    /// costs by its multipliers.
    func pricingInFull(_ sessions: some Sequence<Int>, of problem: SlotProblem) -> BoundCertificate {
        guard case .whole = parts, sessionDuals.count == problem.sessions.count else { return self }
        var certificate = self
        for session in sessions {
            let full = Int128(problem.sessions[session].leftOutCost) << Int128(scaleBits)
            certificate.sessionDuals[session] = Int64(clamping: full)
        }
        return certificate
    }
}
