import Foundation
import Testing

/// What a planner can get wrong in a request: each is told with its place, and nothing runs.
@Suite struct BadRequestTests {
    let workspace: Workspace
    let example: Example

    init() throws {
        workspace = try Workspace()
        example = try Example(in: workspace)
    }

    /// Checks the spoilt example, and that planning refuses it with the same words and leaves no plan behind.
    private func expectProblem(
        status: Int32 = 65, naming places: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let check = try await workspace.program.run("check", "request.yaml")
        let plan = try await workspace.program.run(
            "plan", "request.yaml", "--slots", "slots.ndjson", "--out", "plan.json")
        for outcome in [check, plan] {
            expectRefusal(outcome, status: status, sourceLocation: sourceLocation)
            for place in places {
                #expect(outcome.errors.contains(place), "\(outcome.errors)", sourceLocation: sourceLocation)
            }
            #expect(outcome.output.isEmpty, sourceLocation: sourceLocation)
        }
        #expect(
            try workspace.names() == ["request.yaml", "roster.csv", "slots.ndjson"], sourceLocation: sourceLocation)
    }

    @Test func unknownUserIsNamedWithItsLine() async throws {
        try example.replace("bo-1,a-bo", with: "bo-1,a-zoe", in: "roster.csv")
        try await expectProblem(naming: "roster.csv:3:", "attendees", "a-zoe")
    }

    @Test func sessionThatNobodyMayLead() async throws {
        try example.replace("f-tom;f-priya,60", with: "f-nobody,60", in: "roster.csv")
        try await expectProblem(naming: "roster.csv:7:", "facilitators", "f-nobody")
    }

    @Test(arguments: ["", "\n\n", "# only a remark\n", "coachplan: 1\n", "{}", "[]", "just words"])
    func emptyRequest(text: String) async throws {
        try workspace.write(text, to: "request.yaml")
        try await expectProblem(naming: "request.yaml")
    }

    @Test func rosterWithoutSessions() async throws {
        try workspace.write("key,attendees\n", to: "roster.csv")
        try await expectProblem(naming: "session")
    }

    @Test func oneKeyTwiceAmongTenThousand() async throws {
        var rows = (1...10_000).map { "s-\($0),a-ana" }
        rows[8_999] = "s-42,a-bo"
        try workspace.write("key,attendees\n" + rows.joined(separator: "\n") + "\n", to: "roster.csv")
        try await expectProblem(naming: "roster.csv:9001:", "key", "s-42")
    }

    @Test func quoteThatIsNeverClosed() async throws {
        try example.replace("bo-1,a-bo", with: "\"bo-1,a-bo", in: "roster.csv")
        try await expectProblem(naming: "roster.csv:3:1: key: the quote is never closed")
    }

    @Test func strayQuoteAfterManyRows() async throws {
        var rows = (1...300).map { "s-\($0),a-ana,talk" }
        rows[216] = "s-217,a-ana,5\" screen"
        try workspace.write("key,attendees,description\n" + rows.joined(separator: "\n") + "\n", to: "roster.csv")
        try await expectProblem(naming: "roster.csv:218:14: description:", "5\" screen")
    }

    /// As spreadsheets save "Unicode text".
    @Test func rosterInUTF16() async throws {
        let text = try workspace.text(of: "roster.csv")
        try #require(text.data(using: .utf16)).write(to: workspace.folder.appendingPathComponent("roster.csv"))
        expectSuccess(try await workspace.program.run("check", "request.yaml"))
    }

    /// Semicolons between cells, capitals in TRUE, empty columns at the end: nothing to complain about.
    @Test func rosterAsASpreadsheetWritesIt() async throws {
        try workspace.write(
            "\u{FEFF}key;attendees;addToSchedule;;\r\ns-1;a-ana,a-bo;TRUE;;\r\ns-2;\"a-bo;a-chi\";FALSE;;\r\n;;;;\r\n",
            to: "roster.csv")
        let check = try await workspace.program.run("check", "request.yaml")
        expectSuccess(check)
        #expect(check.output.contains("2 sessions"))
    }

    @Test(.timeLimit(.minutes(10))) func everyOneOfManyRowsIsWrong() async throws {
        let rows = (1...60_000).map { "s-\($0),a-zoe" }
        try workspace.write("key,attendees\n" + rows.joined(separator: "\n") + "\n", to: "roster.csv")
        let check = try await workspace.program.run("check", "request.yaml")
        expectRefusal(check, status: 65, naming: "roster.csv:2:", "roster.csv:60001:", "60000 problems")
    }

    @Test func dateThatTheTimeZoneLacks() async throws {
        // Samoa went from the 29th to the 31st of December 2011 when it changed sides of the date line.
        try example.replace("America/New_York", with: "Pacific/Apia", in: "request.yaml")
        try example.replace("2026-12-07/2026-12-12 ", with: "2011-12-30/2012-01-03 ", in: "request.yaml")
        try await expectProblem(naming: "request.yaml:4:", "horizon", "2011-12-30")
    }

    @Test(arguments: [
        ("understaffingCost: 10", "understaffingCost: -10", "understaffingCost"),
        ("maxSessionsPerDay: 3", "maxSessionsPerDay: 99999999999999999999", "maxSessionsPerDay"),
        ("maxSessionsPerDay: 3", "maxSessionsPerDay: 1e400", "maxSessionsPerDay"),
        ("2026-12-07/2026-12-12 ", "2026-12-12/2026-12-07 ", "horizon"),
        ("2026-12-07/2026-12-12 ", "2026-12-07/2026-13-12 ", "horizon"),
        ("America/New_York", "America/New_Yrok", "timeZone"),
        ("bufferMinutes: 15", "bufferMinuets: 15", "bufferMinuets"),
        ("coachplan: 1", "coachplan: 2", "coachplan"),
        ("understaffingCost: 10", "understaffingCost: .nan", "understaffingCost"),
        ("Mon-Thu 09:00-17:00", "Mon-Fri 25:00-26:00", "facilitators[1].hours: 25:00-26:00 is not a range of times"),
        ("Mon-Thu 09:00-17:00", "Fun 09:00-10:00", "did you mean Sun? (found: Fun 09:00-10:00)"),
        ("Mon-Thu 09:00-17:00", "22:00-06:00", "expected two ranges: 22:00-24:00 and 00:00-06:00"),
        ("understaffingGrowth: 0.5", "understaffingGrowth: -1", "policy.understaffingGrowth: is negative"),
        ("understaffingGrowth: 0.5", "understaffingGrowth: 1e9", "expected a number from 0 to 1000"),
        ("closed: [Mon 08:00-09:00]", "marginMinutes: 7", "expected a multiple of 15"),
        ("{maxAway: 3}", "{maxAway: 0}", "and billing-circle has 3 of them (found: 0); expected at least 3"),
        ("{billing: {maxAway: 3}}", "{biling: {maxAway: 3}}", "did you mean billing? (found: biling)"),
        ("closed: [Fri 12:00-24:00]", "minDaysBetween: 6", "is more than the horizon's 5 days"),
        ("lengthInMinutes: 30", "repeat: {times: 61}", "defaults.repeat.times: is too large (found: 61)"),
    ])
    func fieldIsNamedWithItsLine(old: String, new: String, field: String) async throws {
        try example.replace(old, with: new, in: "request.yaml")
        let line = try example.line(of: new, in: "request.yaml")
        try await expectProblem(naming: "request.yaml:\(line)", field)
    }

    /// A session that hours leave no time is none for the others: they are planned all the same.
    @Test func aSessionThatNothingIsOpenForIsANote() async throws {
        try example.replace("key,attendees", with: "closed,key,attendees", in: "roster.csv")
        for key in ["ana-1", "bo-1", "chi-1", "dee-1", "eli-1", "fay-1", "billing-circle"] {
            try example.replace(
                "\n\(key),", with: key == "dee-1" ? "\nMon-Fri,\(key)," : "\n,\(key),", in: "roster.csv")
        }
        let check = try await workspace.program.run("check", "request.yaml")
        expectSuccess(check)
        #expect(
            check.output.hasSuffix(
                "roster.csv:5: closed: can have no place: no start in its window is left by the session "
                    + "(closed Mon-Fri) (found: dee-1); expected hours and closed times that leave 30 minutes of its window\n"
            ), "\(check.output)")
        expectSuccess(
            try await workspace.program.run("plan", "request.yaml", "--slots", "slots.ndjson", "--out", "plan.json"))
        let left = try #require(workspace.json("plan.json")["unscheduled"] as? [[String: Any]])
        #expect(left.map { $0["reason"] as? String } == ["closedTimes"])
    }

    @Test func allProblemsAreToldAtOnce() async throws {
        try example.replace("understaffingCost: 10", with: "understaffingCost: -10", in: "request.yaml")
        try example.replace("bo-1,a-bo", with: "bo-1,a-zoe", in: "roster.csv")
        try example.replace("45,,,,Room 1", with: "50,,,,Room 1", in: "roster.csv")
        try await expectProblem(naming: "understaffingCost", "a-zoe", "lengthInMinutes")
    }

    @Test func cycleOfSessions() async throws {
        try workspace.write(
            """
            {"coachplan": 1, "name": "cycle", "timeZone": "Europe/Berlin", "horizon": "2026-12-07/2026-12-12",
             "facilitators": [{"id": "f"}], "attendees": [{"id": "a"}],
             "defaults": {"name": "n", "attendees": ["a"], "facilitators": ["f"], "lengthInMinutes": 30},
             "sessions": [{"key": "one", "after": {"session": "two", "minDays": 1}},
                          {"key": "two", "after": {"session": "one", "minDays": 1}}]}
            """, to: "request.yaml")
        try await expectProblem(naming: "after", "one", "two")
    }

    @Test func binaryFile() async throws {
        let noise = (0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 167 ^ $0 >> 3) }
        try Data(noise).write(to: workspace.folder.appendingPathComponent("request.yaml"))
        try await expectProblem(naming: "request.yaml")
    }

    /// Ten levels of ten aliases each: ten thousand million words from a file of one kilobyte.
    @Test func aliasesThatMultiply() async throws {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            let parts = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(parts)]\n"
        }
        try workspace.write(text, to: "request.yaml")
        try await expectProblem(naming: "request.yaml")
    }

    @Test func missingFiles() async throws {
        let missing = try await workspace.program.run("check", "nowhere.yaml")
        expectRefusal(missing, status: 66, naming: "nowhere.yaml")
        let folder = try await workspace.program.run("check", ".")
        expectRefusal(folder, status: 66, naming: ".")
        try FileManager.default.removeItem(at: workspace.folder.appendingPathComponent("roster.csv"))
        let roster = try await workspace.program.run("check", "request.yaml")
        expectRefusal(roster, status: 65, naming: "request.yaml:", "sessionsFile", "roster.csv")
    }
}
