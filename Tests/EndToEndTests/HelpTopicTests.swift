import Foundation
import Testing

/// Help besides that of commands: topics, the man page, completions.
@Suite struct HelpTopicTests {
    let workspace: Workspace

    init() throws { workspace = try Workspace() }

    @Test func theFieldsOfARequestAreExplained() async throws {
        let outcome = try await workspace.program.run("help", "request")
        expectSuccess(outcome)
        try Snapshot(named: "help-request").expect(outcome.output)
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test func theFieldsOfAProgrammeAreExplained() async throws {
        let outcome = try await workspace.program.run("help", "programme")
        expectSuccess(outcome)
        try Snapshot(named: "help-programme").expect(outcome.output)
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test(arguments: [("help", "requst", "request"), ("chek", "request.yaml", "check"), ("aply", "plan.json", "apply")])
    func whatIsNoCommandIsAnsweredWithTheNearest(first: String, second: String, meant: String) async throws {
        let outcome = try await workspace.program.run(first, second)
        expectRefusal(outcome, status: 64, naming: "did you mean \(meant)?")
    }

    /// The commands with their options, as the program tells them to other programs.
    private func commands() async throws -> [[String: Any]] {
        let dump = try await workspace.program.run("--experimental-dump-help")
        expectSuccess(dump)
        let object = try #require(JSONSerialization.jsonObject(with: dump.outputBytes) as? [String: Any])
        return object.object("command").list("subcommands").filter { $0.text("commandName") != "help" }
    }

    @Test func theManPageHasEveryCommandAndOption() async throws {
        let page = try String(
            contentsOf: Repository.root.appendingPathComponent("Documentation/coachplan.1"), encoding: .utf8)
        let commands = try await commands()
        #expect(commands.count > 15)
        for command in commands {
            let name = try #require(command.text("commandName"))
            #expect(page.contains("\n.It Em \(name)\n"), "make manual writes the page anew: \(name)")
            for argument in command.list("arguments") where argument["shouldDisplay"] as? Bool == true {
                for option in argument.list("names") where option.text("kind") == "long" {
                    #expect(page.contains(" -\(option.text("name") ?? "")"), "make manual: \(name) \(option)")
                }
            }
        }
    }

    /// Whether a shell is on this machine: CI installs all three.
    static func isThere(_ shell: String) -> Bool {
        ["/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/\(shell)")
        }
    }

    /// What is typed is completed by the shell itself, with the script that the program writes.
    private func expectCompletion(_ line: String) async throws {
        let name = "PATH=\"$PWD:$PATH\"; ln -sf \"$coachplan\" coachplan"
        let outcome = try await workspace.program.shell("\(name); \(line)")
        #expect(outcome.status == 0 && outcome.output.contains("--request-out"), "\(outcome.output) \(outcome.errors)")
        #expect(!outcome.output.contains("--refresh"), "\(outcome.output)")
    }

    @Test(.enabled(if: isThere("bash"))) func bashCompletes() async throws {
        try await expectCompletion(
            """
            $coachplan --generate-completion-script bash > script; bash --norc -c 'source ./script
            COMP_WORDS=(coachplan due --req); COMP_CWORD=2; COMP_LINE="coachplan due --req"; COMP_POINT=19
            _coachplan coachplan --req due; echo "${COMPREPLY[@]}"'
            """)
    }

    @Test(.enabled(if: isThere("fish"))) func fishCompletes() async throws {
        try await expectCompletion(
            """
            $coachplan --generate-completion-script fish > script
            HOME=$PWD fish --no-config -c 'source script; complete -C "coachplan due --req"'
            """)
    }

    /// zsh completes in its line editor only, which a test does not wait for: it reads the script at least.
    @Test(.enabled(if: isThere("zsh"))) func zshReadsTheScript() async throws {
        let outcome = try await workspace.program.shell(
            "$coachplan --generate-completion-script zsh > _coachplan && zsh -n _coachplan")
        expectSuccess(outcome)
    }

    @Test(arguments: [("bash", "bash -n"), ("zsh", "cat >/dev/null"), ("fish", "cat >/dev/null")])
    func shellsComplete(shell: String, check: String) async throws {
        let outcome = try await workspace.program.shell(
            "$coachplan --generate-completion-script \(shell) | tee script | \(check)")
        expectSuccess(outcome)
        let script = try workspace.text(of: "script")
        for command in try await commands() {
            #expect(script.contains(try #require(command.text("commandName"))))
        }
        for option in ["slots-out", "events", "time-zone"] { #expect(script.contains(option), "\(shell) \(option)") }
    }
}
