import ArgumentParser
import PlanFiles
import PlanModel
import PlanReports

/// `coachplan show`: a plan for people, programs and spreadsheets.
struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print a plan: what must be decided, who, with whom, when, staffing, coaches, cost and proof.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json, csv
    }

    @Argument(help: "The plan.")
    var plan: String

    @Option(help: "A table for people, JSON for programs, CSV with a row for each session for spreadsheets.")
    var format = Format.table

    @OptionGroup var filter: FilterOptions

    func run() async throws {
        var files = CommandFiles()
        files.reads(plan, as: "the plan")
        try files.check()
        let plan = try PlanFile.read(path: plan)
        try filter.check(in: PlanNames(plan))
        let report = PlanReport(plan, filter: filter.filter)
        let now = Instant.ofThisMoment()
        switch format {
        case .table: try report.document(now: now).write(to: .output)
        case .json: try StandardStream.output.writeExactly(try report.document(now: now).json())
        case .csv: try StandardStream.output.writeExactly(report.csv(now: now))
        }
    }
}
