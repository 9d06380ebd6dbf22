extension BoundCertificate {
    /// The same with some sessions worth all that leaving them out costs: those of one candidate, or of none.
    ///
    /// For the rest of the proof nothing is lost by that: what a session of one candidate is worth beyond its reduced
    /// cost, the one day that it can be on earns. So a proof of before proves as much more as what is fixed or left out
    /// costs by its multipliers.
    func pricingInFull(_ sessions: some Sequence<Int>, of problem: SlotProblem) -> BoundCertificate {
        if case .sum(let shares) = parts {
            let chosen = Set(sessions)
            return BoundCertificate(
                sumOf: shares.map { share in
                    let own = share.sessions.indices.filter { chosen.contains(Int(share.sessions[$0])) }
                    let costs = share.sessions.map { problem.sessions[Int($0)].leftOutCost }
                    return Share(
                        sessions: share.sessions, certificate: share.certificate.pricingInFull(own, at: costs))
                })
        }
        return pricingInFull(sessions, at: problem.sessions.map(\.leftOutCost))
    }

    private func pricingInFull(_ sessions: some Sequence<Int>, at leftOutCosts: [Cost]) -> BoundCertificate {
        guard case .whole = parts, sessionDuals.count == leftOutCosts.count else { return self }
        var certificate = self
        for session in sessions {
            let full = Int128(leftOutCosts[session]) << Int128(scaleBits)
            certificate.sessionDuals[session] = Int64(clamping: full)
        }
        return certificate
    }
}
