import ArgumentParser
import CoachingModels
import PlanFiles
import PlanModel
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
        guard violations.isEmpty else {
            throw Failure(.badData, problems: violations.map { "\(ForeignText.shown(self.plan)): \($0)" })
        }
        guard !output.quiet else { return }
        try StandardStream.output.write(
            "\(self.plan): all rules kept, cost as stated; \(plan.appointments.count) appointments\n")
    }
}
