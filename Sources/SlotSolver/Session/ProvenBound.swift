/// A bound that was proven for a problem as it was restricted then.
struct ProvenBound: Sendable {
    let restrictions: PlanRestrictions
    /// No plan that keeps these costs less, in cost units.
    let bound: Cost
    /// The best certificate, and what it was found to prove: no more than the bound.
    let proof: (bound: Cost, certificate: BoundCertificate)?
}

/// The bounds that a session has come by, as many as it may need again.
struct ProvenBounds: Sendable {
    /// Oldest first.
    private var bounds: [ProvenBound] = []

    private static let most = 8

    mutating func add(_ new: ProvenBound) {
        bounds.removeAll { $0.bound <= new.bound && $0.restrictions.areAtLeast(new.restrictions) }
        bounds.append(new)
        // The first is most often that of the longest run.
        if bounds.count > Self.most { bounds.remove(at: 1) }
    }

    /// Those that hold under other restrictions.
    func holding(under restrictions: PlanRestrictions) -> [ProvenBound] {
        bounds.filter { restrictions.areAtLeast($0.restrictions) }
    }
}
