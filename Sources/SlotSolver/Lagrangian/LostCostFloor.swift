/// A cut-off inequality: what leaving sessions out costs at least, whatever else a plan costs, with its proof.
///
/// Where there is too much to place, the relaxation leaves out half a session, which no plan can. Looked at alone,
/// leaving out costs whole sessions: the bound of the problem without any other cost may be rounded up to a sum that
/// sessions can have. As a row (Σ of what is left out ≥ floor) with a multiplier it lifts the bound of the whole
/// problem.
struct LostCostFloor: Sendable, Equatable {
    /// No plan leaves out sessions that cost less, in cost units.
    var cost: Cost
    /// What proves it, for the problem without other costs (`SlotProblem.lostCostAlone`).
    var proof: BoundCertificate

    /// The rows' multipliers are shares of 1 / 2^shareBits: a floor counts from not at all to in full.
    static let shareBits = 30
    static let full = Int64(1) << Int64(shareBits)

    /// Raises the bound of leaving out until it reaches what is enough.
    /// - Parameter enough: more than this is not looked for.
    /// - Returns: nil where nothing can be proven, or it was interrupted before anything was.
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

    /// What a floor adds to a bound at a share, in multiplier units, rounded down.
    static func value(_ cost: Cost, share: Int64, scaleBits: Int) -> Int128 {
        Int128(share) * (Int128(cost) << Int128(scaleBits)) / Int128(full)
    }

    /// How high a session's multiplier may be beside a floor with that share, where it may be as high as `ceiling`
    /// without: both together charge no more than leaving the session out costs.
    static func room(below ceiling: Int128, share: Int64) -> Int128 {
        ceiling * Int128(full - share) / Int128(full)
    }
}

extension SlotProblem {
    /// The same rules, with leaving sessions out as the only cost.
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
