import ArgumentParser
import CoachingAPI
import CoachingModels
import PlanApplication
import PlanFiles
import PlanModel
import PlanReports
import RequestFiles

/// `coachplan due`: who of a programme is to be coached again?
struct DueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due",
        abstract: "List who of a programme is due: last coached, by whom, due, overdue, planned.",
        discussion: """
            A programme says who is to be coached how often; its people stand in it as in a request, and coachplan resolve \
            PROGRAMME finds out who they are. The service is asked for their appointments: whoever has one to come is planned, not \
            due. With --request-out, those who are due or overdue get a session each in a request, whose keys stay the same until \
            they were coached; coachplan resolve, check, fetch, plan and apply go on with it. Nothing is changed in the service. \
            coachplan help programme explains every field. Exit status 0 whoever is overdue; 65 or 77 if the service does not tell \
            somebody's appointments: the others are listed nevertheless.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, csv
    }

    @Argument(help: "The programme: a YAML or JSON file.")
    var programme: String

    @Option(
        help: ArgumentHelp(
            "How far back the list goes: 8w, 60d, or a date. Who was not coached since is looked for two years back.",
            valueName: "time"))
    var since = SinceArgument(days: 56)

    @Option(help: ArgumentHelp("Write a request for those who are due.", valueName: "file"))
    var requestOut: String?

    @Option(
        help: ArgumentHelp(
            "Days that the request plans, the end exclusive (default: those of the programme, from next Monday).",
            valueName: "first/end"))
    var horizon: DaysArgument?

    @Option(
        help: "Text for people, one JSON document for programs, or CSV with a row for each person for spreadsheets.")
    var format = Format.text

    @Flag(name: .shortAndLong, help: "Print errors only.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Report progress in plain lines, also where standard error is not a terminal.")
    var verbose = false

    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
    }

    func run() async throws {
        let report = DueReport(
            file: CommandFiles.shownName(programme), request: requestOut.map(CommandFiles.shownOutput))
        try await Failure.reporting(report.refused()) {
            var files = CommandFiles()
            files.reads(programme, as: "the programme")
            files.writes(requestOut, as: "--request-out")
            let schema = requestOut.flatMap { RequestSchema(beside: $0) }
            files.writes(schema?.path, as: "the schema beside --request-out")
            try files.check()
            guard requestOut != "-" || format == .text && quiet else {
                throw Failure(
                    .usage, "--request-out -: standard output cannot have the request and the list: add --quiet")
            }
            let file = try ProgrammeReader.read(
                path: programme, today: (ZoneClock.utc).day(of: Instant.ofThisMoment()))
            files.reads(file.lock, as: "the lock of the programme's people")
            try files.check()
            let findings = try await findings(of: file)
            if let requestOut {
                let text = file.request(for: findings.entries, days: findings.days, schema: schema?.name)
                try FileBytes.write(text.utf8, to: requestOut)
                try schema?.write()
            }
            try write(report, findings)
        }
    }

    private func findings(of file: ProgrammeFile) async throws -> DueReport.Findings {
        let programme = file.programme
        let progress = ProgressLine(quiet: quiet, verbose: verbose)
        defer { progress.finish() }
        return try await connection.withClient(
            verbose: verbose, onWait: { progress.report($0.description) }
        ) { client in
            progress.report(
                "reading the appointments of \(Numbers.counted(programme.members.count, "person", plural: "people"))")
            // The service's clock is known from its first answer on.
            do { _ = try await client.getTokensMe() } catch let error as CoachingAPIError
                where error.kind == .forbidden || error.kind == .rejected
            {}
            let now = client.time()
            let since = since.start(at: now, programme.clock)
            let days = horizon?.days ?? programme.days(from: programme.clock.day(of: now))
            let found = try await DueReader(client).read(programme, since: since, now: now)
            let judge = DueJudge(programme, now: now, since: since, days: days)
            let entries = judge.entries(found.appointments, hidden: found.refused.keys)
            let leaders = Set(entries.flatMap { [$0.lastBy, $0.plannedBy].compactMap(\.self) })
            var findings = DueReport.Findings(
                programme: programme.name, clock: programme.clock, today: programme.clock.day(of: now),
                since: programme.clock.day(of: since), days: days, entries: entries,
                names: try await names(of: leaders, file, client))
            findings.refusals = entries.filter { $0.state == .unknown }.compactMap { entry in
                found.refused[entry.member.id].map { error in
                    DueReport.Refusal(
                        person: ReportPerson(id: entry.member.id, name: entry.member.name), httpStatus: error.status,
                        code: error.code, message: error.message)
                }
            }
            findings.notes = file.notes(at: now) + judge.notes(found.appointments)
            return findings
        }
    }

    /// Names of those who lead: the lock knows leaders of the people, the directory the others. Where it tells none, ids have to do.
    private func names(
        of ids: Set<String>, _ file: ProgrammeFile, _ client: CoachingClient
    ) async throws -> [String: String] {
        var names = Dictionary(uniqueKeysWithValues: ids.compactMap { id in file.name(of: id).map { (id, $0) } })
        let rest = ids.filter { names[$0] == nil }.sorted()
        do {
            for try await user in client.directory.users(ids: rest, expand: [], state: .any) {
                if let id = user.id { names[id] = user.name }
            }
        } catch is CoachingAPIError {}
        return names
    }

    private func write(_ report: DueReport, _ findings: DueReport.Findings) throws {
        let document = report.document(findings)
        let failure = failure(findings)
        if !quiet {
            switch format {
            case .text: try document.write(to: .output)
            case .json: if failure == nil { try StandardStream.output.writeExactly(try document.json()) }
            case .csv: try StandardStream.output.writeExactly(report.csv(findings))
            }
        }
        if let failure { throw failure.with(document) }
    }

    private func failure(_ findings: DueReport.Findings) -> Failure? {
        guard !findings.refusals.isEmpty else { return nil }
        let isForbidden = findings.refusals.contains { $0.httpStatus == 401 || $0.httpStatus == 403 }
        return Failure(
            isForbidden ? .noPermission : .badData, problems: findings.refusals.map(\.text),
            advice:
                "The others are listed. Who left is told by: coachplan resolve --refresh \(CommandFiles.shownName(programme))"
        )
    }
}
