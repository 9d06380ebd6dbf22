import Foundation
import Testing

/// The walk-through of the first week does what its text says: its commands are read out of it and run in their order.
@Suite struct WalkThroughTests {
    @Test func everyCommandOfTheFirstWeekRuns() async throws {
        let folder = Repository.examples.appendingPathComponent("first-week")
        let text = try String(contentsOf: folder.appendingPathComponent("README.md"), encoding: .utf8)
        let (sandboxes, commands) = WalkThrough.commands(in: text)
        #expect(sandboxes.count == 1 && commands.count > 12)
        let workspace = try Workspace()
        try FileManager.default.copyItem(
            at: folder.appendingPathComponent("week.yaml"), to: workspace.folder.appendingPathComponent("week.yaml"))
        let options = try #require(sandboxes.first).split(separator: " ").dropFirst(2).map(String.init)
        let port = try #require(options.firstIndex(of: "--port"))
        let sandbox = try await Sandbox(Array(options[..<port] + options[(port + 2)...]), in: workspace)

        let mark = "@@@@ "
        let lines = commands.enumerated().map { number, command in
            "echo '\(mark)\(number)'\n\(command.line.replacing("http://127.0.0.1:\(options[port + 1])", with: sandbox.url))"
        }
        try workspace.write(
            "set -e\nexec 2>&1\ncoachplan() { \"$coachplan\" \"$@\"; }\n\(lines.joined(separator: "\n"))\n",
            to: "run.sh")
        let outcome = try await workspace.program.shell("bash run.sh")
        let answers = outcome.output.components(separatedBy: mark).dropFirst()
        #expect(outcome.status == 0, "\(answers.last ?? "")\(outcome.errors)")
        #expect(answers.count == commands.count)
        for (command, answer) in zip(commands, answers) {
            let said = answer.split(separator: "\n").dropFirst().map(WalkThrough.normalized)
            for wanted in command.shown {
                let pattern = try WalkThrough.pattern(of: wanted)
                #expect(
                    said.contains { $0.wholeMatch(of: pattern) != nil },
                    "\(command.line)\nshould say: \(wanted)\n\(answer)")
            }
        }
    }
}

/// The commands of a text, and what it shows of their answers.
private enum WalkThrough {
    struct Command {
        var line: String
        /// Lines of the answer; `…` stands for anything.
        var shown: [String] = []
    }

    /// What runs in a terminal of its own, and the rest.
    static func commands(in text: String) -> (sandboxes: [String], commands: [Command]) {
        var sandboxes: [String] = []
        var commands: [Command] = []
        var isInside = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("```") {
                isInside = line == "```console"
                continue
            }
            guard isInside else { continue }
            if line.hasPrefix("$ coachplan sandbox ") {
                sandboxes.append(String(line.dropFirst(2)))
            } else if line.hasPrefix("$ ") {
                commands.append(Command(line: String(line.dropFirst(2))))
            } else if !commands.isEmpty, normalized(line) != "…" {
                commands[commands.count - 1].shown.append(normalized(line))
            }
        }
        return (sandboxes, commands)
    }

    /// Without what only makes columns.
    static func normalized(_ line: some StringProtocol) -> String {
        line.split(separator: " ").joined(separator: " ")
    }

    static func pattern(of line: String) throws -> Regex<AnyRegexOutput> {
        let parts = line.components(separatedBy: "…").map { NSRegularExpression.escapedPattern(for: $0) }
        return try Regex(parts.joined(separator: ".*"))
    }
}
