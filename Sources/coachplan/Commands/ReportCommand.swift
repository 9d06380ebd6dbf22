import ArgumentParser
import PlanFiles
import PlanModel
import PlanReports
import RequestFiles

/// `coachplan report`: a plan as one page to decide by.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write a plan as one page for a browser: warnings, who is left out, calendar, staffing, coaches.",
        discussion: """
            The page is one file that needs no network: it can be sent by mail and printed. With a second plan, an earlier \
            one, it tells the differences too. Preferences and priorities are in it where the request is still where the \
            plan says, unchanged.
            """)

    @Argument(help: "The plan.")
    var plan: String

    @Argument(help: "An earlier plan to compare it with.")
    var earlier: String?

    @Option(help: ArgumentHelp("Write the page here.", valueName: "file"))
    var out: String

    func run() async throws {
        var files = CommandFiles()
        files.reads(plan, as: "the plan")
        files.reads(earlier, as: "the earlier plan")
        files.writes(out, as: "--out")
        try files.check()
        let difference = try earlier.map { try DiffCommand.report(($0, plan)) }
        let shown = try difference?.later ?? PlanFile.read(path: plan)
        try PlanPage(shown, request: request(of: shown), difference: difference).write(to: out)
    }

    /// What the plan was made from, if it is still there: the page tells a little less without.
    private func request(of plan: Plan) -> PlanRequest? {
        guard let file = plan.request.file else { return nil }
        let path = RelativePath.path(of: file, besideFile: self.plan)
        guard let request = try? RequestReader.read(path: path), request.sha256 == plan.request.sha256 else {
            return nil
        }
        return request
    }
}

extension PlanPage {
    /// Writes the page as it is at this moment.
    func write(to path: String) throws {
        try FileBytes.write(Array(try html(now: Instant.ofThisMoment()).utf8), to: path)
    }
}
