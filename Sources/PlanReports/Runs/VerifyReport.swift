import CoachingModels
public import PlanModel

/// The report of `verify` on a plan.
public struct VerifyReport: Sendable {
    private let file: String
    private let plan: Plan
    private let violations: [String]
    private let proof: CheckedProof?

    /// - Parameters:
    ///   - file: the plan as the user named it.
    ///   - violations: everything in it that violates the rules.
    ///   - proof: the result for its proof; nil if it has none.
    public init(file: String, plan: Plan, violations: [String], proof: CheckedProof? = nil) {
        self.file = file
        self.plan = plan
        self.violations = violations + (proof?.violations(of: plan.solution) ?? [])
        self.proof = proof
    }

    /// One line for each violation, which begins with the plan's file.
    public var problems: [String] { violations.map { "\(ForeignText.shown(file)): \($0)" } }

    /// The report for programs. People only read in it that a plan is right, as its faults are reported as an error.
    public var document: ReportDocument {
        ReportDocument(
            command: "verify",
            facts: [
                ReportFact("plan", .text(plan.id)), ReportFact("file", .text(file)),
                ReportFact("isValid", .flag(violations.isEmpty)),
                ReportFact("appointments", .count(plan.appointments.count)),
                ReportFact("unscheduled", .count(plan.unscheduled.count)),
                ReportFact("cost", .amount(plan.solution.cost)), ReportFact("bound", .amount(plan.solution.bound)),
                ReportFact("proof", proof?.facts ?? .missing), ReportFact("violations", .texts(violations)),
            ],
            sections: violations.isEmpty ? [ReportSection(lines.map { .line($0) })] : [])
    }

    private var lines: [String] {
        let name = ForeignText.shown(file)
        let unproven =
            "\(name): there is no proof with it: that no plan costs less than \(plan.solution.bound) was not checked"
        return [
            "\(name): all rules kept, cost as stated; \(plan.appointments.count) appointments", proof?.line ?? unproven,
        ]
    }
}
