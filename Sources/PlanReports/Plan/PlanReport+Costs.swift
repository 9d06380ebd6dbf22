import PlanModel

extension PlanReport {
    /// Each term of the cost as a product of a count and a price.
    var costs: ReportSection {
        let solution = plan.solution
        let title = "Cost \(Numbers.plain(solution.cost))\(filter.isAll ? "" : ", of the whole plan")"
        guard let prices = solution.prices else { return ReportSection(title: title, [.table(amounts)]) }
        let table = ReportTable(
            fields: ["term", "count", "meaning", "price", "cost"],
            rows: charged.map { term, cost in
                let price = prices[term]
                let count = count(of: term, cost: cost, price: price)
                // Each missing person has a different price, of which the policy's price is the lowest.
                let isGrowing = term == .understaffing && plan.policy?.understaffingGrowth != ExactDecimal(0)
                return [
                    .text(term.rawValue), count, .text(meaning(of: term, count)),
                    .text("\(Numbers.plain(price))\(isGrowing ? " or more" : "")"), .amount(cost),
                ]
            },
            columns: [
                ReportColumn("Term", .value("term"), room: .keeps),
                ReportColumn("Count", .value("count"), isNumeric: true, room: .keeps, missing: "–"),
                ReportColumn("What is counted", .value("meaning")),
                ReportColumn("× Price", .value("price"), isNumeric: true, room: .keeps, prefix: "× "),
                ReportColumn("= Cost", .value("cost"), isNumeric: true, room: .keeps, prefix: "= "),
            ])
        return ReportSection(title: title, [.table(table)])
    }

    /// The quantity that is counted; missing if it has no price and is counted nowhere.
    private func count(of term: CostTerm, cost: Double, price: Double) -> ReportValue {
        guard term != .understaffing else {
            return .headcount((plan.staffing.reduce(0) { $0 + $1.missing } * 100).rounded() / 100)
        }
        return price > 0 ? .count(Int((cost / price).rounded())) : .missing
    }

    /// The terms of a plan without prices, made by an earlier version.
    private var amounts: ReportTable {
        ReportTable(
            fields: ["term", "cost", "meaning"],
            rows: charged.map { [.text($0.rawValue), .amount($1), .text(meaning(of: $0, .missing))] },
            columns: [
                ReportColumn("Term", .value("term"), room: .keeps),
                ReportColumn("Cost", .value("cost"), isNumeric: true, room: .keeps),
                ReportColumn("For", .value("meaning")),
            ])
    }

    /// The terms with their costs. Sessions can only have moved in a plan that is based on an earlier one.
    private var charged: [(term: CostTerm, value: Double)] {
        plan.solution.costs.all.filter { $0.term != .moved || plan.previous != nil || $0.value > 0 }
    }

    private func meaning(of term: CostTerm, _ count: ReportValue) -> String {
        // If each session counts once, nobody has to think of priorities.
        term == .unscheduled && count == .count(plan.unscheduled.count) ? "sessions without a place" : term.meaning
    }

    /// The proven bound on the cost.
    var proof: ReportSection { ReportSection(title: PlanReport.proof(plan.solution), []) }

    /// The proven bound on the cost, in words.
    static func proof(_ solution: PlanSolution) -> String {
        let stopped =
            switch solution.stoppedBy {
            case "timeLimit": " The time limit ended the search; more time may find a cheaper plan."
            case "cancelled": " The search was stopped; more time may find a cheaper plan."
            case "workLimit": " The work limit ended the search; more work may find a cheaper plan."
            default: ""
            }
        if solution.status == .optimal {
            return "Proven best: no plan for this request and these slots costs less."
        }
        return "No plan for this request and these slots costs less than \(Numbers.plain(solution.bound)): "
            + "the best one is at most \(Numbers.percent(solution.gap)) cheaper than this.\(stopped)"
    }
}
