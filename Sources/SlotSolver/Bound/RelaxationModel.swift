/// The problem as the relaxation sees it: facilitator-days kept whole, everything between them priced.
///
/// With prices π for sessions and λ for the coupling rows, every plan costs at least
/// Σ π(s) − Σ λ(r) · capacity(r) − Σ over facilitator-days of the largest profit of a pattern,
/// where a candidate's profit is π of its session less its own cost and its rows' prices. Prices are whole numbers
/// of 1 / 2^`scaleBits` cost units, so that the sum is exact.
final class RelaxationModel: Sendable {
    let problem: SlotProblem
    let slots: SlotTable
    let demand: StaffingDemand
    let days: FacilitatorDays
    let rows: CouplingRows
    let curves: PriceCurves
    let dayPrices: DayPrices
    /// The `target` row of each facilitator, -1 without one.
    let targetRow: [Int32]
    /// Ticks of each session.
    let length: [Int32]
    /// Binary digits behind the point of a price.
    let scaleBits: Int
    /// The least step between costs of plans: every cost is a multiple.
    let granularity: Cost
    /// The highest price of each session and then of each row, in price units.
    let ceiling: [Int64]

    /// A third of what a candidate costs on average, in cost units: the scale on which prices differ where nothing is scarce.
    let priceStep: Double

    /// Nil if the costs are too large for exact sums in 64 bits; then no bound but 0 is offered.
    init?(_ problem: SlotProblem) {
        let worth = problem.worthOfPlacing()
        self.problem = problem
        slots = SlotTable(problem, usable: UsableCandidates.flags(in: problem))
        demand = StaffingDemand(problem)
        days = FacilitatorDays(problem, slots: slots, demand: demand)
        rows = CouplingRows(problem, slots: slots, demand: demand, worth: worth)
        curves = PriceCurves(problem, slots: slots, demand: demand, rows: rows)
        dayPrices = DayPrices(problem, slots: slots, rows: rows)
        length = problem.sessions.map(\.length)
        var targetRow = [Int32](repeating: -1, count: problem.facilitators.count)
        for (index, row) in rows.rows.enumerated() where row.kind == .target {
            targetRow[Int(row.first)] = Int32(index)
        }
        self.targetRow = targetRow
        granularity = CostGranularity.of(problem)
        let highest = max(worth.max() ?? 0, rows.ceiling.max() ?? 0, days.itemCost.max() ?? 0)
        guard let bits = PriceScale.bits(highest: highest, problem: problem, entries: dayPrices) else { return nil }
        scaleBits = bits
        ceiling = (problem.sessions.map(\.unscheduledCost) + rows.ceiling).map { $0 << Int64(bits) }
        priceStep = Self.priceStep(problem, slots, days, atLeast: granularity)
    }

    private static func priceStep(
        _ problem: SlotProblem, _ slots: SlotTable, _ days: FacilitatorDays, atLeast least: Cost
    ) -> Double {
        var sum = 0.0
        for (position, slot) in days.itemSlot.enumerated() {
            let unscheduled = problem.sessions[Int(slots.session[Int(slot)])].unscheduledCost
            sum += Double(min(days.itemCost[position], unscheduled))
        }
        return max(Double(least), sum / Double(max(1, days.itemSlot.count)) / 3)
    }

    var sessionCount: Int { problem.sessions.count }
    /// Sessions and rows together: the length of a price vector.
    var priceCount: Int { ceiling.count }

    /// The bound on plan costs that a value in price units gives, rounded up to a cost that a plan can have.
    func bound(fromValue value: Int128) -> Cost {
        let step = Int128(granularity) << Int128(scaleBits)
        guard value > 0 else { return 0 }
        return Cost((value + step - 1) / step) * granularity
    }
}

/// The greatest whole number of cost units that divides the cost of every plan.
enum CostGranularity {
    static func of(_ problem: SlotProblem) -> Cost {
        var divisor = gcd(problem.understaffingCost, problem.overloadCost)
        for session in problem.sessions { divisor = gcd(divisor, session.unscheduledCost) }
        for candidate in 0..<problem.candidates.count where divisor != 1 {
            divisor = gcd(divisor, problem.candidates.ownCost(candidate))
        }
        return max(1, divisor)
    }

    private static func gcd(_ a: Cost, _ b: Cost) -> Cost {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return abs(a)
    }
}

/// How fine prices may be so that no sum over one facilitator-day or over time leaves 64 bits.
enum PriceScale {
    /// Sessions that one person can lead in a day, and more.
    private static let mostSessionsPerDay: Int64 = 128

    static func bits(highest: Cost, problem: SlotProblem, entries: DayPrices) -> Int? {
        let people = Int64(problem.sessions.map(\.attendees.count).max() ?? 0)
        let longest = Int64(problem.sessions.map(\.length).max() ?? 0)
        var byDay: Int64 = 0
        for place in 0..<entries.count {
            byDay = max(byDay, Int64(entries.offsets[place + 1] - entries.offsets[place]) * max(1, longest))
        }
        let terms = 8 + longest * (4 * people + 4) + byDay
        // Sums over a day's patterns, and running sums of a curve over the whole horizon.
        let longestSum = max(terms * mostSessionsPerDay, Int64(problem.tickCount) * (people + 1))
        let (sum, overflow) = highest.multipliedReportingOverflow(by: longestSum)
        guard !overflow, sum < 1 << 61 else { return nil }
        var bits = 0
        while bits < 20, max(1, sum) << Int64(bits + 1) < 1 << 61 { bits += 1 }
        return bits
    }
}
