import PlanModel

extension PlanReport {
    /// What programs read before the tables.
    var facts: [ReportFact] {
        [
            ReportFact("plan", .text(plan.id)), ReportFact("name", .text(plan.request.name)),
            ReportFact("timeZone", .text(clock.name)), ReportFact("slots", .record(slots)),
            ReportFact("solution", .record(solution)), ReportFact("proof", .text(PlanReport.proof(plan.solution))),
        ]
    }

    private var slots: [ReportFact] {
        [
            ReportFact("sha256", .text(plan.slots.sha256)),
            ReportFact("queriedFrom", .optional(plan.slots.queriedFrom)),
            ReportFact("queriedTo", .optional(plan.slots.queriedTo)),
        ]
    }

    private var solution: [ReportFact] {
        let solution = plan.solution
        return [
            ReportFact("status", .text(solution.status.rawValue)), ReportFact("cost", .amount(solution.cost)),
            ReportFact("bound", .amount(solution.bound)), ReportFact("gap", .amount(solution.gap)),
            ReportFact("stoppedBy", .text(solution.stoppedBy)),
            ReportFact("costs", PlanReport.terms(solution.costs)),
            ReportFact("prices", solution.prices.map(PlanReport.terms) ?? .missing),
            ReportFact("candidates", .count(solution.candidates)),
            ReportFact("unknownStaffingShare", .amount(solution.unknownStaffingShare)),
        ]
    }

    private static func terms(_ terms: CostTerms) -> ReportValue {
        .record(terms.byName.map { ReportFact($0.name, .amount($0.cost)) })
    }
}
