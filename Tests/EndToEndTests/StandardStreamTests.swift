import Foundation
import Testing

/// A dash, devices and pipes in the place of files.
@Suite struct StandardStreamTests {
    let workspace: Workspace
    let example: Example

    init() throws {
        workspace = try Workspace()
        example = try Example(in: workspace)
    }

    private func shell(_ line: String) async throws -> Program.Outcome { try await workspace.program.shell(line) }

    @Test(arguments: [
        "$coachplan check - < request.yaml", "cat request.yaml | $coachplan check /dev/stdin",
        "$coachplan check <(cat request.yaml)", "cat slots.ndjson | $coachplan plan request.yaml --slots - --quiet",
        "cat request.yaml | $coachplan plan - --slots <(cat slots.ndjson) --quiet",
    ])
    func inputsFromPipes(line: String) async throws { expectSuccess(try await shell(line)) }

    @Test func plansFromStandardInput() async throws {
        try await example.plan()
        for command in ["show -", "show /dev/stdin", "verify request.yaml --slots slots.ndjson -", "apply --dry-run -"]
        {
            expectSuccess(try await shell("$coachplan \(command) < plan.json"))
        }
        #expect(try workspace.names() == ["plan.json", "request.yaml", "roster.csv", "slots.ndjson"])
    }

    @Test func errorsNameStandardInput() async throws {
        let outcome = try await workspace.program.run("check", "-", input: "coachplan: 1\nnmae: x\n")
        expectRefusal(outcome, status: 65, naming: "standard input:2")
    }

    @Test(arguments: ["-", "/dev/stdout", "link"])
    func aPlanToStandardOutput(out: String) async throws {
        try FileManager.default.createSymbolicLink(
            atPath: workspace.path("link"), withDestinationPath: "/proc/self/fd/1")
        let command = "$coachplan plan request.yaml --slots slots.ndjson --gap 0 --out \(out)"
        for pipe in ["> out.json", "| cat > out.json"] {
            let outcome = try await shell("set -o pipefail; \(command) \(pipe)")
            expectSuccess(outcome)
            #expect(outcome.errors.contains("Priya Raman"), "the dry run is told beside the result")
            expectSuccess(try await workspace.program.run("show", "out.json"))
        }
        expectSuccess(try await shell("\(command) --quiet | head -c 40 > /dev/null"))
        #expect(try workspace.names() == ["link", "out.json", "request.yaml", "roster.csv", "slots.ndjson"])
    }

    @Test func aProgramToStandardOutput() async throws {
        let export = "$coachplan export request.yaml --slots slots.ndjson --mps"
        expectSuccess(try await shell("\(export) file.mps && \(export) - | cmp - file.mps"))
        expectSuccess(try await shell("\(export) /dev/null"))
    }

    @Test(arguments: [
        "fetch request.yaml --slots-out - --api-url http://127.0.0.1:1", "scenario --out -", "scenario --out ''",
        "sandbox --request-out -", "sandbox --database -", "sandbox --database ''",
        "plan request.yaml --slots slots.ndjson --out ''", "plan '' --slots slots.ndjson", "show ''",
        "plan - --slots - --out plan.json", "export request.yaml --slots slots.ndjson --mps ''",
        "init --out -",
    ])
    func whereItMakesNoSense(command: String) async throws {
        let outcome = try await workspace.client.shell("exec $coachplan \(command) < slots.ndjson")
        expectRefusal(outcome, status: 64)
        #expect(try workspace.names() == ["request.yaml", "roster.csv", "slots.ndjson"])
    }

    @Test(arguments: ["p", "é", "./p", "-p"])
    func shortNames(name: String) async throws {
        let plan = ["plan", "request.yaml", "--slots", "slots.ndjson", "--quiet", "--out=\(name)"]
        expectSuccess(try await workspace.program.run(plan))
        let export = ["export", "request.yaml", "--slots", "slots.ndjson", "--mps=\(name)"]
        expectSuccess(try await workspace.program.run(export))
        #expect(try workspace.text(of: name).hasPrefix("*"))
        let fetch = ["fetch", "request.yaml", "--slots-out=\(name)x", "--api-url", "http://127.0.0.1:1"]
        expectRefusal(try await workspace.client.run(fetch), status: 69)
    }

    @Test(arguments: ["/", "p/", ".", "..", "/dev/plan.json", "/proc/self/comm"])
    func whatIsNoFile(path: String) async throws {
        let outcome = try await workspace.program.run(
            "plan", "request.yaml", "--slots", "slots.ndjson", "--quiet", "--out", path)
        expectRefusal(outcome, status: 73, naming: path)
    }

    /// A program that is started without its standard streams does not write messages into files that it opens.
    @Test func closedStreams() async throws {
        let plan = "$coachplan plan request.yaml --slots slots.ndjson --out plan.json"
        let closed = try await shell("\(plan) >&- 2>&- <&-; echo $?")
        #expect(closed.output == "74\n", "the result could not be told")
        #expect(try workspace.text(of: "plan.json").hasPrefix("{\n\"coachplan\": 1"))
        let quiet = try await shell("\(plan) --quiet >&- 2>&- <&-; echo $?")
        #expect(quiet.output == "0\n")
        #expect(try workspace.names() == ["plan.json", "request.yaml", "roster.csv", "slots.ndjson"])
    }
}
