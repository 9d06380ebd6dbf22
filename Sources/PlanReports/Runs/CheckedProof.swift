import CoachingModels
public import PlanModel

/// The result of `verify` for a plan's proof.
public struct CheckedProof: Sendable {
    /// The proof's file, as the user would name it.
    public var file: String
    /// The findings.
    public var findings: ProofFindings
    /// How long the check took.
    public var seconds: Double

    /// Creates a result from its parts.
    public init(file: String, findings: ProofFindings, seconds: Double) {
        self.file = file
        self.findings = findings
        self.seconds = seconds
    }

    /// The faults of the proof, or of statements in the plan that rely on it.
    func violations(of solution: PlanSolution) -> [String] {
        let faults = findings.reasons.map { "proof: \($0)" }
        guard let proven = findings.proven, solution.bound > proven.double else { return faults }
        return faults + ["solution.bound: the plan states \(solution.bound), its proof proves \(proven)"]
    }

    /// The result for programs.
    var facts: ReportValue {
        .record([
            ReportFact("file", .text(file)), ReportFact("isValid", .flag(findings.reasons.isEmpty)),
            ReportFact("claimed", .amount(findings.claimed.double)),
            ReportFact("proven", findings.proven.map { .amount($0.double) } ?? .missing),
            ReportFact("multipliers", .count(findings.multipliers)), ReportFact("parts", .count(findings.parts)),
            ReportFact("facilitatorDays", .count(findings.facilitatorDays)), ReportFact("seconds", .amount(seconds)),
        ])
    }

    /// One sentence for people, if the proof holds.
    var line: String {
        let proven = findings.proven ?? findings.claimed
        let days = findings.parts == 1 ? "" : " in each of \(findings.parts) parts"
        return "\(ForeignText.shown(file)): no plan costs less than \(proven), recomputed from \(findings.multipliers) "
            + "multipliers over \(findings.facilitatorDays) facilitator-days\(days) in \(tenths(seconds)) s"
    }

    private func tenths(_ seconds: Double) -> String {
        let tenths = Int((seconds * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
