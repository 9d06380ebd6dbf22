import ArgumentParser
import CoachingAPI
import PlanApplication
import PlanFiles
import PlanModel
import PlanReports
import RequestFiles

/// `coachplan resolve`: finds out whom the request means.
struct ResolveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: "Look up the people of a request, or of a programme, by e-mail, name, team, group or unit.",
        discussion: """
            Writes REQUEST.lock.json beside the request: who each name stands for, who belongs to each team, and \
            everybody's leader, units and staffing group. All other commands read it and ask nobody. Whoever is not \
            found, found twice, not active or without a schedule is told with line and column, all at once, and then \
            nothing is written. A lock that answers everything is left as it is; --refresh asks again, and says who \
            joined, left, moved or is led by somebody else. Nothing is changed in the service.
            """)

    @Argument(help: "The request, or the programme: a YAML or JSON file.")
    var request: String

    @Flag(help: "Ask again, and say what has changed since.")
    var refresh = false

    @Flag(help: "Ask for the days too on which people change staffing groups.")
    var staffingDates = false

    @Option(help: ArgumentHelp("Look in this business unit only.", valueName: "name"))
    var businessUnit: String?

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let report = ResolveReport(
            request: CommandFiles.shownName(request), lock: LockFile.path(besideRequest: request))
        try await Failure.reporting(report.refused()) {
            guard request != "-" else {
                throw Failure(.usage, "the lock stands beside the request: name a file, not standard input")
            }
            let names = try self.names()
            let earlier = try earlierLock()
            if let earlier, !refresh, !staffingDates, earlier.answers(names.question) {
                return try tell(report, earlier, changes: nil, wasAsked: false, notes: [])
            }
            let findings = try await findings(for: names)
            try refuse(findings.faults, names)
            try LockFile.write(findings.lock, to: names.lockPath)
            try tell(
                report, findings.lock, changes: refresh ? earlier.map { findings.lock.changes(since: $0) } : nil,
                wasAsked: true, notes: findings.notes)
        }
    }

    private func names() throws -> RequestNames {
        var files = CommandFiles()
        files.reads(request, as: "the request")
        let names =
            try ProgrammeReader.isProgramme(path: request)
            ? ProgrammeReader.readNames(path: request) : RequestReader.readNames(path: request)
        files.writes(names.lockPath, as: "the lock")
        try files.check()
        return names
    }

    /// A lock that cannot be read does not prevent asking again.
    private func earlierLock() throws -> PeopleLock? {
        do { return try LockFile.read(besideRequest: request) } catch  where refresh { return nil }
    }

    private func findings(for names: RequestNames) async throws -> PeopleFindings {
        let progress = output.progress
        defer { progress.finish() }
        var options = PeopleLookup.Options()
        options.businessUnit = businessUnit ?? names.businessUnit
        options.asksStaffingDates = staffingDates
        return try await connection.withClient(
            verbose: output.verbose, onWait: { progress.report($0.description) }
        ) { [options] client in
            progress.report("looking up the people of the request")
            return try await PeopleLookup(client.directory, options: options, now: client.time)
                .findings(for: names.question)
        }
    }

    /// Reports everything that was not found for certain, at its place.
    private func refuse(_ faults: [PeopleFault], _ names: RequestNames) throws {
        let problems = faults.compactMap { fault in
            switch fault.subject {
            case .name(let text): names.problem(of: text, fault.message, expected: fault.expected)
            case .source(let source): names.problem(of: source, fault.message, expected: fault.expected)
            }
        }
        guard !problems.isEmpty else { return }
        throw InputProblems(
            problems.enumerated().sorted { a, b in
                (a.element.file, a.element.line ?? 0, a.element.column ?? 0, a.offset)
                    < (b.element.file, b.element.line ?? 0, b.element.column ?? 0, b.offset)
            }.map(\.element))
    }

    /// The request is read as every other command will read it: what is wrong with it besides is told here, too. So is a programme.
    private func tell(
        _ report: ResolveReport, _ lock: PeopleLock, changes: [PeopleChange]?, wasAsked: Bool, notes: [String]
    ) throws {
        let clock =
            try ProgrammeReader.isProgramme(path: request)
            ? ProgrammeReader.read(path: request, today: ZoneClock.utc.day(of: Instant.ofThisMoment())).programme.clock
            : RequestReader.read(path: request).clock
        try output.write(report.document(lock, changes: changes, wasAsked: wasAsked, notes: notes, clock: clock))
    }
}
