import Foundation
import Testing

/// What a person at a terminal sees: progress, colour, and a question before anything is created.
@Suite struct TerminalTests {
    private static let plan = ["plan", "request.yaml", "--slots", "slots.ndjson", "--out", "plan.json"]

    @Test func progressAndColourOnATerminal() async throws {
        let workspace = try Workspace()
        _ = try Example(in: workspace)
        let (status, shown) = try await Terminal().run(workspace.program, Self.plan)
        #expect(status == 0)
        #expect(shown.contains("\u{1B}["))
        #expect(shown.contains("\r"))
    }

    @Test func noColourWhereItIsNotWanted() async throws {
        let workspace = try Workspace()
        _ = try Example(in: workspace)
        var program = workspace.program
        program.environment["NO_COLOR"] = "1"
        let (status, shown) = try await Terminal().run(program, Self.plan)
        #expect(status == 0)
        #expect(!shown.contains("\u{1B}"))
    }

    /// A dumb terminal gets plain lines: it cannot go back in one.
    @Test func plainLinesOnADumbTerminal() async throws {
        let workspace = try Workspace()
        _ = try Example(in: workspace)
        var program = workspace.program
        program.environment["TERM"] = "dumb"
        let (status, shown) = try await Terminal().run(program, Self.plan)
        #expect(status == 0)
        #expect(!shown.contains("\u{1B}"))
        // A terminal itself turns each line end into two characters.
        #expect(!shown.replacingOccurrences(of: "\r\n", with: "\n").contains("\r"))
        #expect(shown.contains("reading slots.ndjson\r\n"))
    }

    @Test(arguments: [("n\n", 75), ("\n", 75), ("yes please\n", 75), ("y\n", 0), ("YES\n", 0)] as [(String, Int32)])
    func nothingIsCreatedWithoutYes(answer: String, status: Int32) async throws {
        let centre = try await ContactCentre(attendees: 4)
        try await centre.plan()
        let apply = ["apply", "plan.json"] + centre.sandbox.connection
        let outcome = try await Terminal().run(centre.workspace.client, apply, typed: answer)
        #expect(outcome.status == status, "\(outcome.shown)")
        #expect(outcome.shown.contains("[y/N]"))
        #expect(try await centre.held() == (status == 0 ? centre.wanted() : []))
    }

    /// Whoever answers knows what and where, however little is printed besides.
    @Test func theQuestionTellsHowManyAndWhere() async throws {
        let centre = try await ContactCentre(attendees: 4)
        try await centre.plan()
        let place = "\(centre.sandbox.url) (organisation Sandbox 5 ["
        let connection = centre.sandbox.connection
        let quiet = ["plan.json", "--quiet"] + connection
        let created = try await Terminal().run(centre.workspace.client, ["apply"] + quiet, typed: "y\n")
        #expect(created.shown.contains("Create 4 appointments at \(place)"), "\(created.shown)")
        let kept = try await Terminal().run(centre.workspace.client, ["rollback"] + quiet, typed: "n\n")
        #expect(kept.status == 75 && kept.shown.contains("])? [y/N]"))
        #expect(kept.shown.contains("Delete 4 appointments at \(place)"), "\(kept.shown)")
        #expect(try await centre.held() == centre.wanted())
    }
}
