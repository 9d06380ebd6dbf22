import ArgumentParser
import CoachingModels
import PlanFiles
import PlanModel
import PlanReports
import RequestFiles
import SessionPlanner

/// `coachplan report`: a plan as one page on which to decide.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write a plan as one page for a browser: warnings, who is left out, calendar, staffing, coaches.",
        discussion: """
            The page is one file that needs no network: it can be sent by mail and printed. With a second plan, an earlier \
            one, it tells the differences too. Where the request and the slots are still where the plan says, unchanged, it \
            tells preferences and priorities, and for each session left out the change that would give it a place.
            """)

    @Argument(help: "The plan.")
    var plan: String

    @Argument(help: "An earlier plan to compare it with.")
    var earlier: String?

    @Option(help: ArgumentHelp("Write the page here.", valueName: "file"))
    var out: String

    @Option(
        help: ArgumentHelp(
            "What explain --format json wrote about this plan: what would help those left out.", valueName: "file"))
    var answers: String?

    @Option(
        help: ArgumentHelp(
            "Without --answers: look so long for what would help those left out; 0 for not at all.",
            valueName: "seconds"))
    var answerTime = 10.0

    @Option(
        help: ArgumentHelp("The curve that tradeoff has written (tradeoff.json), to be drawn.", valueName: "file"))
    var tradeoff: String?

    func validate() throws {
        guard (0...3600).contains(answerTime) else {
            throw ValidationError("--answer-time is a number of seconds from 0 to 3600.")
        }
    }

    func run() async throws {
        var files = CommandFiles()
        files.reads(plan, as: "the plan")
        files.reads(earlier, as: "the earlier plan")
        files.reads(answers, as: "--answers")
        files.reads(tradeoff, as: "--tradeoff")
        files.writes(out, as: "--out")
        try files.check()
        let difference = try earlier.map { try DiffCommand.report(($0, plan)) }
        let shown = try difference?.later ?? PlanFile.read(path: plan)
        let curve = try tradeoff.map { file in
            try ReportInput.read(TradeoffCurve.self, from: file, expected: "what tradeoff has written: tradeoff.json")
        }
        let page = PlanPage(
            shown, request: try? PlanSources.request(of: shown, at: plan), difference: difference,
            helpful: try await helpful(for: shown), tradeoff: curve)
        try page.write(to: out)
    }

    private func helpful(for shown: Plan) async throws -> HelpfulChanges? {
        if let answers { return try ReportInput.answers(in: answers, about: shown) }
        guard !shown.unscheduled.isEmpty, answerTime > 0, let sources = try? PlanSources(of: shown, at: plan) else {
            return nil
        }
        let proof = try? PlanFile.proof(of: shown, readFrom: plan)?.proof
        guard let inquiry = try? sources.inquiry(sources.request, at: plan, proof: proof) else { return nil }
        return try await inquiry.helpful(seconds: answerTime)
    }
}

/// Reads documents of other commands that a page includes.
enum ReportInput {
    /// The answers about a plan.
    static func answers(in file: String, about plan: Plan) throws -> HelpfulChanges {
        let document = try read(ExplainDocument.self, from: file, expected: "what explain --format json has written")
        guard document.plan == plan.id else {
            throw InputProblems(
                Problem(
                    file: CommandFiles.shownName(file), field: "plan", value: document.plan, expected: plan.id,
                    message: "the answers are about another plan"))
        }
        return HelpfulChanges(document)
    }

    static func read<Document: Decodable>(_ type: Document.Type, from file: String, expected: String) throws -> Document
    {
        let bytes = try FileBytes.read(file, limit: 64 << 20)
        do { return try CoachingJSON.decode(type, from: bytes) } catch {
            throw InputProblems(
                Problem(file: CommandFiles.shownName(file), expected: expected, message: "is no such document"))
        }
    }
}

extension PlanInquiry {
    /// The changes that would give a place to sessions left out, as far as they are found in this many seconds.
    func helpful(seconds: Double) async throws -> HelpfulChanges? {
        let left = problem.request.sessions.map(\.key)
        let answers = try await Answering.within(seconds: seconds) { try await self.answers(aboutUnplacedOf: left) }
        return HelpfulChanges(answers, request: problem.request)
    }
}

extension PlanPage {
    /// Writes the page as of this moment.
    func write(to path: String) throws {
        try FileBytes.write(Array(try html(now: Instant.ofThisMoment()).utf8), to: path)
    }
}
