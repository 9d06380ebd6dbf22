import ArgumentParser
import CoachingAPI
import PlanApplication
import PlanModel
import PlanReports
import RequestFiles
import SessionPlanner

/// `coachplan doctor`: will this request go through?
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look a request over before anything is fetched or applied.",
        discussion: """
            Asks the service about credentials, permissions by division, and everybody of the request: account, \
            business unit, division, whether they may take part, and a published schedule in each week. Tells the \
            clock, the horizon, how many calls fetch and apply take, and what can't be met whatever is planned. A \
            table of people by check says what to do. Nothing is changed in the service. Exit status 0 if nothing is \
            in the way, 77 if credentials or permissions are, 65 if something else is.
            """)

    @Argument(help: "The request: a YAML or JSON file.")
    var request: String

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let report = DoctorReport(request: CommandFiles.shownName(request))
        try await Failure.reporting(report.refused()) {
            var files = CommandFiles()
            let (request, _) = try files.request(at: self.request)
            let question = self.request == "-" ? nil : try RequestReader.readNames(path: self.request).question
            let checkup = try await checkup(of: request, question ?? PeopleQuestion(names: [], sources: []))
            let document = report.document(
                entries: checkup.entries.map(DoctorReport.Entry.init),
                people: checkup.people.map(DoctorReport.Person.init),
                isInOrder: checkup.isInOrder, clock: request.clock)
            try output.write(document, failure: failure(checkup, document))
        }
    }

    private func checkup(of request: PlanRequest, _ question: PeopleQuestion) async throws -> Checkup {
        let progress = output.progress
        defer { progress.finish() }
        let settings = try connection.settings()
        return try await connection.withClient(
            verbose: output.verbose, onWait: { progress.report($0.description) }
        ) { client in
            progress.report("looking the request over")
            let facts = RequestDoctor.Facts(
                region: settings.endpoint.apiURL, machineAhead: { client.serviceClock.machineAhead },
                now: client.time, callsPerMinute: PacingLimits().callsPerWindow,
                hopeless: request.hopelessSessions.map { ($0.session, $0.message) })
            return try await RequestDoctor(
                client.directory, client, request: request, question: question, facts: facts
            ).checkup()
        }
    }

    /// The failure for a checkup. People read the table; the error has one line for each problem.
    private func failure(_ checkup: Checkup, _ document: ReportDocument) -> Failure? {
        guard !checkup.isInOrder else { return nil }
        let whole = checkup.entries.filter { $0.finding.isInOrder == false }.map { entry in
            "\([entry.check.rawValue, entry.subject].compactMap(\.self).joined(separator: " ")): \(entry.finding.text)"
        }
        let people = checkup.people.flatMap { person in
            Checkup.PersonCheck.allCases.compactMap { check in
                person.findings[check].flatMap {
                    $0.isInOrder == false ? "\(person.name): \(check.rawValue): \($0.text)" : nil
                }
            }
        }
        return Failure(
            checkup.lacksPermission ? .noPermission : .badData, problems: whole + people,
            advice: output.format == .text
                ? nil : "\(Numbers.counted(whole.count + people.count, "thing")) to put right")
    }
}

extension DoctorReport.Finding {
    init(_ finding: Checkup.Finding) {
        self.init(isInOrder: finding.isInOrder, text: finding.text, advice: finding.advice)
    }
}

extension DoctorReport.Entry {
    init(_ entry: Checkup.Entry) {
        self.init(check: entry.check.rawValue, subject: entry.subject, finding: DoctorReport.Finding(entry.finding))
    }
}

extension DoctorReport.Person {
    init(_ person: Checkup.Person) {
        let roles = [person.isAttendee ? "attendee" : nil, person.isFacilitator ? "facilitator" : nil]
        self.init(
            person: ReportPerson(id: person.id, name: person.name),
            role: roles.compactMap(\.self).joined(separator: ", "),
            findings: Checkup.PersonCheck.allCases.map { check in
                (
                    check.rawValue,
                    person.findings[check].map(DoctorReport.Finding.init)
                        ?? DoctorReport.Finding(isInOrder: nil, text: "not looked at", advice: nil)
                )
            }, advice: person.advice)
    }
}
