import ArgumentParser
import PlanFiles
import PlanModel
import PlanReports
import PlanVerifier
import SessionPlanner

/// `coachplan verify`: a second opinion on a plan.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Judge a plan by the rules, independently of the solver.",
        discussion: """
            Checks every hard rule, compares every field with the request and the slots, and recomputes costs and \
            staffing, with code of its own. Recomputes the bound too, from the proof that stands in the plan or beside \
            it: no plan costs less. Exit status 65 if the plan breaks a rule, misstates anything, or was made from \
            another request or other slots, or if its proof proves less than it states.
            """)

    @Argument(help: "The request that the plan was made from.")
    var request: String

    @Argument(help: "The plan.")
    var plan: String

    @Option(help: ArgumentHelp("The slots that the plan was made from.", valueName: "file"))
    var slots: String

    @Option(
        help: ArgumentHelp(
            "The proof of the bound, where it is neither in the plan nor beside it.", valueName: "file"))
    var proof: String?

    @Option(
        help: ArgumentHelp("Where the plan is a re-plan: the plan that it began from.", valueName: "file"))
    var previous: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        var files = CommandFiles()
        files.reads(plan, as: "the plan")
        files.reads(slots, as: "--slots")
        files.reads(proof, as: "--proof")
        files.reads(previous, as: "--previous")
        let plan = try PlanFile.read(path: plan)
        let request = try files.request(at: request).request
        let slots = try SlotsReader.read(path: slots, threads: Processors.available)
        let previous = try previous.map { try PlanFile.readBase(path: $0) }
        let violations = PlanVerifier(request: request, slots: slots, previous: previous).violations(of: plan)
        let proof = try proof(of: plan).map { proof, file in
            try check(proof, in: file, PlanningProblem(request, slots: slots, previous: previous))
        }
        let report = VerifyReport(file: self.plan, plan: plan, violations: violations, proof: proof)
        try output.write(
            report.document, failure: report.problems.isEmpty ? nil : Failure(.badData, problems: report.problems))
    }

    private func proof(of plan: Plan) throws -> (proof: PlanProof, file: String)? {
        if let proof { return (try ProofFile.read(path: proof), proof) }
        return try PlanFile.proof(of: plan, readFrom: self.plan)
    }

    /// - Parameter problem: created here, as that is part of the work.
    private func check(
        _ proof: PlanProof, in file: String, _ problem: @autoclosure () throws -> PlanningProblem
    ) throws -> CheckedProof {
        let clock = ContinuousClock()
        let start = clock.now
        let findings = try problem().findings(on: proof, threads: Processors.available)
        return CheckedProof(file: file, findings: findings, seconds: start.duration(to: clock.now) / .seconds(1))
    }
}
