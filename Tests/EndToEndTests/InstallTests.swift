import Foundation
import Testing

/// `Scripts/install`, which `make install` calls: what it puts in place runs.
@Suite struct InstallTests {
    @Test func whatIsInstalledRuns() async throws {
        let workspace = try Workspace()
        let script = Repository.root.appendingPathComponent("Scripts/install").path
        for _ in 0..<2 {  // again over what is there
            expectSuccess(try await workspace.program.shell("'\(script)' \"$coachplan\" prefix"))
        }
        let outcome = try await workspace.program.shell("prefix/bin/coachplan --version")
        expectSuccess(outcome)
        #expect(outcome.output == (try await workspace.program.run("--version").output))
        let left = try FileManager.default.subpathsOfDirectory(atPath: workspace.path("prefix"))
        #expect(left.allSatisfy { !$0.contains("/.") }, "nothing unfinished is left")
    }
}
