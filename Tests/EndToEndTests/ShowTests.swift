import Foundation
import Testing

/// A plan shown in its three forms, and the program exported for other solvers.
@Suite struct ShowTests {
    let workspace: Workspace
    let example: Example

    init() async throws {
        workspace = try Workspace()
        example = try Example(in: workspace)
        try await example.plan()
    }

    @Test func tableIsTheDryRunOfThePlan() async throws {
        let outcome = try await workspace.program.run("show", "plan.json")
        expectSuccess(outcome)
        for key in ["ana-1", "bo-1", "chi-1", "dee-1", "eli-1", "fay-1", "billing-circle"] {
            #expect(outcome.output.contains(key))
        }
        let explicit = try await workspace.program.run("show", "plan.json", "--format", "table")
        #expect(explicit.output == outcome.output)
    }

    @Test func jsonIsAValidDocument() async throws {
        let outcome = try await workspace.program.run("show", "plan.json", "--format", "json")
        expectSuccess(outcome)
        let document = try JSONSerialization.jsonObject(with: outcome.outputBytes)
        #expect(document is [String: Any])
    }

    @Test func csvHasARowForEverySession() async throws {
        let outcome = try await workspace.program.run("show", "plan.json", "--format", "csv")
        expectSuccess(outcome)
        #expect(outcome.output.split(whereSeparator: \.isNewline).count == 8)
    }

    @Test func filtersShowAPartInAllForms() async throws {
        let part = ["--facilitator", "Tom Becker", "--day", "2026-12-07"]
        let table = try await workspace.program.run(["show", "plan.json"] + part)
        expectSuccess(table)
        #expect(table.output.contains("Only facilitator Tom Becker; day 2026-12-07."))
        #expect(table.output.contains("  eli-1  ") && !table.output.contains("ana-1"))
        let json = try await workspace.program.run(["show", "plan.json", "--format", "json"] + part).document()
        let keys = json.list("sessions").compactMap { $0.text("session") }
        #expect(!keys.isEmpty && keys.allSatisfy(table.output.contains))
        #expect(json.object("filter")["days"] as? [String] == ["2026-12-07"])
        let csv = try await workspace.program.run(["show", "plan.json", "--format", "csv"] + part).output
        #expect(csv.split(whereSeparator: \.isNewline).dropFirst().map { String($0.prefix { $0 != "," }) } == keys)
        let planned = try await workspace.program.run(
            ["plan", "request.yaml", "--slots", "slots.ndjson", "--gap", "0"] + part)
        expectSuccess(planned)
        #expect(planned.output.contains("Only facilitator Tom Becker") && !planned.output.contains("ana-1"))
    }

    @Test func onlyWarningsAreTheSameInAllForms() async throws {
        let table = try await workspace.program.run("show", "plan.json", "--only-warnings").output
        #expect(!table.contains("Summary") && table.contains("To decide"))
        let json = try await workspace.program.run("show", "plan.json", "--only-warnings", "--format", "json")
            .document()
        let csv = try await workspace.program.run("show", "plan.json", "--only-warnings", "--format", "csv").output
        let messages = json.list("warnings").compactMap { $0.text("message") }
        #expect(messages.contains { $0.contains("1.53 → -1.47") } && json["sessions"] == nil)
        let words = table.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for message in messages { #expect(words.contains(message)) }
        #expect(csv.split(whereSeparator: \.isNewline).count == messages.count + 1)
    }

    @Test(arguments: ["show", "plan"])
    func whatThereIsNotIsRefusedWithTheNearest(command: String) async throws {
        let files =
            command == "show" ? ["plan.json"] : ["request.yaml", "--slots", "slots.ndjson", "--out", "new.json"]
        let outcome = try await workspace.program.run(
            [command] + files + ["--facilitator", "Tom Beker", "--attendee", "f-tom", "--day", "2027-12-07"])
        expectRefusal(outcome, status: 64, naming: "did you mean Tom Becker?", "--attendee f-tom", "--day 2027-12-07")
        #expect(try !workspace.names().contains("new.json"), "nothing is planned for nobody")
        expectRefusal(
            try await workspace.program.run([command] + files + ["--day", "Monday"]), status: 64, naming: "2026-12-07")
    }

    @Test func aTerminalWithoutUnicodeGetsWords() async throws {
        var program = workspace.program
        program.environment["LC_ALL"] = "C"
        let plain = try await program.run("show", "plan.json").output
        #expect(plain.utf8.allSatisfy { $0 < 128 } && plain.contains("1.53 to -1.47") && plain.contains("x 1000"))
        program.environment["LC_ALL"] = "C.UTF-8"
        #expect(try await program.run("show", "plan.json").output.contains("1.53 → -1.47"))
    }

    @Test func exportedProgramIsMPS() async throws {
        let outcome = try await workspace.program.run(
            "export", "request.yaml", "--slots", "slots.ndjson", "--mps", "program.mps")
        expectSuccess(outcome)
        let text = try workspace.text(of: "program.mps")
        for section in ["ROWS", "COLUMNS", "RHS", "BOUNDS", "ENDATA"] {
            #expect(text.contains(try Regex("(?m)^\(section)")))
        }
    }
}
