import Foundation
import Testing

/// From a request of several business units to the plan of the whole: divided, planned in parts, joined.
@Suite struct RunJoinTests {
    let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private func divide() async throws {
        expectSuccess(
            try await workspace.program.run(
                "scenario", "--units", "4", "--sessions", "10", "--facilitators", "2", "--days", "3", "--out", "all"))
        expectSuccess(
            try await workspace.program.run(
                "split", "all/request.json", "--slots", "all/slots.ndjson", "--out", "parts", "--by", "business-unit"))
    }

    private static let run = ["run", "parts", "--deterministic", "--work-limit", "10"]

    @Test func thePlanOfTheWholeIsTheSameWhateverPlannedItsParts() async throws {
        try await divide()
        let program = workspace.program
        let first = try await program.run(Self.run + ["--out", "week.json", "--format", "json"])
        let document = try first.document()
        #expect(document.number("planned") == 4)
        let joined = document.object("joined")
        #expect(joined.text("file") == "week.json")
        #expect((joined.number("appointments") ?? 0) + (joined.number("unscheduled") ?? 0) == 40)
        #expect(joined["cost"] as? NSNumber == document["cost"] as? NSNumber, "parts that share nothing add up")
        expectSuccess(
            try await program.run("verify", "all/request.json", "--slots", "all/slots.ndjson", "week.json"))
        // With another engine, and other workers, from the beginning.
        let slurm = try FakeSlurm(in: workspace, fates: [2: [.killed], 3: [.nodeFails]])
        let text = try await slurm.program.run(Self.run + ["--restart", "--engine", "slurm", "--poll", "0.1"])
        expectSuccess(text)
        #expect(text.output.contains("parts/plan.json: "))
        #expect(try workspace.text(of: "parts/plan.json").count > 1000)
        let again = try await program.run(Self.run + ["--out", "week-2.json", "--engine", "local"])
        expectSuccess(again)
        #expect(try workspace.text(of: "week.json") == workspace.text(of: "week-2.json"))
    }

    @Test func aPlanThatCannotBeWrittenLosesNothing() async throws {
        try await divide()
        let full = try await workspace.program.run(Self.run + ["--out", "/dev/full"])
        expectRefusal(full, status: 74, naming: "/dev/full")
        let program = workspace.program
        for (arguments, status, named) in [
            (["--out", "nowhere/week.json"], Int32(73), "nowhere"), (["--out", "-"], 64, "--out"),
            (["--out", "week.json", "--no-join"], 64, "--no-join"),
        ] { expectRefusal(try await program.run(Self.run + arguments), status: status, naming: named) }
        let parts = try await program.run(Self.run + ["--no-join", "--format", "json"]).document()
        #expect(parts.list("parts").allSatisfy { $0.number("attempts") == 0 && $0.text("state") == "planned" })
        #expect(parts["joined"] == nil)
        expectSuccess(try await program.run(Self.run + ["--out", "week.json"]))
    }
}
