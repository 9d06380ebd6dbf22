import CoachingModels
public import PlanModel

/// What `verify` says of a plan.
public struct VerifyReport: Sendable {
    private let file: String
    private let plan: Plan
    private let violations: [String]

    /// - Parameters:
    ///   - file: the plan as the user named it.
    ///   - violations: all that is wrong with it.
    public init(file: String, plan: Plan, violations: [String]) {
        self.file = file
        self.plan = plan
        self.violations = violations
    }

    /// One line for each violation, which begins with the plan's file.
    public var problems: [String] { violations.map { "\(ForeignText.shown(file)): \($0)" } }

    /// What programs read; for people only that a plan is right, its faults being told as an error.
    public var document: ReportDocument {
        let count = plan.appointments.count
        let line = "\(ForeignText.shown(file)): all rules kept, cost as stated; \(count) appointments"
        return ReportDocument(
            command: "verify",
            facts: [
                ReportFact("plan", .text(plan.id)), ReportFact("file", .text(file)),
                ReportFact("isValid", .flag(violations.isEmpty)), ReportFact("appointments", .count(count)),
                ReportFact("unscheduled", .count(plan.unscheduled.count)),
                ReportFact("cost", .amount(plan.solution.cost)), ReportFact("bound", .amount(plan.solution.bound)),
                ReportFact("violations", .texts(violations)),
            ],
            sections: violations.isEmpty ? [ReportSection([.line(line)])] : [])
    }
}
