import ArgumentParser
import CoachingModels
import CoachingSandbox
import Foundation
import PlanFiles
import PlanModel
import PlanReports
import RequestFiles

/// `coachplan init`: a first request.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a first request, with comments, to go on from.",
        discussion: """
            Asks nothing. Writes a request with comments and a roster for people of the sandbox, so that it can be tried at once; \
            with --from, a request for a sheet of your own, as import does:
              coachplan init
              coachplan sandbox --port 8080                                   (in a second terminal)
              export GENESYSCLOUD_OAUTHCLIENT_ID=sandbox GENESYSCLOUD_OAUTHCLIENT_SECRET=sandbox
              coachplan plan request.yaml --api-url http://127.0.0.1:8080
            """)

    @Option(
        help: ArgumentHelp(
            "A sheet of your own, saved as CSV; - for standard input, kept beside the request.", valueName: "sheet.csv")
    )
    var from: String?

    @Option(help: ArgumentHelp("The request to write; the roster goes beside it.", valueName: "file"))
    var out = "request.yaml"

    @OptionGroup var settings: SheetOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        var files = CommandFiles()
        let isPiped = from == "-"
        let from = try from.map { try KeptSheet.path(of: $0, beside: out, "--from") }
        if isPiped {
            files.writes(from, as: "the sheet beside --out", .growing)
        } else {
            files.reads(from, as: "--from")
        }
        let roster = from == nil ? RelativePath.path(of: "roster.csv", besideFile: out) : nil
        let schema = RequestSchema(beside: out)
        files.writes(out, as: "--out", .growing)
        files.writes(roster, as: "the roster beside --out", .growing)
        files.writes(schema?.path, as: "the schema beside --out")
        try files.check()
        for path in [out, roster].compactMap(\.self) where FileManager.default.fileExists(atPath: path) {
            throw Failure(.cannotCreate, "\(path): is there already", advice: "Name another file with --out.")
        }
        let settings = settings.settings(schema: schema?.name)
        if let from {
            if isPiped { try KeptSheet.keep(from) }
            try write(SheetImport(sheet: from, request: out, settings: settings), of: from, schema)
        } else if let roster {
            try writeSample(roster: roster, schema)
        }
    }

    private func write(_ made: SheetImport, of sheet: String, _ schema: RequestSchema?) throws {
        try FileBytes.write(made.text.utf8, to: out)
        try schema?.write()
        let report = ImportReport(command: "init", sheet: sheet, request: out)
        try output.write(
            report.document(made.rows, columns: made.columns.map(ImportReport.Column.init)), failure: made.failure(out))
    }

    /// Writes a request for the first people of the world that a sandbox has by default.
    private func writeSample(roster: String, _ schema: RequestSchema?) throws {
        let world = try SandboxWorld(shape: WorldShape(firstDay: Self.firstDay))
        let request = try world.request(sessions: Self.sampleSessions)
        try FileBytes.write(RosterWriter.csv(of: request).utf8, to: roster)
        let text = RequestWriter.commentedText(of: request, sessionsFile: "roster.csv", schema: schema?.name)
        try FileBytes.write(text.utf8, to: out)
        try schema?.write()
        try output.write(
            ImportReport(command: "init", sheet: roster, request: out).sample(sessions: request.sessions.count))
    }

    private static let sampleSessions = 12

    /// The first day of a sandbox that is started now.
    private static var firstDay: LocalDate {
        let today = (ZoneClock(name: "America/New_York") ?? .utc).day(of: Instant.ofThisMoment())
        return LocalDate(daysSince1970: today.daysSince1970 + 7 - today.weekday)
    }
}
