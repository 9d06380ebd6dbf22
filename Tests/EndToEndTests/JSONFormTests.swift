import Foundation
import Testing

/// What commands that need no service say, in the form for people and in that for programs: the same facts.
@Suite struct JSONFormTests {
    let workspace: Workspace
    let example: Example

    init() throws {
        workspace = try Workspace()
        example = try Example(in: workspace)
    }

    /// Runs a command in both forms.
    private func run(_ arguments: String...) async throws -> (text: Program.Outcome, json: Program.Outcome) {
        let text = try await workspace.program.run(arguments)
        return (text, try await workspace.program.run(arguments + ["--format", "json"]))
    }

    @Test func checkCountsWhatItRead() async throws {
        let (text, json) = try await run("check", "request.yaml")
        expectSuccess(text)
        expectSuccess(json)
        let document = try json.document()
        #expect(document.number("coachplan") == 1 && document.text("command") == "check")
        #expect(document["isValid"] as? Bool == true && document.text("request") == "request.yaml")
        let counts = try numbers("(\\d+) sessions, (\\d+) attendees, (\\d+) facilitators", in: text.output)
        #expect(counts == ["sessions", "attendees", "facilitators"].compactMap(document.number))
        #expect(text.output.contains("\(try #require(document.text("name"))): "))
        #expect(document.text("horizonStart") == "2026-12-07T00:00:00-05:00")
        // The example's days pass: then both forms have the same note about it.
        let notes = try #require(document["notes"] as? [String])
        #expect(text.output.split(separator: "\n").dropFirst(2).map(String.init) == notes)
    }

    @Test func checkTellsEveryProblemWithItsPlace() async throws {
        try example.replace("understaffingCost: 10", with: "understaffingCost: -10", in: "request.yaml")
        try example.replace("bo-1,a-bo", with: "bo-1,a-zoe", in: "roster.csv")
        let (text, json) = try await run("check", "request.yaml")
        try expectSameError(text, json, status: 65, name: "badData", command: "check")
        let document = try json.document()
        #expect(document["isValid"] as? Bool == false)
        let problems = document.object("error").list("problems")
        #expect(problems.count == text.errors.count { $0 == "\n" } - 1)
        #expect(problems.map { $0.text("file") } == ["request.yaml", "roster.csv"])
        #expect(problems.first?.text("field") == "policy.understaffingCost")
        #expect(problems.first?.text("value") == "-10")
        #expect(problems.compactMap { $0.number("line") }.count == 2)
        #expect(text.output.isEmpty)
    }

    @Test func checkDoesNotJudgeWhatItCannotRead() async throws {
        let (text, json) = try await run("check", "nowhere.yaml")
        try expectSameError(text, json, status: 66, name: "noInput", command: "check")
        #expect(try json.document()["isValid"] == nil)
    }

    @Test func planTellsTheDryRun() async throws {
        let (text, json) = try await run(
            "plan", "request.yaml", "--slots", "slots.ndjson", "--gap", "0", "--out", "plan.json")
        expectSuccess(text)
        expectSuccess(json)
        var document = try json.document()
        let placed = document.list("sessions")
        #expect(try numbers("(\\d+) of (\\d+) sessions have a place", in: text.output) == [placed.count, 7])
        #expect(document.list("unscheduled").isEmpty)
        for session in placed {
            let names = [session.object("facilitator")] + session.list("attendees")
            for word in [session.text("session")] + names.map({ $0.text("name") }) {
                #expect(text.output.contains(try #require(word)))
            }
        }
        let solution = document.object("solution")
        // In cents, which a growing price of missing people needs.
        let cents = try #require(solution["cost"] as? Double) * 100
        #expect(
            try numbers("\nCost (\\d+)\\.(\\d\\d)\n", in: text.output) == [
                Int(cents.rounded()) / 100, Int(cents.rounded()) % 100,
            ])
        // The example's days pass: then a note about it is below the proof.
        let end = [try #require(document.text("proof"))] + (try #require(document["notes"] as? [String]))
        #expect(text.output.hasSuffix("\(end.joined(separator: "\n\n"))\n"))
        #expect(document.text("plan") == (try workspace.json("plan.json")["id"] as? String))

        // The document is that of `show`, and tells besides what only this run knows.
        #expect(document.text("file") == "plan.json")
        for ofTheRun in ["file", "refusals", "notes"] {
            #expect(document[ofTheRun] != nil)
            document[ofTheRun] = nil
        }
        let shown = try await workspace.program.run("show", "plan.json", "--format", "json")
        #expect(document as NSDictionary == (try shown.document()) as NSDictionary)
    }

    @Test func planRefusesToMixThePlanWithItsReport() async throws {
        let outcome = try await workspace.program.run(
            "plan", "request.yaml", "--slots", "slots.ndjson", "--out", "-", "--format", "json")
        expectRefusal(outcome, status: 64, naming: "--out", "--format json")
        #expect(try outcome.document().object("error").text("name") == "usage")
    }

    @Test func showHasTheSameSessionsInAllForms() async throws {
        try await example.plan()
        let table = try await workspace.program.run("show", "plan.json")
        let json = try await workspace.program.run("show", "plan.json", "--format", "json").document()
        let csv = try await workspace.program.run("show", "plan.json", "--format", "csv").output
        let rows = csv.split(whereSeparator: \.isNewline).dropFirst()
        let keys = json.list("sessions").compactMap { $0.text("session") }
        #expect(keys == rows.map { String($0.prefix { $0 != "," }) } && keys.count == 7)
        for key in keys { #expect(table.output.contains(key)) }
    }

    @Test func showTellsWhyThereIsNothingToShow() async throws {
        let (text, json) = try await run("show", "plan.json")
        try expectSameError(text, json, status: 66, name: "noInput", command: "show")
        try await example.plan()
        try example.replace("f-priya", with: "f-tom", in: "plan.json")
        let (edited, editedJSON) = try await run("show", "plan.json")
        try expectSameError(edited, editedJSON, status: 65, name: "badData", command: "show")
        #expect(try editedJSON.document().object("error").list("problems").first?.text("file") == "plan.json")
    }

    @Test func verifyAgreesOrListsWhatIsWrong() async throws {
        try await example.plan()
        let arguments = ["verify", "request.yaml", "--slots", "slots.ndjson", "plan.json"]
        let right = (
            text: try await workspace.program.run(arguments),
            json: try await workspace.program.run(arguments + ["--format", "json"])
        )
        expectSuccess(right.text)
        let document = try right.json.document()
        #expect(document["isValid"] as? Bool == true && (document["violations"] as? [Any])?.isEmpty == true)
        #expect(
            try numbers("(\\d+) appointments", in: right.text.output)
                == [document.number("appointments")].compactMap(\.self))
        #expect(document.text("plan") == (try workspace.json("plan.json")["id"] as? String))

        try example.replace("maxSessionsPerDay: 3", with: "maxSessionsPerDay: 1", in: "request.yaml")
        let wrong = (
            text: try await workspace.program.run(arguments),
            json: try await workspace.program.run(arguments + ["--format", "json"])
        )
        try expectSameError(wrong.text, wrong.json, status: 65, name: "badData", command: "verify")
        let refused = try wrong.json.document()
        let violations = try #require(refused["violations"] as? [String])
        #expect(refused["isValid"] as? Bool == false && !violations.isEmpty)
        #expect(wrong.text.errors.count { $0 == "\n" } == violations.count)
        for violation in violations { #expect(wrong.text.errors.contains("plan.json: \(violation)\n")) }
    }

    @Test(arguments: [
        ["check", "request.yaml"], ["plan", "request.yaml", "--slots", "slots.ndjson", "--out", "plan.json"],
    ])
    func quietLeavesErrorsOnly(arguments: [String]) async throws {
        let outcome = try await workspace.program.run(arguments + ["--format", "json", "--quiet"])
        expectSuccess(outcome)
        #expect(outcome.output.isEmpty && outcome.errors.isEmpty)
        try workspace.write("", to: "request.yaml")
        let refused = try await workspace.program.run(arguments + ["--format", "json", "--quiet"])
        #expect(try refused.document().object("error").number("status") == 65)
    }

    @Test(arguments: [
        ["plan", "request.yaml", "--gap", "2", "--format", "json"], ["check", "--format=json"],
        ["fetch", "request.yaml", "--format", "json"], ["apply", "plan.json", "--format", "json"],
        ["verify", "--no-such-option", "--format", "json"],
    ])
    func wrongUsageIsADocumentToo(arguments: [String]) async throws {
        let outcome = try await workspace.client.run(arguments)
        expectRefusal(outcome, status: 64)
        let document = try outcome.document()
        #expect(document.text("command") == arguments[0])
        #expect(document.object("error").text("name") == "usage")
    }

    @Test func withoutTheOptionErrorsStayOnStandardError() async throws {
        for arguments in [["check", "nowhere.yaml"], ["check", "nowhere.yaml", "--format", "text"]] {
            let outcome = try await workspace.program.run(arguments)
            expectRefusal(outcome, status: 66)
            #expect(outcome.output.isEmpty)
        }
    }
}
