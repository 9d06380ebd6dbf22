import ArgumentParser
import CoachingModels
import Foundation
import Hashing
import PlanApplication
import PlanFiles
import PlanModel
import PlanReports
import RequestFiles
import SessionPlanner

/// `coachplan explain`: why a session is where it is, or nowhere, and what would change that.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say why sessions have no place and what would give them one, or where else they could be.",
        discussion: """
            For a session without a place: what stands in the way of each start of its window, and the changes of the \
            request that would place it, each tested by solving, with what it costs the whole plan. For a session with a \
            place: what it costs there, and where else it could be. Without keys, all sessions without a place.

            --apply 2 --out week2.json makes the plan that change 2 leads to, and writes the changed request beside it.
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

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (apply == nil) == (out == nil) else { throw ValidationError("--apply and --out go together.") }
        guard apply == nil || keys.count == 1 else {
            throw ValidationError("--apply carries out a change of one session: name its key.")
        }
        guard (1...1000).contains(apply ?? 1) else { throw ValidationError("--apply is the number of a change.") }
    }

    func run() async throws {
        var files = CommandFiles()
        files.writes(out, as: "--out")
        files.writes(requestOut, as: "the request beside --out")
        let sources = try PlanSources(plan: plan, request: request, slots: slots, &files)
        if let out { try PlanReplacement.check(planAt: out) }
        let (unplaced, placed) = try asked(in: sources.plan)
        let inquiry = try inquiry(sources)
        output.progress.report("solving \(unplaced.count + placed.count) questions")
        let answers = try await inquiry.answers(toUnplaced: unplaced)
        var others: [PlacedAnswer] = []
        for key in placed { if let answer = try await inquiry.answer(toPlaced: key) { others.append(answer) } }
        output.progress.finish()
        if let apply, let out { return try await carryOut(apply, answers, inquiry, sources, to: out) }
        let report = ExplainReport(
            file: plan, plan: sources.plan, request: sources.request, unplaced: answers, placed: others)
        try output.write(report.document)
    }

    /// The changed request, where a change is carried out.
    private var requestOut: String? {
        out.map { ($0.hasSuffix(".json") ? String($0.dropLast(5)) : $0) + ".request.json" }
    }

    private func asked(in plan: Plan) throws -> (unplaced: [String], placed: [String]) {
        let without = plan.unscheduled.map(\.session)
        guard !keys.isEmpty else { return (without, []) }
        let with = plan.appointments.map(\.session)
        for key in keys where !without.contains(key) && !with.contains(key) {
            throw Failure(
                .usage, "\(self.plan): the plan has no session \(key)\(DidYouMean.hint(key, without + with))")
        }
        return (keys.filter(without.contains), keys.filter(with.contains))
    }

    private func inquiry(_ sources: PlanSources) throws -> PlanInquiry {
        let clock = ContinuousClock()
        let origin = clock.now
        let problem = try PlanningProblem(sources.request, slots: sources.slots)
        do {
            return try PlanInquiry(
                problem, plan: sources.plan, proof: try PlanFile.proof(of: sources.plan, readFrom: plan)?.proof,
                options: PlanningOptions(
                    gap: 0.0001, timeLimit: 0.25, workLimit: 0, threads: Processors.available,
                    clock: { origin.duration(to: clock.now) / .seconds(1) }))
        } catch let lost as LostPlaces {
            throw Failure(.badData, "\(plan): the plan is not one of this request and these slots: \(lost)")
        }
    }

    /// Plans the changed request, beginning with what was found.
    private func carryOut(
        _ number: Int, _ answers: [UnplacedAnswer], _ inquiry: PlanInquiry, _ sources: PlanSources, to out: String
    ) async throws {
        guard let key = keys.first, let answer = answers.first, answer.changes.indices.contains(number - 1) else {
            throw Failure(
                .usage,
                answers.isEmpty
                    ? "\(keys.joined()) has a place: --apply carries out changes for a session without one"
                    : "there is no change \(number) for \(keys.joined()): there are \(answers[0].changes.count)")
        }
        let tested = answer.changes[number - 1]
        var changed = tested.change.applied(to: sources.request, session: key)
        let text = Array(RequestWriter.text(of: changed, as: .json).utf8)
        changed.sha256 = SHA256.hexadecimal(of: text)
        let planner = try Planner(request: changed, slots: sources.slots)
        let clock = ContinuousClock()
        let origin = clock.now
        var outcome = try await PlanningRun(
            planner, id: UUID().uuidString.lowercased(), createdAt: Instant(seconds: Instant.ofThisMoment().seconds),
            options: PlanningOptions(
                workLimit: 1, threads: Processors.available,
                clock: { origin.duration(to: clock.now) / .seconds(1) }),
            startingAt: tested.places(key, in: sources.plan)
        ).outcome()
        guard let requestOut else { return }
        try FileBytes.write(text, to: requestOut)
        outcome.plan.noteFiles(besidePlan: out, request: requestOut, slots: sources.slotsPath)
        try PlanFile.write(outcome.plan, proof: outcome.proof, to: out)
        try output.write(
            PlanReport(outcome.plan).document(now: Instant.ofThisMoment()).ofRun(file: out, refusals: [], note: nil))
        if !output.quiet { try StandardStream.error.write("The changed request is \(requestOut).\n") }
    }
}

extension TestedChange {
    /// The places of all sessions in the plan that was found.
    fileprivate func places(_ key: String, in plan: Plan) -> [String: SessionPlace] {
        var places = plan.places
        for move in moves { places[move.session] = move.to }
        places[key] = place
        return places
    }
}
