import ArgumentParser
import PlanApplication
import PlanFiles
import PlanModel
import PlanReports
import RequestFiles
import SessionPlanner

/// `coachplan plan`: finds the plan and shows it. Writes nothing to the service.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Find the best places for all sessions, and print the dry run.",
        discussion: """
            With --slots, offline from what fetch has written; without, the service is asked first, and its answers \
            are kept beside the plan, or among the temporary files without --out. Nothing is ever created or changed \
            in the service: that is what apply is for.

            Ctrl-C takes the best plan found so far; a second Ctrl-C gives up. With --verbose, standard error gets a \
            line for each of the solver's techniques at the end: how often it was called, and what it gave.
            """)

    @Argument(help: "The request: a YAML or JSON file.")
    var request: String

    @Option(help: ArgumentHelp("Slots that fetch has written.", valueName: "file"))
    var slots: String?

    @Option(help: ArgumentHelp("Write the plan here, for apply, show and verify.", valueName: "file"))
    var out: String?

    @Option(help: ArgumentHelp("Write the plan as a page for a browser here, as report does.", valueName: "file"))
    var report: String?

    @Flag(
        inversion: .prefixedNo,
        help: ArgumentHelp(
            "Write what proves the bound with the plan, for verify.",
            discussion: "In the plan's file, or beside it in a file of its own (week.proof.json) where it is large."))
    var proof = true

    @OptionGroup var overriding: OverrideOptions
    @OptionGroup var limits: LimitOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var events: EventOptions

    func validate() throws { try events.check(beside: output) }

    func run() async throws {
        var files = CommandFiles()
        files.reads(slots, as: "--slots")
        target.note(in: &files)
        files.writes(report, as: "--report")
        files.reads(overriding.overrides, as: "--overrides")
        files.writes(try changedPath, as: "the request beside --out")
        let (asked, sources) = try files.request(at: request)
        var edits = ReplanEdits()
        edits.overrides = try overriding.read(for: asked, places: nil)
        let changed = edits.overrides.isEmpty ? nil : ChangedRequest(try edits.applied(to: asked, plan: [:]))
        let request = changed?.request ?? asked
        try filter.check(in: PlanNames(request))
        try target.check(beside: output)
        if let report, try FilePlace(report, for: .write).isStandardOutput {
            throw Failure(.usage, "--report: standard output has the dry run already: name a file")
        }
        let progress = events.progress(output)
        let (slots, keptSlots, refusals) = try await readSlots(for: request, from: sources, progress: progress)
        var outcome = try await Planning(limits: limits.limits, progress: progress).plan(request: request, slots: slots)
        if output.verbose { try StandardStream.error.write(outcome.statistics.map { "\($0)\n" }.joined()) }
        outcome.plan.note(edits.recorded)
        if let out, let changed {
            try changed.write(with: outcome, to: out, slots: keptSlots, hasProof: proof)
        } else if let out {
            outcome.plan.noteFiles(besidePlan: out, request: self.request, slots: keptSlots)
            try PlanFile.write(outcome.plan, proof: proof ? outcome.proof : nil, to: out)
        }
        if let report {
            let helpful = try await helpful(for: outcome, request, slots)
            try PlanPage(outcome.plan, request: request, helpful: helpful).write(to: report)
        }
        if !output.quiet { try StandardStream.error.write(outcome.notes.map { "\($0)\n" }.joined()) }
        try tell(outcome.plan, refusals)
    }

    private var target: PlanTarget { PlanTarget(path: out, hasProof: proof) }

    /// The changes that would help the sessions left out, for the page.
    private func helpful(
        for outcome: PlanningOutcome, _ request: PlanRequest, _ slots: SlotsFile
    ) async throws -> HelpfulChanges? {
        guard !outcome.plan.unscheduled.isEmpty else { return nil }
        let inquiry = try PlanInquiry(
            PlanningProblem(request, slots: slots), plan: outcome.plan, proof: outcome.proof,
            options: PlanSources.optionsOfAnswers)
        return try await inquiry.helpful(seconds: 10)
    }

    /// Where the request with the overrides is written; nil if there are none, or the plan is not kept.
    private var changedPath: String? {
        get throws {
            guard overriding.overrides != nil, let out else { return nil }
            guard (try? FilePlace(out, for: .write).kind) != .stream else {
                throw Failure(
                    .usage, "--overrides: the changed request is written beside the plan: --out must be a file")
            }
            return ChangedRequest.path(besidePlan: out)
        }
    }

    private func tell(_ plan: Plan, _ refusals: [FetchRefusal]) throws {
        let now = Instant.ofThisMoment()
        let note = try PastTimes.note(on: plan, at: now)
        try filter.check(in: PlanNames(plan))
        let document = PlanReport(plan, filter: filter.filter).document(now: now).ofRun(
            file: out, refusals: refusals, note: note)
        try target.write(document, output)
        if out == nil, !output.quiet {
            try StandardStream.error.write("The plan is not kept: --out FILE writes it for apply.\n")
        }
    }

    private func readSlots(
        for request: PlanRequest, from sources: RequestSources, progress: ProgressLine
    ) async throws -> (slots: SlotsFile, path: String, refusals: [FetchRefusal]) {
        if let slots {
            progress.report("reading \(slots)")
            return (try SlotsReader.read(path: slots, threads: limits.limits.threadCount), slots, [])
        }
        let kept = try KeptSlots(besidePlan: out)
        defer { kept.removeIfEmpty() }
        let refusals = try await ask(request, from: sources, into: kept.path, progress: progress)
        return (try SlotsReader.read(path: kept.path, threads: limits.limits.threadCount), kept.path, refusals)
    }

    /// Asks the service, and first reports where the answers will be stored: they may take minutes, and a second Ctrl-C
    /// ends the program without another word.
    private func ask(
        _ request: PlanRequest, from sources: RequestSources, into file: String, progress: ProgressLine
    ) async throws -> [FetchRefusal] {
        if !output.quiet {
            try StandardStream.error.write(
                "The service's answers are kept in \(file) as they come: --slots plans from them.\n")
        }
        let again = "coachplan fetch \(self.request) --slots-out \(file), with the same connection,"
        let fetching = Fetching(progress: progress)
        let state = try await fetching.saying(whatIsKeptIn: file, howToGoOn: again) {
            try await connection.withClient(
                verbose: output.verbose, patience: fetching.callPatience, onWait: fetching.onWait,
                onClock: { progress.notify($0) }
            ) { client in
                try await fetching.fetch(request, from: client, into: file, now: client.time)
            }
        }
        let refusals = Refusals(state.refusals, in: request, from: sources).people
        let warnings = (refusals.map(\.text) + FetchRefusal.advice(refusals)).map { "\($0)\n" }.joined()
        if !warnings.isEmpty { try StandardStream.error.write(warnings) }
        return refusals
    }
}
