/// The relaxation's view of the problem: facilitator-days are kept whole, and everything that couples them is priced.
///
/// With multipliers π for sessions and λ for the linking rows, every plan costs at least Σ π(s) − Σ λ(r) · capacity(r)
/// − Σ over facilitator-days of the largest profit of a column, where a candidate's profit is π of its session minus
/// its own cost and its rows' multipliers. Multipliers are integers in units of 1 / 2^`scaleBits` cost units, so that
/// the sum is exact.
final class RelaxationModel: Sendable {
    let problem: SlotProblem
    /// Parameters of the search, available to everything that works on the relaxation.
    let parameters: SearchParameters
    let slots: SlotTable
    let demand: StaffingDemand
    let days: FacilitatorDays
    let rows: LinkingRows
    let curves: DualCurves
    let dayDuals: DayDuals
    /// The rows of each facilitator that count the sessions they lead.
    let facilitatorRows: Rows<FacilitatorRow>
    /// The length of each session in ticks.
    let length: [Int32]
    /// Binary places of a multiplier. Negative if costs are so large that sums of multipliers fit into 64 bits only in
    /// units of several cost units; costs are then rounded down, which only lowers a bound.
    let scaleBits: Int
    /// The smallest step between costs of plans: every cost is a multiple of it.
    let granularity: Cost
    /// The highest multiplier of each session and then of each row, in multiplier units.
    let ceiling: [Int64]

    /// A third of the average cost of a candidate, in cost units: the scale on which multipliers differ if nothing is
    /// scarce.
    let dualStep: Double

    init(_ problem: SlotProblem, parameters: SearchParameters = SearchParameters()) {
        let saving = problem.maximumSaving()
        self.problem = problem
        self.parameters = parameters
        slots = SlotTable(problem, usable: UsableCandidates.flags(in: problem))
        demand = StaffingDemand(problem)
        days = FacilitatorDays(problem, slots: slots, demand: demand)
        rows = LinkingRows(
            problem, slots: slots, demand: demand, saving: saving, mostStaffingRows: parameters.ascent.staffingRows)
        curves = DualCurves(problem, slots: slots, demand: demand, rows: rows)
        dayDuals = DayDuals(problem, slots: slots, rows: rows)
        length = problem.sessions.map(\.length)
        facilitatorRows = FacilitatorRow.byFacilitator(rows, count: problem.facilitators.count)
        granularity = CostGranularity.of(problem)
        let highest = max(saving.max() ?? 0, rows.highestTogether, days.itemCost.max() ?? 0)
        let bits = DualScale.bits(highest: highest, problem: problem, entries: dayDuals)
        scaleBits = bits
        ceiling = (problem.sessions.map(\.leftOutCost) + rows.ceiling).map { $0 << Int64(bits) }
        dualStep = Self.priceStep(problem, slots, days, atLeast: granularity)
    }

    private static func priceStep(
        _ problem: SlotProblem, _ slots: SlotTable, _ days: FacilitatorDays, atLeast least: Cost
    ) -> Double {
        var sum = 0.0
        for (position, slot) in days.itemSlot.enumerated() {
            let unscheduled = problem.sessions[Int(slots.session[Int(slot)])].leftOutCost
            sum += Double(min(days.itemCost[position], unscheduled))
        }
        return max(Double(least), sum / Double(max(1, days.itemSlot.count)) / 3)
    }

    var sessionCount: Int { problem.sessions.count }
    /// The number of sessions and rows together: the length of a multiplier vector.
    var dualCount: Int { ceiling.count }

    /// The bound on plan costs that follows from a value in multiplier units, rounded up to a cost that a plan can
    /// have.
    func bound(fromValue value: Int128) -> Cost {
        guard value > 0 else { return 0 }
        // In units in which both costs and multipliers are integers: one of the shifts is by 0.
        let value = value << Int128(max(0, -scaleBits))
        let step = Int128(granularity) << Int128(max(0, scaleBits))
        return Cost((value + step - 1) / step) * granularity
    }
}

/// Conversions between multiplier units and cost units.
extension RelaxationModel {
    /// Multiplier units per cost unit.
    var dualUnitsPerCost: Double { Double(sign: .plus, exponent: scaleBits, significand: 1) }

    /// Converts a value from multiplier units to cost units.
    func value(_ value: Int128) -> Double { Double(value) / dualUnitsPerCost }

    /// A multiplier in whole cost units, rounded down; always below `Cost.max`.
    func cost(ofDual dual: Int64) -> Cost {
        guard scaleBits < 0 else { return dual >> Int64(scaleBits) }
        return min(Cost.max / 2, Cost(clamping: Int128(dual) << Int128(-scaleBits)))
    }

    /// A multiplier in the form of certificates: in cost units if the model's are coarser.
    func certified(_ dual: Int64) -> Int64 {
        scaleBits < 0 ? Int64(clamping: Int128(dual) << Int128(-scaleBits)) : dual
    }
}

/// The greatest integer number of cost units that divides the cost of every plan.
enum CostGranularity {
    static func of(_ problem: SlotProblem) -> Cost {
        var divisor = greatestCommonDivisor(problem.staffing.granularity, problem.overloadCost)
        for session in problem.sessions { divisor = greatestCommonDivisor(divisor, session.leftOutCost) }
        for candidate in 0..<problem.candidates.count where divisor != 1 {
            divisor = greatestCommonDivisor(divisor, problem.candidates.ownCost(candidate))
        }
        return max(1, divisor)
    }
}

/// How fine multipliers may be, or how coarse they must be, so that no sum over one facilitator-day or over time
/// exceeds 64 bits.
enum DualScale {
    /// A generous upper bound on the sessions that one person can lead in a day.
    private static let mostSessionsPerDay: Int64 = 128

    static func bits(highest: Cost, problem: SlotProblem, entries: DayDuals) -> Int {
        let people = Int64(problem.sessions.map(\.attendees.count).max() ?? 0)
        let longest = Int64(problem.sessions.map(\.length).max() ?? 0)
        var byDay: Int64 = 0
        for place in 0..<entries.count {
            byDay = max(byDay, Int64(entries.offsets[place + 1] - entries.offsets[place]) * max(1, longest))
        }
        let terms = 8 + longest * (4 * people + 4) + byDay
        // The longest sums: over a day's columns, and the running sums of a curve over the whole horizon.
        let longestSum = max(terms * mostSessionsPerDay, Int64(problem.tickCount) * (people + 1))
        let sum = max(1, Int128(highest) * Int128(longestSum))
        var bits = 0
        while bits < 20, sum << Int128(bits + 1) < 1 << 61 { bits += 1 }
        while sum >> Int128(-bits) >= 1 << 61 { bits -= 1 }
        return bits
    }
}
