import Testing

/// Wrong usage is told with the right one, and has a status of its own.
@Suite struct UsageTests {
    let workspace: Workspace

    init() throws { workspace = try Workspace() }

    @Test(arguments: [
        ["plan"], ["check"], ["no-such-command"], ["plan", "request.yaml", "--gap", "2"],
        ["plan", "request.yaml", "--gap", "many"], ["plan", "request.yaml", "--time-limit", "0"],
        ["plan", "request.yaml", "--work-limit=-1"],
        ["plan", "request.yaml", "--threads", "0"], ["plan", "request.yaml", "--quiet", "--verbose"],
        ["plan", "request.yaml", "--no-such-option"], ["show", "plan.json", "--format", "xml"],
        ["apply", "plan.json", "--batch-size", "0"], ["export", "request.yaml"], ["fetch", "request.yaml"],
        ["scenario", "--sessions", "0", "--out", "x"], ["scenario", "--units", "0", "--out", "x"],
        ["scenario", "--shared-coaches", "5", "--out", "x"],
        ["scenario", "--units", "1000", "--sessions", "5000", "--out", "x"],
        ["split", "request.yaml", "--slots", "x", "--out", "y", "--parts", "0"],
        ["split", "request.yaml", "--slots", "x", "--out", "y", "--parts", "2", "--by", "business-unit"],
        ["split", "request.yaml", "--slots", "x", "--out", "-"], ["join", "parts"],
        ["sandbox", "--port", "70000"], ["check", "one", "two"],
    ])
    func wrongUsage(arguments: [String]) async throws {
        let outcome = try await workspace.program.run(arguments)
        expectRefusal(outcome, status: 64, naming: "Usage: coachplan")
        #expect(outcome.output.isEmpty)
        #expect(try workspace.names().isEmpty)
    }

    @Test(arguments: [
        (["plann", "request.yaml"], "did you mean plan?"), (["aply"], "did you mean apply?"),
        (["fetch-slots", "--slots-out", "x"], "fetch-slots is not a command of coachplan"),
        (["help", "rolback"], "did you mean rollback?"), (["Check", "request.yaml"], "did you mean check?"),
    ])
    func anUnknownCommandIsToldWithTheNearest(arguments: [String], says: String) async throws {
        let outcome = try await workspace.program.run(arguments)
        expectRefusal(outcome, status: 64, naming: says, "Usage: coachplan")
        #expect(outcome.output.isEmpty)
    }

    @Test(arguments: [["help"], ["help", "plan"], ["--help"], ["help", "help"]])
    func helpIsNoUnknownCommand(arguments: [String]) async throws {
        expectSuccess(try await workspace.program.run(arguments))
    }

    @Test func versionIsPrinted() async throws {
        let outcome = try await workspace.program.run("--version")
        expectSuccess(outcome)
        #expect(outcome.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    }
}
