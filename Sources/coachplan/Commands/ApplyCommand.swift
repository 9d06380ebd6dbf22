import ArgumentParser
import CoachingAPI
import Foundation
import SessionPlanner

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

    @Flag(help: "Print the exact requests, byte for byte, and send none.")
    var dryRun = false

    @OptionGroup var applying: ApplyingOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        if !dryRun { try applying.checkThatSomebodyCanBeAsked() }
        let plan = try PlanFile.read(path: plan)
        if dryRun { return try printRequests(of: plan) }
        let path = applying.path(forPlan: self.plan)
        try OutputPath.checkFile(path)
        let settings = try connection.settings()
        let target = ApplyTarget(baseURL: settings.endpoint.apiURL)
        let earlier = try ApplyJournal.existing(path: path, plan: plan, target: target, now: Instant.ofThisMoment())
        let open =
            try earlier.map { try ApplyRequest.requests(of: plan, remainingIn: $0).count } ?? plan.appointments.count
        guard try isAgreed(to: plan, open: open, at: target) else { return }
        let journal = try earlier ?? ApplyJournal(path: path, plan: plan, target: target, now: Instant.ofThisMoment())
        let outcome = try await connection.withClient(verbose: output.verbose) { client in
            try await Applying(
                journal: journal, service: client, options: applying.options(), progress: output.progress,
                asksBetweenBatches: applying.pause
            ).apply()
        }
        try tell(outcome)
    }

    private func isAgreed(to plan: Plan, open: Int, at target: ApplyTarget) throws -> Bool {
        let done = plan.appointments.count - open
        if !output.quiet {
            try StandardStream.output.write(
                "\(plan.request.name): \(open) appointments to create at \(target.baseURL)"
                    + (done > 0 ? ", \(done) exist already\n" : "\n"))
        }
        guard open > 0, !applying.yes else { return true }
        guard try Prompt.confirm("Create them?") else { throw Failure(.temporary, "nothing was created") }
        return true
    }

    private func tell(_ outcome: ApplyOutcome) throws {
        if !output.quiet {
            try StandardStream.output.write(
                "\(outcome.count(.created)) of \(outcome.entries.count) appointments are in the service\n")
        }
        if let failure = Failure(outcome, isComplete: outcome.isApplied, command: "coachplan apply \(plan)") {
            throw failure
        }
    }

    /// What is still to be sent, of a plan that was applied before; otherwise all of it.
    private func printRequests(of plan: Plan) throws {
        for request in try requests(of: plan) {
            try StandardStream.output.write(
                "\(request.method) \(request.path)\nContent-Type: application/json\n\n")
            try request.body.withUnsafeBytes { try StandardStream.output.write($0) }
            try StandardStream.output.write("\n\n")
        }
    }

    private func requests(of plan: Plan) throws -> [ApplyRequest] {
        let path = applying.path(forPlan: self.plan)
        guard FileManager.default.fileExists(atPath: path) else { return try ApplyRequest.requests(of: plan) }
        let target = ApplyTarget(baseURL: try connection.settings().endpoint.apiURL)
        let journal = try ApplyJournal(path: path, plan: plan, target: target, now: Instant.ofThisMoment())
        return try ApplyRequest.requests(of: plan, remainingIn: journal)
    }
}
