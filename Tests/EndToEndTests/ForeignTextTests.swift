import Foundation
import Testing

/// Text that came from outside and would repaint the terminal, at every place that shows some.
@Suite struct ForeignTextTests {
    private static let trick = "x\u{1B}]0;owned\u{7}\u{1B}[2J\u{9B}2K\u{202E}y"
    let workspace: Workspace
    let example: Example

    init() throws {
        workspace = try Workspace()
        example = try Example(in: workspace)
    }

    private func expectHarmless(
        _ text: String, _ place: String, isOwnColour: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let text = isOwnColour ? text.replacing(/\u{1B}\[\d+m/, with: "") : text
        let raw = text.unicodeScalars.filter { scalar in
            switch scalar.value {
            case 0x0A, 0x0D: false
            case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
            default: false
            }
        }
        #expect(raw.isEmpty, "\(place): \(text.debugDescription)", sourceLocation: sourceLocation)
    }

    /// With what a request may have in its texts: C0 controls are refused there.
    private func renameEverything() throws {
        let trick = #"x\u009B2K\u202Eowned"#
        try example.replace("name: December quality coaching", with: "name: \"\(trick)\"", in: "request.yaml")
        try example.replace("name: Ana Silva", with: "name: \"\(trick)\"", in: "request.yaml")
        try example.replace("name: Quality coaching", with: "name: \"\(trick)\"", in: "request.yaml")
    }

    @Test func namesInReports() async throws {
        try renameEverything()
        try await example.plan()
        for arguments in [
            ["check", "request.yaml"], ["plan", "request.yaml", "--slots", "slots.ndjson", "--verbose"],
            ["show", "plan.json"], ["show", "plan.json", "--format", "csv"], ["show", "plan.json", "--format", "json"],
            ["apply", "plan.json", "--dry-run"],
        ] {
            let outcome = try await workspace.client.run(arguments)
            expectSuccess(outcome)
            expectHarmless(outcome.output + outcome.errors, arguments.joined(separator: " "))
            #expect(outcome.output.contains("owned"), "\(arguments)")
        }
    }

    @Test func valuesAndFieldsInProblems() async throws {
        try workspace.write(
            """
            coachplan: 1
            name: x
            timeZone: "No\\u202Ewhere\\u009B"
            horizon: 2026-12-07/2026-12-12
            "fie\\u202Eld\\e[2J": 1
            facilitators: [{id: f}]
            attendees: [{id: "a\\u202Eb"}]
            sessions: [{key: k, name: n, attendees: ["\\u202Eb\\u009Bz"], facilitators: [f], lengthInMinutes: 30}]
            """, to: "bad.yaml")
        let outcome = try await workspace.program.run("check", "bad.yaml")
        expectRefusal(outcome, status: 65, naming: "No<U+202E>where<U+009B>", "fie<U+202E>ld<U+001B>[2J")
        expectHarmless(outcome.errors, "problems")
    }

    @Test func namesOfFilesOptionsAndCommands() async throws {
        let file = Self.trick.replacing("/", with: "") + ".yaml"
        for arguments in [
            ["check", file], ["check", "request.yaml", "--\(Self.trick)"], [Self.trick],
            ["plan", "request.yaml", "--gap", Self.trick], ["plan", "request.yaml", "--slots", file],
            ["plan", "request.yaml", "--slots", "slots.ndjson", "--out", "no/\(file)"],
            ["fetch", "request.yaml", "--slots-out", "s", "--api-url", "http://\(Self.trick)"],
            ["verify", "request.yaml", "--slots", "slots.ndjson", file],
        ] {
            let outcome = try await workspace.client.run(arguments)
            #expect(outcome.status != 0 && !outcome.wasKilled)
            expectHarmless(outcome.output + outcome.errors, "\(arguments)")
        }
        try FileManager.default.copyItem(atPath: workspace.path("request.yaml"), toPath: workspace.path(file))
        let outcome = try await workspace.program.run("check", file)
        expectSuccess(outcome)
        expectHarmless(outcome.output, "a file that is there")
    }

    @Test func namesAtATerminal() async throws {
        let centre = try await ContactCentre(attendees: 2)
        let request = try centre.workspace.text(of: "request.yaml")
        let name = try #require(request.firstMatch(of: /(?m)^name: .*$/)).0
        try centre.workspace.write(
            request.replacing(name, with: #"name: "x\u009B2K\u202Ey""#), to: "request.yaml")
        try await centre.plan()
        let plan = ["plan", "request.yaml", "--slots", "slots.ndjson"]
        let planned = try await Terminal().run(centre.workspace.client, plan)
        expectHarmless(planned.shown, "progress and report", isOwnColour: true)
        let apply = ["apply", "plan.json"] + centre.sandbox.connection
        let asked = try await Terminal().run(centre.workspace.client, apply, typed: "n\n")
        #expect(asked.shown.contains("x<U+009B>2K<U+202E>y"))
        expectHarmless(asked.shown, "the question", isOwnColour: true)
    }

    /// Digits and columns beside a name keep their place, and a line that is wrapped keeps apart all its parts.
    @Test func rightToLeftNamesAreKeptApart() async throws {
        try example.replace("name: Ana Silva", with: "name: שרה כהן", in: "request.yaml")
        try await example.plan()
        let outcome = try await workspace.program.run("show", "plan.json")
        for line in outcome.output.split(separator: "\n") where line.contains("שרה") {
            #expect(line.contains("\u{200E}שרה") && line.contains(/[א-ת]\u{200E}/), "\(line.debugDescription)")
        }
    }
}
