import CoachingModels
import Foundation
import PlanModel
import Testing

@testable import PlanReports

/// What the commands say besides plans: the words for people and the facts for programs.
struct RunReportTests {
    private static let now = Instant(seconds: 1_796_000_000)

    private func object(_ document: ReportDocument) throws -> [String: Any] {
        let object = try JSONSerialization.jsonObject(with: Data(document.json().utf8))
        return try #require(object as? [String: Any])
    }

    private func questions(_ before: Int, _ answered: Int, _ refused: Int) -> FetchReport.Questions {
        let times = before > 0 ? Self.now.advanced(bySeconds: -7200)...Self.now.advanced(bySeconds: -7200) : nil
        return FetchReport.Questions(
            needed: 20, answeredBefore: before, answered: answered, refused: refused, answeredBeforeAt: times)
    }

    @Test(arguments: [
        (0, 13, 0, "slots: 13 questions asked"), (1, 0, 1, "slots: 1 question asked, 1 was answered already"),
        (7, 2, 1, "slots: 3 questions asked, 7 were answered already"),
    ])
    func aFetchIsTold(before: Int, answered: Int, refused: Int, text: String) throws {
        let report = FetchReport(request: "request", slots: "slots", clock: .utc)
        let questions = questions(before, answered, refused)
        let document = report.document(questions, refusals: [], now: Self.now)
        #expect(document.text(width: 80).hasPrefix(text))
        #expect(document.text(width: 80).contains("2 hours ago") == (before > 0))
        let told = try #require(try object(document)["questions"] as? [String: Any])
        #expect(told["asked"] as? Int == answered + refused && told["answered"] as? Int == before + answered)
        #expect((told["answeredBeforeFrom"] != nil) == (before > 0))
        #expect(questions.kept(in: "slots") == "\(before + answered) of 20 questions are answered and kept in slots")
        let progress = "asking the service: \(before + answered) of 20 questions answered"
        #expect(questions.progress == progress + (refused > 0 ? ", 1 refused" : ""))
    }

    @Test func aRefusalNamesPeopleAndTheFirstSessions() {
        var refusal = FetchRefusal(
            file: "request.yaml", line: 7, people: [.init(id: "a-1", name: "Ana"), .init(id: "b-1", name: nil)],
            sessions: ["s1", "s2", "s3", "s4", "s5"], httpStatus: 403, code: "no", message: "Not theirs.",
            advice: "Ask.")
        #expect(
            refusal.text
                == "request.yaml:7: a-1 (Ana), b-1, of sessions s1, s2, s3 and 2 more: the service refuses this: "
                + "Not theirs. (HTTP 403 no)")
        (refusal.line, refusal.sessions, refusal.httpStatus, refusal.code) = (nil, ["s1"], nil, nil)
        #expect(
            refusal.text == "request.yaml: a-1 (Ana), b-1, of session s1: the service refuses this: Not theirs.")
        #expect(FetchRefusal.advice([refusal, refusal]) == ["Ask."])
    }

    private static let subject = RecordSubject(
        plan: PlanReportTests.plan.id, name: PlanReportTests.plan.request.name, file: "plan.json", journal: "record",
        service: "http://service")

    private func report(_ command: ApplyReport.Command) -> ApplyReport {
        ApplyReport(command, of: Self.subject, statuses: ["pending", "created", "deleted"])
    }

    @Test(arguments: [(0, ""), (1, ", 1 exists already"), (2, ", 2 exist already")])
    func whatApplyIsAboutToDo(done: Int, told: String) {
        let name = "December quality coaching"
        #expect(
            report(.apply).announcement(open: 1, done: done, notes: ["A note."]).text(width: 80)
                == "\(name): 1 appointment to create at http://service\(told)\nA note.\n")
        #expect(report(.apply).question(open: 2) == "Create 2 appointments at http://service?")
    }

    @Test func whatRollbackIsAboutToDo() {
        let text = report(.rollback).announcement(open: 2).text(width: 80)
        #expect(text == "plan.json: 2 appointments to delete at http://service\n")
        #expect(report(.rollback).question(open: 1) == "Delete 1 appointment at http://service?")
    }

    @Test(arguments: [(1, ", 1 more stays as it is"), (3, ", 3 more stay as they are")])
    func whatIsLeftAndWhoseOrganizationItIs(left: Int, told: String) throws {
        var subject = Self.subject
        (subject.organizationId, subject.organizationName, subject.clientId) = ("o-1", "Acme", "c-1")
        subject.place = "http://service (organisation Acme [o-1])"
        let report = ApplyReport(.apply, of: subject, statuses: [])
        #expect(
            report.announcement(open: 1, left: left).text(width: 80)
                == "December quality coaching: 1 appointment to create at http://service (organisation Acme [o-1])\(told)\n"
        )
        #expect(report.question(open: 1).hasSuffix("(organisation Acme [o-1])?"))
        let object = try object(report.begun)
        #expect(object["organization"] as? [String: String] == ["id": "o-1", "name": "Acme"])
        #expect(object["client"] as? String == "c-1")
    }

    @Test func aStatusTellsCountsAndWhatIsNotAsPlanned() throws {
        func row(_ session: String, _ state: String, _ differences: [StatusReport.Difference])
            -> StatusReport.Appointment
        {
            StatusReport.Appointment(
                session: session, state: state, id: "id-\(session)", start: Instant(seconds: 1_796_634_000),
                facilitator: ReportPerson(id: "c", name: "Carla"), attendees: [ReportPerson(id: "a", name: "Ana")],
                differences: differences, reason: nil)
        }
        let move = StatusReport.Difference(
            field: "dateStart", planned: "09:00", found: "09:30", words: "its start is 09:30")
        let report = StatusReport(
            of: Self.subject, clock: .utc, states: ["same", "moved", "gone"], quiet: ["same"])
        let document = report.document(
            [row("s1", "same", []), row("s2", "moved", [move])], at: Instant(seconds: 0), notes: ["A note."])
        let text = document.text(width: 120)
        #expect(text.hasPrefix("1 as planned, 1 moved at http://service\nA note.\n"))
        #expect(text.contains("s2") && text.contains("its start is 09:30") && !text.contains("s1"), "\(text)")
        let object = try object(document)
        #expect(object["counts"] as? [String: Int] == ["same": 1, "moved": 1, "gone": 0])
        let rows = try #require(object["appointments"] as? [[String: Any]])
        #expect(rows.map { $0["session"] as? String } == ["s1", "s2"])
        let differences = rows[1]["differences"] as? [[String: String]]
        #expect(differences == [["field": "dateStart", "planned": "09:00", "found": "09:30"]])
    }

    private static let appointments = [
        ApplyReport.Appointment(session: "s1", status: "created", id: "1", reason: nil),
        ApplyReport.Appointment(session: "s2", status: "deleted", id: "2", reason: nil),
        ApplyReport.Appointment(session: "s3", status: "created", id: "3", reason: "held"),
    ]

    @Test(arguments: [
        (ApplyReport.Command.apply, "2 of 3 appointments are in the service\n"),
        (.rollback, "1 appointment of this plan was taken back\n"),
    ])
    func whereEachAppointmentStands(command: ApplyReport.Command, text: String) throws {
        let document = report(command).outcome(Self.appointments, selected: 2, end: "finished", calls: 3)
        #expect(document.text(width: 80) == text)
        let object = try object(document)
        #expect(object["command"] as? String == command.rawValue && object["calls"] as? Int == 3)
        #expect(object["selected"] as? Int == 2)
        #expect(object["counts"] as? [String: Int] == ["pending": 0, "created": 2, "deleted": 1])
        let told = try #require(object["appointments"] as? [[String: String]])
        #expect(told.map { $0["session"] } == ["s1", "s2", "s3"] && told.map { $0["reason"] } == [nil, nil, "held"])
    }

    @Test func anErrorIsTheLastMember() throws {
        let problem = Problem(file: "a.yaml", line: 3, column: 5, field: "x", value: "y", expected: "z", message: "bad")
        let error = ReportError(
            status: 65, name: "badData", problems: [.located(problem), .message("worse")], advice: "Mend it.")
        #expect(
            try ReportDocument(command: "check").ended(by: error).json()
                == "{\"coachplan\":1,\"command\":\"check\",\"error\":{\"status\":65,\"name\":\"badData\",\"problems\":["
                + "{\"file\":\"a.yaml\",\"line\":3,\"column\":5,\"field\":\"x\",\"value\":\"y\",\"expected\":\"z\","
                + "\"message\":\"bad\"},{\"message\":\"worse\"}],\"advice\":\"Mend it.\"}}\n")
    }
}
