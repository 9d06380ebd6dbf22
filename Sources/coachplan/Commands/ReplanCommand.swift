import ArgumentParser
import CoachingModels
import PlanApplication
import PlanFiles
import PlanModel
import PlanReports
import RequestFiles
import SessionPlanner

/// `coachplan replan`: plans again, with as few moves as possible.
struct ReplanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replan",
        abstract: "Plan again with what has changed, and move as few sessions as possible.",
        discussion: """
            Begins with a plan and the files that it was made from, changes what the options say, and charges each session \
            that does not stay (moveCost). Says of each moved session why. The changed request is written beside the new plan \
            (week2.request.json), so that verify and all other commands take it as any other.

            After an apply, --fetch asks the service for slots in which what the plan has created counts as free time, and for \
            what people hold beside the plan, which counts in their limits and is written into the changed request (held). \
            Applying the new plan takes those appointments over: what stays is left alone, and only what moves is sent.
            """)

    @Argument(help: "The plan to begin with.")
    var plan: String

    @Option(help: ArgumentHelp("Write the new plan here.", valueName: "file"))
    var out: String

    @Option(help: ArgumentHelp("The request, where the plan does not name it.", valueName: "file"))
    var request: String?

    @Option(help: ArgumentHelp("Slots that were asked for since (default: those of the plan).", valueName: "file"))
    var slots: String?

    @Flag(
        help: "Ask the service for slots anew, and for other appointments; the plan's own count as free time.")
    var fetch = false

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var edit: EditOptions
    @OptionGroup var overriding: OverrideOptions
    @OptionGroup var limits: LimitOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        var files = CommandFiles()
        files.writes(out, as: "--out")
        try ChangedRequest.checkThatItHasAPlace(besidePlan: out)
        files.writes(ChangedRequest.path(besidePlan: out), as: "the request beside --out")
        files.reads(edit.add, as: "--add")
        files.reads(overriding.overrides, as: "--overrides")
        try checkOutputs(files)
        let base = try PlanFile.readBase(path: plan)
        let fetched = fetch ? try await fetched(base.plan, &files) : nil
        let sources = try PlanSources(
            of: base.plan, at: plan, request: request, newSlots: fetched?.slots ?? slots, &files)
        let places = base.plan.places
        let edits = try edits(of: sources.request, places)
        try checkSwaps(edits, sources, places)
        let edited = try edits.applied(to: sources.request, plan: places)
        let changed = ChangedRequest(fetched?.held.applied(to: edited) ?? edited)
        let problem = try PlanningProblem(changed.request, slots: sources.slots, previous: base)
        var outcome = try await Planning(limits: limits.limits, progress: output.progress).plan(
            Planner(problem), startingAt: edits.swapping(places))
        outcome.plan.note(edits.recorded)
        try changed.write(with: outcome, to: out, slots: sources.slotsPath, previous: plan)
        if !output.quiet { try StandardStream.error.write(outcome.notes.map { "\($0)\n" }.joined()) }
        let report = ReplanReport(
            files: (plan, out), plans: (base.plan, outcome.plan), lost: lost(base.plan, in: problem))
        try output.write(report.document)
    }

    /// All edits that the options ask for.
    private func edits(of request: PlanRequest, _ places: [String: SessionPlace]) throws -> ReplanEdits {
        var edits = try edit.edits(of: request)
        edits.added = try edit.add.map { try RequestReader.read(path: $0) }
        edits.overrides = try overriding.read(for: request, places: places)
        return edits
    }

    /// Before anything is read or asked: the service may take minutes to answer.
    private func checkOutputs(_ files: CommandFiles) throws {
        guard slots == nil || !fetch else {
            throw Failure(.usage, "--fetch asks for slots, and --slots names some: choose one")
        }
        var all = files
        all.reads(plan, as: "the plan")
        all.reads(slots, as: "--slots")
        all.reads(request, as: "the request")
        try all.check()
        try PlanReplacement.check(planAt: out)
    }

    /// Asks for the slots of the changed request, and for what its people hold beside the plan.
    private func fetched(_ base: Plan, _ files: inout CommandFiles) async throws -> ReplanFetch.Answers {
        let (known, sources) = try PlanSources.request(of: base, at: plan, given: request, &files)
        let changed = try edits(of: known, base.places).applied(to: known, plan: base.places)
        return try await ReplanFetch(plan: base, path: plan, connection: connection, output: output).ask(
            for: changed, from: sources, besidePlan: out)
    }

    /// - Throws: ``Failure`` with each session that cannot have its new place.
    private func checkSwaps(
        _ edits: ReplanEdits, _ sources: PlanSources, _ places: [String: SessionPlace]
    ) throws {
        guard !edits.swaps.isEmpty else { return }
        let problem = try PlanningProblem(
            edits.appliedWithoutSwaps(to: sources.request, plan: places), slots: sources.slots)
        let problems = edits.swaps.flatMap { first, second in
            [(first, second), (second, first)].compactMap { key, other in
                places[other].flatMap { problem.obstacle(to: key, at: $0) }.map {
                    "\(first) and \(second) cannot exchange their places: \(key) cannot be where \(other) is: \($0.message)"
                }
            }
        }
        guard problems.isEmpty else { throw Failure(.badData, problems: problems) }
    }

    /// Why places of a plan can't stay: those that are none any more, then those that can't stay together.
    private func lost(_ plan: Plan, in problem: PlanningProblem) -> [ReplanReport.Lost] {
        let (lost, left): ([LostPlace], PlanAssignment)
        do throws(LostPlaces) {
            (lost, left) = ([], try problem.assignment(of: plan))
        } catch {
            (lost, left) = (error.places, error.remaining)
        }
        return (lost + problem.crowdedPlaces(of: left)).map {
            ReplanReport.Lost(session: $0.session, reason: $0.reason.rawValue, message: $0.message)
        }
    }
}
