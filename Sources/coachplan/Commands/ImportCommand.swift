import ArgumentParser
import PlanFiles
import PlanModel
import PlanReports
import RequestFiles

/// `coachplan import`: makes a request for a planner's own sheet.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make a request for a planner's own sheet.",
        discussion: """
            Reads a sheet that was saved as CSV, proposes what its columns are for, and writes a request that goes by the \
            sheet: the sheet stays what it is, and may be edited and saved again. Tells what each column was taken for, \
            and every cell that could not be read, with its line and column; the exit status is 65 then, and the request \
            is written all the same.
            """)

    @Argument(
        help: "The sheet: a CSV file, with commas, semicolons or tabs; - for standard input, kept beside the request.")
    var sheet: String

    @Option(help: ArgumentHelp("Write the request here.", valueName: "file"))
    var out: String

    @OptionGroup var settings: SheetOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        var files = CommandFiles()
        let isPiped = sheet == "-"
        let sheet = try KeptSheet.path(of: sheet, beside: out, "the sheet")
        if isPiped {
            files.writes(sheet, as: "the sheet beside --out", .growing)
        } else {
            files.reads(sheet, as: "the sheet")
        }
        files.writes(out, as: "--out")
        let schema = RequestSchema(beside: out)
        files.writes(schema?.path, as: "the schema beside --out")
        try files.check()
        guard out != "-" || output.format == .text else {
            throw Failure(.usage, "--out -: standard output cannot have the request and the document of --format json")
        }
        if isPiped { try KeptSheet.keep(sheet) }
        let made = try SheetImport(sheet: sheet, request: out, settings: settings.settings(schema: schema?.name))
        try FileBytes.write(made.text.utf8, to: out)
        try schema?.write()
        let report = ImportReport(command: "import", sheet: sheet, request: out)
        try tell(
            report.document(made.rows, columns: made.columns.map(ImportReport.Column.init)), failure: made.failure(out))
    }

    /// Reports on standard error if the request itself is written to standard output.
    private func tell(_ document: ReportDocument, failure: Failure?) throws {
        guard out == "-" else { return try output.write(document, failure: failure) }
        if !output.quiet { try document.write(to: .error) }
        if let failure { throw failure }
    }
}

extension SheetImport {
    /// The failure that ends the command if part of the sheet could not be parsed.
    func failure(_ request: String) -> Failure? {
        guard !problems.isEmpty else { return nil }
        var failure = Failure(
            .badData, problems: problems.map(\.description),
            advice:
                "\(CommandFiles.shownOutput(request)) is written. Correct what is told above in the sheet or in the request "
                + "(a column that is no field: extra); coachplan check tells what is left.")
        failure.isLocated = true
        failure.located = problems
        return failure
    }
}

extension ImportReport.Column {
    init(_ column: SheetImport.Column) {
        self.init(header: column.header, field: column.field, filled: column.filled, unread: column.unread)
    }
}
