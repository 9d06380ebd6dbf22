import ArgumentParser
import CoachingAPI
import PlanApplication
import PlanFiles
import PlanModel
import PlanReports

/// `coachplan rollback`: takes back what a plan created.
struct RollbackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback",
        abstract: "Delete the appointments that this plan created, and only those.",
        discussion: """
            Goes by the record that apply kept beside the plan. Appointments that were held or changed since are kept \
            and told, unless --force is given.
            """)

    @Argument(help: "The plan.")
    var plan: String

    @Flag(help: "Delete also what was held or changed since.")
    var force = false

    @OptionGroup var applying: ApplyingOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try applying.checkThatSomebodyCanBeAsked()
        let plan = try PlanFile.read(path: plan)
        let target = ApplyTarget(baseURL: try connection.settings().endpoint.apiURL)
        let report = ApplyReport(
            .rollback, of: plan, file: self.plan, service: target.baseURL, journal: applying.path(forPlan: self.plan))
        try await Failure.reporting(report.begun) { try await rollBack(plan, at: target, report) }
    }

    private func rollBack(_ plan: Plan, at target: ApplyTarget, _ report: ApplyReport) async throws {
        let path = applying.path(forPlan: self.plan)
        guard let record = try JournalSnapshot(path: path) else {
            throw Failure(
                .noInput, "\(path): there is no such record: this plan was not applied from here. Nothing was deleted.")
        }
        let entries = try record.entries(of: plan, at: target)
        try record.checkForRollback()
        try applying.checkFiles(plan: self.plan)
        try agree(to: entries, report)
        let journal = try ApplyJournal(path: path, plan: plan, target: target, now: Instant.ofThisMoment())
        let outcome = try await connection.withClient(
            verbose: output.verbose, patience: applying.callPatience, onWait: Applying.telling(output.progress)
        ) { client in
            try await Applying(
                journal: journal, service: client, options: applying.options(force: force), progress: output.progress,
                asksBetweenBatches: applying.pause
            ).rollBack()
        }
        try output.write(
            report.document(of: outcome, note: nil),
            failure: Failure(rollingBack: outcome, command: TypedCommand.line()))
    }

    /// Says what will be done, and asks.
    ///
    /// - Throws: ``Failure`` where the user does not agree.
    private func agree(to entries: [ApplyEntry], _ report: ApplyReport) throws {
        let open = entries.count { $0.status == .created || $0.status == .deleting }
        let isAsked = open > 0 && !applying.yes
        try output.announce(report.announcement(open: open), isAsked: isAsked)
        guard isAsked else { return }
        guard try Prompt.confirm(TerminalText(line: report.question(open: open))) else {
            throw Failure(.temporary, "nothing was deleted").with(report.declined(entries.map(\.reported)))
        }
    }
}
