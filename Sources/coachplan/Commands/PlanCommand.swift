import ArgumentParser
import PlanApplication
import PlanFiles
import PlanModel
import PlanReports
import RequestFiles

/// `coachplan plan`: finds the plan and shows it. Writes nothing to the service.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Find the best places for all sessions, and print the dry run.",
        discussion: """
            With --slots, offline from what fetch has written; without, the service is asked first, and its answers \
            are kept beside the plan, or among the temporary files without --out. Nothing is ever created or changed \
            in the service: that is what apply is for.

            Ctrl-C takes the best plan found so far; a second Ctrl-C gives up.
            """)

    @Argument(help: "The request: a YAML or JSON file.")
    var request: String

    @Option(help: ArgumentHelp("Slots that fetch has written.", valueName: "file"))
    var slots: String?

    @Option(help: ArgumentHelp("Write the plan here, for apply, show and verify.", valueName: "file"))
    var out: String?

    @OptionGroup var limits: LimitOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        var files = CommandFiles()
        files.reads(slots, as: "--slots")
        files.writes(out, as: "--out")
        let (request, sources) = try files.request(at: request)
        if let out { try PlanReplacement.check(planAt: out) }
        let progress = output.progress
        let slots = try await readSlots(for: request, from: sources, progress: progress)
        let plan = try Planning(limits: limits.limits, progress: progress).plan(request: request, slots: slots)
        if let out { try PlanFile.write(plan, to: out) }
        guard !output.quiet else { return }
        // Where the plan itself is what standard output gets, nothing else may come between.
        let stream: StandardStream = try goesToStandardOutput ? .error : .output
        try PlanReport(plan).document(now: Instant.ofThisMoment()).write(to: stream)
        if let note = try PastTimes.note(on: plan, at: Instant.ofThisMoment()) { try stream.write("\n\(note)\n") }
        if out == nil { try StandardStream.error.write("The plan is not kept: --out FILE writes it for apply.\n") }
    }

    private var goesToStandardOutput: Bool {
        get throws { try out.map { try FilePlace($0, for: .write).isStandardOutput } ?? false }
    }

    private func readSlots(
        for request: PlanRequest, from sources: RequestSources, progress: ProgressLine
    ) async throws -> SlotsFile {
        if let slots {
            progress.report("reading \(slots)")
            return try SlotsReader.read(path: slots, threads: limits.limits.threadCount)
        }
        let kept = try KeptSlots(besidePlan: out)
        defer { kept.removeIfEmpty() }
        try await ask(request, from: sources, into: kept.path, progress: progress)
        return try SlotsReader.read(path: kept.path, threads: limits.limits.threadCount)
    }

    /// Asks the service, and says first where the answers will be: they may take minutes, and a second Ctrl-C ends the
    /// program without another word.
    private func ask(
        _ request: PlanRequest, from sources: RequestSources, into file: String, progress: ProgressLine
    ) async throws {
        if !output.quiet {
            try StandardStream.error.write(
                "The service's answers are kept in \(file) as they come: --slots plans from them.\n")
        }
        let again = "coachplan fetch \(self.request) --slots-out \(file), with the same connection,"
        let fetching = Fetching(progress: progress)
        let state = try await fetching.saying(whatIsKeptIn: file, howToGoOn: again) {
            try await connection.withClient(verbose: output.verbose, onWait: fetching.onWait) { client in
                try await fetching.fetch(request, from: client, into: file)
            }
        }
        let refusals = Refusals(state.refusals, in: request, from: sources)
        let warnings = (refusals.lines + refusals.advice).map { "\($0)\n" }.joined()
        if !warnings.isEmpty { try StandardStream.error.write(warnings) }
    }
}
