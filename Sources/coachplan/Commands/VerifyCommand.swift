import ArgumentParser
import PlanFiles
import PlanModel
import PlanReports
import PlanVerifier

/// `coachplan verify`: a second opinion on a plan.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Judge a plan by the rules, independently of the solver.",
        discussion: """
            Checks every hard rule, compares every field with the request and the slots, and recomputes costs and \
            staffing, with code of its own. Exit status 65 if the plan breaks a rule, misstates anything, or was made \
            from another request or other slots.
            """)

    @Argument(help: "The request that the plan was made from.")
    var request: String

    @Argument(help: "The plan.")
    var plan: String

    @Option(help: ArgumentHelp("The slots that the plan was made from.", valueName: "file"))
    var slots: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        var files = CommandFiles()
        files.reads(plan, as: "the plan")
        files.reads(slots, as: "--slots")
        let plan = try PlanFile.read(path: plan)
        let request = try files.request(at: request).request
        let slots = try SlotsReader.read(path: slots, threads: Processors.available)
        let violations = PlanVerifier(request: request, slots: slots).violations(of: plan)
        let report = VerifyReport(file: self.plan, plan: plan, violations: violations)
        try output.write(
            report.document, failure: violations.isEmpty ? nil : Failure(.badData, problems: report.problems))
    }
}
