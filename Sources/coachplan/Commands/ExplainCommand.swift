import ArgumentParser
import PlanApplication
import PlanFiles
import PlanModel
import PlanReports
import RequestFiles
import SessionPlanner

/// `coachplan explain`: why a session is where it is, or has no place, and what would change that.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say why sessions have no place and what would give them one, or where else they could be.",
        discussion: """
            For a session without a place: what stands in the way of each start of its window, and the changes of the \
            request that would place it, each tested by solving, with what it costs the whole plan. For a session with a \
            place: what it costs there, and where else it could be. Without keys, all sessions without a place.

            With --by, where the plan is short: what of a facilitator's day, a group, a day or a limit keeps sessions from a \
            place, and what one more would place, tested by solving.

            Ctrl-C gives the answers found so far. --apply 2 --out week2.json makes the plan that change 2 leads to, and writes the changed request beside it.
            """)

    @Argument(help: "The plan.")
    var plan: String

    @Argument(help: ArgumentHelp("Keys of sessions (default: all without a place).", valueName: "key"))
    var keys: [String] = []

    @Option(help: ArgumentHelp("The request, where the plan does not name it.", valueName: "file"))
    var request: String?

    @Option(help: ArgumentHelp("The slots, where the plan does not name them.", valueName: "file"))
    var slots: String?

    @Option(help: ArgumentHelp("Carry out the change of this number, of one session.", valueName: "number"))
    var apply: Int?

    @Option(help: ArgumentHelp("With --apply: write the new plan here.", valueName: "file"))
    var out: String?

    @Option(help: "Say where the plan is short: by facilitator, group, day or limit.")
    var by: ShortageView?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard by == nil || (keys.isEmpty && apply == nil) else {
            throw ValidationError("--by is about the whole plan: it takes no keys and no --apply.")
        }
        guard (apply == nil) == (out == nil) else { throw ValidationError("--apply and --out go together.") }
        guard apply == nil || keys.count == 1 else {
            throw ValidationError("--apply carries out a change of one session: name its key.")
        }
        guard (1...1000).contains(apply ?? 1) else { throw ValidationError("--apply is the number of a change.") }
    }

    func run() async throws {
        var files = CommandFiles()
        files.writes(out, as: "--out")
        if let out { try ChangedRequest.checkThatItHasAPlace(besidePlan: out) }
        files.writes(out.map(ChangedRequest.path), as: "the request beside --out")
        if let out { try PlanReplacement.check(planAt: out) }
        let sources = try PlanSources(plan: plan, request: request, slots: slots, &files)
        let asked = try asked(in: sources.plan)
        let inquiry = try sources.inquiry(
            sources.request, at: plan, proof: PlanFile.proof(of: sources.plan, readFrom: plan)?.proof)
        if let by { return try await tellShortages(by: by, inquiry, sources) }
        let progress = output.progress
        progress.report(Self.line(0, of: asked.count))
        let answers = try await Answering(progress: progress).untilInterrupted {
            let done = Counter()
            return try await inquiry.answers(about: asked) { _ in
                progress.report(Self.line(done.next(), of: asked.count))
            }
        }
        if let apply, let out { return try await carryOut(apply, answers.unplaced, sources, to: out) }
        try output.write(
            ExplainReport(file: plan, plan: sources.plan, request: sources.request, answers: answers).document)
    }

    private static func line(_ done: Int, of all: Int) -> String { "\(done) of \(all) questions answered" }

    private func tellShortages(by view: ShortageView, _ inquiry: PlanInquiry, _ sources: PlanSources) async throws {
        let progress = output.progress
        progress.report("solving")
        let answer = try await Answering(progress: progress).untilInterrupted {
            try await inquiry.shortages(by: view)
        }
        try output.write(
            ShortageReport(file: plan, plan: sources.plan, request: sources.request, answer: answer).document)
    }

    /// The sessions in question.
    private func asked(in plan: Plan) throws -> [String] {
        let without = plan.unscheduled.map(\.session)
        guard !keys.isEmpty else { return without }
        let with = plan.appointments.map(\.session)
        for key in keys where !without.contains(key) && !with.contains(key) {
            throw Failure(
                .usage, "\(self.plan): the plan has no session \(key)\(DidYouMean.hint(key, without + with))")
        }
        return keys
    }

    /// Plans the changed request, starting from what was found.
    private func carryOut(
        _ number: Int, _ answers: [UnplacedAnswer], _ sources: PlanSources, to out: String
    ) async throws {
        guard let key = keys.first, let answer = answers.first, answer.changes.indices.contains(number - 1) else {
            throw Failure(
                .usage,
                answers.isEmpty
                    ? "\(keys.joined()) has a place: --apply carries out changes for a session without one"
                    : "there is no change \(number) for \(keys.joined()): there are \(answers[0].changes.count)")
        }
        let tested = answer.changes[number - 1]
        let changed = ChangedRequest(tested.change.applied(to: sources.request, session: key))
        let limits = PlanningLimits(gap: 0.001, timeLimit: 60, workLimit: 1, seed: 1)
        // Of a plan that is applied, the new one moves as few appointments as possible, and takes all of them over.
        let base = try PlanReplacement.isApplied(planAt: plan) ? PlanFile.readBase(path: plan) : nil
        let outcome = try await Planning(limits: limits, progress: output.progress).plan(
            Planner(PlanningProblem(changed.request, slots: sources.slots, previous: base)),
            startingAt: tested.places(key, before: sources.plan.places))
        try changed.write(with: outcome, to: out, slots: sources.slotsPath, previous: base.map { _ in plan })
        try output.write(
            PlanReport(outcome.plan).document(now: Instant.ofThisMoment()).ofRun(file: out, refusals: [], note: nil))
        if !output.quiet {
            try StandardStream.error.write("The changed request is \(ChangedRequest.path(besidePlan: out)).\n")
            if base != nil {
                try StandardStream.error.write(
                    "\(plan) is applied: applying \(out) takes its appointments over, and moves only what has another place.\n"
                )
            }
        }
    }
}
