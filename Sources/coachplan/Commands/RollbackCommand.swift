import ArgumentParser
import CoachingAPI
import PlanApplication
import PlanFiles
import PlanModel

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
        let path = applying.path(forPlan: self.plan)
        guard let record = try JournalSnapshot(path: path) else {
            throw Failure(
                .noInput, "\(path): there is no such record: this plan was not applied from here. Nothing was deleted.")
        }
        let entries = try record.entries(of: plan, at: target)
        try record.checkForRollback()
        try applying.checkFiles(plan: self.plan)
        try ask(about: entries, at: target)
        let journal = try ApplyJournal(path: path, plan: plan, target: target, now: Instant.ofThisMoment())
        let outcome = try await connection.withClient(
            verbose: output.verbose, patience: applying.callPatience, onWait: Applying.telling(output.progress)
        ) { client in
            try await Applying(
                journal: journal, service: client, options: applying.options(force: force), progress: output.progress,
                asksBetweenBatches: applying.pause
            ).rollBack()
        }
        try tell(outcome)
    }

    private func tell(_ outcome: ApplyOutcome) throws {
        if !output.quiet {
            let deleted = outcome.count(.deleted)
            try StandardStream.output.write(
                "\(counted(deleted, "appointment")) of this plan \(deleted == 1 ? "was" : "were") taken back\n")
        }
        if let failure = Failure(rollingBack: outcome, command: TypedCommand.line()) { throw failure }
    }

    private func ask(about entries: [ApplyEntry], at target: ApplyTarget) throws {
        let count = entries.count { $0.status == .created || $0.status == .deleting }
        if !output.quiet {
            try StandardStream.output.write(
                "\(plan): \(counted(count, "appointment")) to delete at \(target.baseURL)\n")
        }
        guard !applying.yes, count > 0 else { return }
        guard try Prompt.confirm("Delete \(counted(count, "appointment")) at \(target.baseURL)?") else {
            throw Failure(.temporary, "nothing was deleted")
        }
    }
}
