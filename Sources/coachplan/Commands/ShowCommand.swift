import ArgumentParser
import PlanFiles
import PlanModel
import PlanReports

/// `coachplan show`: a plan for people, programs and spreadsheets.
struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print a plan: who, with whom, when, the staffing, the cost and its proof.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json, csv
    }

    @Argument(help: "The plan.")
    var plan: String

    @Option(help: "A table for people, JSON for programs, CSV with a row for each session for spreadsheets.")
    var format = Format.table

    func run() async throws {
        var files = CommandFiles()
        files.reads(plan, as: "the plan")
        try files.check()
        let report = PlanReport(try PlanFile.read(path: plan))
        switch format {
        case .table: try report.document(now: Instant.ofThisMoment()).write(to: .output)
        case .json: try StandardStream.output.writeExactly(try report.json())
        case .csv: try StandardStream.output.writeExactly(report.csv)
        }
    }
}
