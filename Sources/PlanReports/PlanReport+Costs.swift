import PlanModel

extension PlanReport {
    /// Each term of the cost as a product: how many of what, at which price.
    func costs(_ width: Int) -> ReportSection {
        let solution = plan.solution
        guard let prices = solution.prices else { return amounts(width) }
        var table = TextTable([
            TextTable.Column(title: "Term", wraps: false),
            TextTable.Column(title: "Count", alignment: .right, wraps: false),
            TextTable.Column(title: "What is counted"),
            TextTable.Column(title: "× Price", alignment: .right, wraps: false),
            TextTable.Column(title: "= Cost", alignment: .right, wraps: false),
        ])
        table.rows = zip(solution.costs.byName, prices.byName).map { term, price in
            // What has no price is nowhere counted.
            let count = price.cost > 0 ? Int64((term.cost / price.cost).rounded()) : nil
            return [
                term.name, count.map { "\($0)" } ?? "–", meaning(of: term.name, count),
                "× \(Numbers.plain(price.cost))", "= \(Numbers.plain(term.cost))",
            ]
        }
        return ReportSection(title: title, lines: table.lines(width: width))
    }

    /// The terms of a plan that tells no prices: one made by an earlier version.
    private func amounts(_ width: Int) -> ReportSection {
        var table = TextTable([
            TextTable.Column(title: "Term", wraps: false),
            TextTable.Column(title: "Cost", alignment: .right, wraps: false), TextTable.Column(title: "For"),
        ])
        table.rows = plan.solution.costs.byName.map { [$0.name, Numbers.plain($0.cost), meaning(of: $0.name, nil)] }
        return ReportSection(title: title, lines: table.lines(width: width))
    }

    private var title: String { "Cost \(Numbers.plain(plan.solution.cost))" }

    private func meaning(of term: String, _ count: Int64?) -> String {
        switch term {
        case "unscheduled":
            count == Int64(plan.unscheduled.count)
                ? "sessions without a place" : "priorities of the sessions without a place, added up"
        case "understaffing": "quarter hours of people whom their group cannot spare"
        case "preference": "steps down from the facilitator of first choice"
        case "lateness": "days after the first day of a session's window"
        case "timeOfDay": "sessions outside their preferred time of day"
        case "overload": "quarter hours above a facilitator's target"
        default: ""
        }
    }

    /// What is proven about the cost, in words.
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
