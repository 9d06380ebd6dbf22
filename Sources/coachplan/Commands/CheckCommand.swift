import ArgumentParser
import PlanApplication
import PlanFiles
import PlanModel
import PlanReports
import RequestFiles
import SessionPlanner

/// `coachplan check`: is the request in order?
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Read a request and tell every problem in it.",
        discussion: """
            Each problem is one line on standard error: file, line, field, what is wrong, the value found, and what \
            was expected. Nothing is sent anywhere. Exit status 65 if there is a problem, 0 if there is none. Sessions \
            that can have no place whatever the service answers, as hours and closed times leave them none, are no problem \
            for the others: they are told as notes.
            """)

    @Argument(help: "The request: a YAML or JSON file.")
    var request: String

    @Option(
        help: ArgumentHelp(
            "Slots that fetch has written: told where they are old, or have the same staffing for several groups.",
            valueName: "file"))
    var slots: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let report = CheckReport(file: CommandFiles.shownName(self.request))
        let (request, sources) = try read(for: report)
        let now = Instant.ofThisMoment()
        let past = PastTimes.note(on: request, at: now)
        let answers = try Failure.reporting(report.refused(isRead: false)) { try answerNotes(on: request, now: now) }
        let groups = StaffingGroupRules(policy: request.policy, attendees: request.attendees)
        let notes =
            [past].compactMap(\.self) + answers + groups.doubts.map { told($0.group, $0.fault) }
            + request.hopelessSessions.map { told($0, sources) }
        try output.write(report.document(of: request, notes: notes))
    }

    /// What the service's answers say before anything is planned: how old they are, and which groups are counted twice.
    private func answerNotes(on request: PlanRequest, now: Instant) throws -> [String] {
        guard let slots else { return [] }
        let answers = try SlotsReader.read(path: slots)
        let age = AgeNote.text(
            answers.askedAt, clock: request.clock, now: now, advice: "coachplan fetch --refresh asks it again")
        let same = request.groupsOfSameStaffing(in: answers).map { groups in
            "\(groups.joined(separator: " and ")) have the same staffing to the hundredth throughout: whoever is away is missed in one "
                + "curve, which a plan counts once for each group; give these people one staffingGroup in the request"
        }
        return [age].compactMap(\.self) + same
    }

    private func told(_ group: String, _ fault: RequestFault) -> String {
        Problem(
            file: CommandFiles.shownName(request), field: "policy.staffingGroups.\(group)", message: fault.message
        ).description
    }

    private func told(_ session: HopelessSession, _ sources: RequestSources) -> String {
        let place = sources.place(ofSession: session.session)
        return Problem(
            file: place?.place.file ?? CommandFiles.shownName(request), line: place?.place.line,
            // A roster's fields are columns.
            field: [place?.field ?? "", session.field].filter { !$0.isEmpty }.joined(separator: "."),
            value: session.session, expected: session.expected, message: session.message
        ).description
    }

    private func read(for report: CheckReport) throws -> (request: PlanRequest, sources: RequestSources) {
        do {
            var files = CommandFiles()
            files.reads(slots, as: "--slots")
            return try files.request(at: request)
        } catch {
            let failure = Failure(explaining: error)
            throw failure.with(report.refused(isRead: !failure.located.isEmpty))
        }
    }
}
