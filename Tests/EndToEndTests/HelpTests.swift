import Foundation
import Testing

/// The help texts are recorded, so that a change to them is seen and meant.
///
/// `COACHPLAN_RECORD=1 make test ARGS='--filter HelpTests'` records them anew, and fails so that nobody records in CI.
@Suite struct HelpTests {
    @Test(arguments: [
        "", "init", "import", "resolve", "due", "doctor", "check", "fetch", "plan", "show", "explain", "diff", "report",
        "replan", "suggest", "tradeoff",
        "handover", "verify", "split", "run", "join",
        "export", "apply", "status", "rollback", "sandbox", "scenario",
        "demo",
    ])
    func helpIsAsRecorded(command: String) async throws {
        let workspace = try Workspace()
        let outcome = try await workspace.program.run((command.isEmpty ? [] : [command]) + ["--help"])
        expectSuccess(outcome)
        #expect(outcome.errors.isEmpty)
        try Snapshot(named: command.isEmpty ? "coachplan" : "coachplan-\(command)").expect(outcome.output)
    }

    @Test func exitStatusesAreInTheHelpAndInTheReadme() async throws {
        let workspace = try Workspace()
        let help = try await workspace.program.run("--help").output
        let readme = try String(contentsOf: Repository.root.appendingPathComponent("README.md"), encoding: .utf8)
        for status in [0, 64, 65, 66, 69, 70, 73, 74, 75, 77] {
            #expect(help.contains(try Regex("(?m)^ +\(status)  ")))
            #expect(readme.contains("| \(status) |"))
        }
    }
}
