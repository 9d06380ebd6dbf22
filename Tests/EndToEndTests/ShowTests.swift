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
