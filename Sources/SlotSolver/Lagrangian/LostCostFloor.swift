/// A cut-off inequality: a lower bound on the cost of leaving sessions out, whatever else a plan costs, with its proof.
///
/// If there is too much to place, the relaxation leaves out half a session, which no plan can. Considered alone, only
/// whole sessions can be left out: the bound of the problem without any other cost may be rounded up to a sum that
/// costs of sessions can have. As a row (Σ of what is left out ≥ floor) with a multiplier, this raises the bound of the
/// whole problem.
struct LostCostFloor: Sendable, Equatable {
    /// The lower bound on the cost of the sessions that a plan leaves out, in cost units.
    var cost: Cost
    /// Its proof, for the problem without other costs (`SlotProblem.lostCostAlone`).
    var proof: BoundCertificate

    /// The row's multipliers are shares in units of 1 / 2^shareBits: a floor counts from not at all to fully.
    static let shareBits = 30
    static let full = Int64(1) << Int64(shareBits)

    /// Raises the bound on leaving out until it is high enough.
    /// - Parameter enough: the search stops at this value.
    /// - Returns: nil if nothing can be proven, or it was interrupted before anything was.
    static func prove(
        in problem: SlotProblem, enough: Cost, parameters: SearchParameters = SearchParameters(),
        isInterrupted: () -> Bool
    ) -> LostCostFloor? {
        let relaxation = LagrangianRelaxation(problem.lostCostAlone, threads: 1, parameters: parameters)
        relaxation.raise(
            rounds: parameters.ascent.lostCostRounds, incumbent: enough, isInterrupted: isInterrupted)
        return relaxation.bound > 0
            ? LostCostFloor(cost: relaxation.bound, proof: relaxation.certificate()) : nil
    }

    /// The amount that a floor adds to a bound at a share, in multiplier units, rounded down.
    static func value(_ cost: Cost, share: Int64, scaleBits: Int) -> Int128 {
        Int128(share) * (Int128(cost) << Int128(scaleBits)) / Int128(full)
    }

    /// How high a session's multiplier may be together with a floor at that share, if it may be as high as `ceiling`
    /// without: both together charge no more than the cost of leaving the session out.
    static func room(below ceiling: Int128, share: Int64) -> Int128 {
        ceiling * Int128(full - share) / Int128(full)
    }
}

extension SlotProblem {
    /// The problem with the same rules, and leaving sessions out as the only cost.
    var lostCostAlone: SlotProblem {
        var alone = self
        let nothing = ContiguousArray<Cost>(repeating: 0, count: candidates.count)
        alone.candidates.preference = nothing
        alone.candidates.lateness = nothing
        alone.candidates.timeOfDay = nothing
        alone.candidates.moved = nothing
        alone.staffing = StaffingCosts(cells: staffing.cellCount)
        alone.overloadCost = 0
        return alone
    }
}
