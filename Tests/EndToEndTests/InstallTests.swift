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
        for (file, begin) in [
            ("share/bash-completion/completions/coachplan", "#!/bin/bash"),
            ("share/zsh/site-functions/_coachplan", "#compdef coachplan"),
            ("share/fish/vendor_completions.d/coachplan.fish", "function"), ("share/man/man1/coachplan.1", ".\\\""),
            ("share/coachplan/schemas/request.schema.json", "{"), ("share/coachplan/schemas/plan.schema.json", "{"),
        ] {
            #expect(try workspace.text(of: "prefix/\(file)").hasPrefix(begin), "\(file)")
        }
        let left = try FileManager.default.subpathsOfDirectory(atPath: workspace.path("prefix"))
        #expect(left.allSatisfy { !$0.contains("/.") }, "nothing unfinished is left")
    }
}
