import ArgumentParser
import CoachingAPI
import Foundation
import PlanApplication
import PlanFiles
import PlanModel

/// `coachplan apply`: creates the appointments of a plan.
struct ApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Create the appointments of a plan in the service.",
        discussion: """
            Says what it will do and asks. Every step is recorded beside the plan before and after it is taken, so \
            that the same command goes on where an earlier one stopped, whatever stopped it; nothing is created twice. \
            Ctrl-C ends it after the call under way.
            """)

    @Argument(help: "The plan.")
    var plan: String

    @Flag(help: "Print the exact requests, byte for byte, and send none. Needs no credentials and changes no file.")
    var dryRun = false

    @OptionGroup var applying: ApplyingOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        if !dryRun { try applying.checkThatSomebodyCanBeAsked() }
        let plan = try PlanFile.read(path: plan)
        if dryRun { return try printRequests(of: plan) }
        let target = ApplyTarget(baseURL: try connection.settings().endpoint.apiURL)
        let path = applying.path(forPlan: self.plan)
        let entries = try entries(of: plan, recordedIn: path, at: target)
        try applying.checkFiles(plan: self.plan)
        try PastTimes.check(entries, file: self.plan, at: Instant.ofThisMoment())
        guard try isAgreed(to: entries, of: plan, at: target) else { return }
        let journal = try ApplyJournal(path: path, plan: plan, target: target, now: Instant.ofThisMoment())
        let outcome = try await connection.withClient(
            verbose: output.verbose, patience: applying.callPatience, onWait: Applying.telling(output.progress)
        ) { client in
            try await Applying(
                journal: journal, service: client, options: applying.options(), progress: output.progress,
                asksBetweenBatches: applying.pause
            ).apply()
        }
        try tell(outcome)
    }

    /// The plan's entries as the journal knows them, read without a change to any file.
    private func entries(of plan: Plan, recordedIn path: String, at target: ApplyTarget?) throws -> [ApplyEntry] {
        guard let record = try JournalSnapshot(path: path) else { return try ApplyEntry.entries(of: plan) }
        let entries = try record.entries(of: plan, at: target)
        try record.checkForApply()
        if let gap = record.gap { try StandardStream.error.write("\(gap)\n") }
        return entries
    }

    private func isAgreed(to entries: [ApplyEntry], of plan: Plan, at target: ApplyTarget) throws -> Bool {
        let open = ApplyRequest.requests(remainingIn: entries).count
        let done = entries.count - open
        if !output.quiet {
            let exist = done == 1 ? "1 exists already" : "\(done) exist already"
            try StandardStream.output.write(
                "\(plan.request.name): \(counted(open, "appointment")) to create at \(target.baseURL)"
                    + (done > 0 ? ", \(exist)\n" : "\n"))
            if let note = PastTimes.note(on: entries, at: Instant.ofThisMoment()) {
                try StandardStream.output.write("\(note)\n")
            }
        }
        guard open > 0, !applying.yes else { return true }
        guard try Prompt.confirm("Create \(counted(open, "appointment")) at \(target.baseURL)?") else {
            throw Failure(.temporary, "nothing was created")
        }
        return true
    }

    private func tell(_ outcome: ApplyOutcome) throws {
        if !output.quiet {
            try StandardStream.output.write(
                "\(outcome.count(.created)) of \(outcome.entries.count) appointments are in the service\n")
        }
        if let failure = Failure(applying: outcome, command: TypedCommand.line()) { throw failure }
    }

    /// What is still to be sent, of a plan that was applied before; otherwise all of it.
    private func printRequests(of plan: Plan) throws {
        let entries = try entries(
            of: plan, recordedIn: applying.path(forPlan: self.plan),
            at: connection.address().map { ApplyTarget(baseURL: $0) })
        if let note = PastTimes.note(on: entries, at: Instant.ofThisMoment()), !output.quiet {
            try StandardStream.error.write("\(note)\n")
        }
        for request in ApplyRequest.requests(remainingIn: entries) {
            try StandardStream.output.write(
                "\(request.method) \(request.path)\nContent-Type: application/json\n\n")
            try request.body.withUnsafeBytes { try StandardStream.output.write($0) }
            try StandardStream.output.write("\n\n")
        }
    }
}
