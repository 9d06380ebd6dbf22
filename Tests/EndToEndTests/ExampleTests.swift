import Foundation
import Testing

/// Every example of the repository does what its text says.
@Suite struct ExampleTests {
    @Test(arguments: ["december-coaching"])
    func exampleIsPlannedToTheOptimum(name: String) async throws {
        let folder = Repository.examples.appendingPathComponent(name)
        let workspace = try Workspace()
        let program = workspace.program
        let request = folder.appendingPathComponent("request.yaml").path
        let slots = folder.appendingPathComponent("slots.ndjson").path
        expectSuccess(try await program.run("check", request))
        expectSuccess(try await program.run("plan", request, "--slots", slots, "--gap", "0", "--out", "plan.json"))
        expectSuccess(try await program.run("verify", request, "--slots", slots, "plan.json"))
        let solution = try #require(workspace.json("plan.json")["solution"] as? [String: Any])
        #expect(solution["stoppedBy"] as? String == "optimal")
    }

    @Test func everyFolderOfExamplesIsTested() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Repository.examples.path)
        #expect(Set(folders).subtracting(["README.md"]) == ["december-coaching", "first-week", "PlaceSessions"])
    }

    @Test func librarySolverPlacesThreeSessions() async throws {
        let workspace = try Workspace()
        let example = try Program.binary(named: "PlaceSessions")
        let running = try RunningProgram(executable: example, arguments: [], program: workspace.program, input: nil)
        let outcome = try await running.outcome(within: .seconds(60))
        expectSuccess(outcome)
        // The short first hour costs nothing to avoid for two of the three: one has to stand in it for two ticks.
        #expect(outcome.output.hasSuffix("cost 20, no plan costs less than 20\n"))
    }
}
