import Foundation
import Testing

/// Scenarios are complete, plannable and the same for the same seed.
@Suite struct ScenarioTests {
    let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private func make(_ folder: String, seed: Int) async throws {
        expectSuccess(
            try await workspace.program.run(
                "scenario", "--sessions", "30", "--facilitators", "4", "--days", "5", "--seed", "\(seed)",
                "--out", folder))
    }

    @Test func sameSeedSameScenario() async throws {
        try await make("one", seed: 7)
        try await make("two", seed: 7)
        try await make("three", seed: 8)
        let files = try FileManager.default.contentsOfDirectory(atPath: workspace.path("one")).sorted()
        #expect(!files.isEmpty)
        for file in files {
            #expect(try workspace.text(of: "one/\(file)") == workspace.text(of: "two/\(file)"))
        }
        #expect(try workspace.text(of: "one/slots.ndjson") != workspace.text(of: "three/slots.ndjson"))
    }

    @Test func scenarioIsPlannedAndVerified() async throws {
        try await make("s", seed: 3)
        let request = try #require(
            try FileManager.default.contentsOfDirectory(atPath: workspace.path("s")).first { $0.hasPrefix("request") })
        expectSuccess(try await workspace.program.run("check", "s/\(request)"))
        expectSuccess(
            try await workspace.program.run(
                "plan", "s/\(request)", "--slots", "s/slots.ndjson", "--out", "plan.json", "--time-limit", "10"))
        expectSuccess(
            try await workspace.program.run("verify", "s/\(request)", "--slots", "s/slots.ndjson", "plan.json"))
    }

    @Test func severalUnitsArePlannedAndVerified() async throws {
        expectSuccess(
            try await workspace.program.run(
                "scenario", "--units", "3", "--shared-coaches", "20", "--sessions", "20", "--facilitators", "5",
                "--out", "s"))
        expectSuccess(
            try await workspace.program.run(
                "plan", "s/request.json", "--slots", "s/slots.ndjson", "--out", "plan.json", "--time-limit", "10"))
        expectSuccess(
            try await workspace.program.run("verify", "s/request.json", "--slots", "s/slots.ndjson", "plan.json"))
    }

    @Test func existingFilesAreNotOverwritten() async throws {
        try FileManager.default.createDirectory(
            at: workspace.folder.appendingPathComponent("mine"), withIntermediateDirectories: false)
        try workspace.write("my own", to: "mine/slots.ndjson")
        let outcome = try await workspace.program.run(
            "scenario", "--sessions", "5", "--facilitators", "2", "--days", "5", "--seed", "1", "--out", "mine")
        expectRefusal(outcome, status: 73, naming: "mine")
        #expect(try workspace.text(of: "mine/slots.ndjson") == "my own")
    }
}
