import ArgumentParser
import PlanApplication
import PlanModel
import PlanReports

/// `coachplan check`: is the request in order?
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Read a request and tell every problem in it.",
        discussion: """
            Each problem is one line on standard error: file, line, field, what is wrong, the value found, and what \
            was expected. Nothing is sent anywhere. Exit status 65 if there is a problem, 0 if there is none.
            """)

    @Argument(help: "The request: a YAML or JSON file.")
    var request: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let report = CheckReport(file: CommandFiles.shownName(self.request))
        let request = try read(for: report)
        let note = PastTimes.note(on: request, at: Instant.ofThisMoment())
        try output.write(report.document(of: request, note: note))
    }

    private func read(for report: CheckReport) throws -> PlanRequest {
        do {
            var files = CommandFiles()
            return try files.request(at: request).request
        } catch {
            let failure = Failure(explaining: error)
            throw failure.with(report.refused(isRead: !failure.located.isEmpty))
        }
    }
}
