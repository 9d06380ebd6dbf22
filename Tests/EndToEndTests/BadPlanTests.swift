import Foundation
import Testing

/// A plan is applied as it was made or not at all.
@Suite struct BadPlanTests {
    let workspace: Workspace
    let example: Example

    init() throws {
        workspace = try Workspace()
        example = try Example(in: workspace)
    }

    /// Every command that reads a plan refuses it, before it needs any connection.
    private func expectProblem(
        status: Int32 = 65, naming places: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        for command in [["show"], ["apply", "--dry-run"], ["apply", "--yes"], ["rollback", "--yes"]] {
            // Nobody listens on port 1: a command that got as far as sending would end with status 69.
            let connection = command[0] == "show" ? [] : ["--api-url", "http://127.0.0.1:1"]
            let outcome = try await workspace.client.run(command + ["plan.json"] + connection)
            expectRefusal(outcome, status: status, sourceLocation: sourceLocation)
            for place in places {
                #expect(outcome.errors.contains(place), "\(outcome.errors)", sourceLocation: sourceLocation)
            }
        }
    }

    @Test func editedByHand() async throws {
        try await example.plan()
        try example.replace("f-priya", with: "f-tom", in: "plan.json")
        try await expectProblem(naming: "plan.json")
    }

    @Test func savedWithOtherLineEnds() async throws {
        try await example.plan()
        try workspace.write(workspace.text(of: "plan.json").replacing("\n", with: "\r\n"), to: "plan.json")
        try await expectProblem(naming: "plan.json", "saved again by another program, with other line ends")
    }

    @Test func ofAnotherVersion() async throws {
        try await example.plan()
        let text = try workspace.text(of: "plan.json")
        let version = try #require(text.range(of: #""coachplan"\s*:\s*1"#, options: .regularExpression))
        try workspace.write(text.replacingCharacters(in: version, with: #""coachplan": 2"#), to: "plan.json")
        try await expectProblem(naming: "plan.json", "2")
    }

    @Test func cutShort() async throws {
        try await example.plan()
        let text = try workspace.text(of: "plan.json")
        try workspace.write(String(text.prefix(text.count / 2)), to: "plan.json")
        try await expectProblem(naming: "plan.json")
    }

    @Test func aRequestInstead() async throws {
        try workspace.write("{\"coachplan\": 1, \"name\": \"a request\"}", to: "plan.json")
        try await expectProblem(naming: "plan.json")
    }

    @Test func binaryFile() async throws {
        try Data((0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 167) }).write(
            to: workspace.folder.appendingPathComponent("plan.json"))
        try await expectProblem(naming: "plan.json")
    }

    @Test func missingFile() async throws {
        try await expectProblem(status: 66, naming: "plan.json")
    }
}
