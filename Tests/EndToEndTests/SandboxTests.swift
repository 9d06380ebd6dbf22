import Foundation
import Testing

/// The sandbox as a program of its own.
@Suite struct SandboxTests {
    @Test func announcesItselfAndEndsOnInterrupt() async throws {
        let workspace = try Workspace()
        let sandbox = try await Sandbox(["--attendees", "4", "--facilitators", "2"], in: workspace)
        #expect(sandbox.port > 0)
        let outcome = try await sandbox.interrupt()
        expectSuccess(outcome)
    }

    @Test func requestOutIsARequestForItsPeople() async throws {
        let centre = try await ContactCentre(attendees: 6)
        expectSuccess(try await centre.workspace.program.run("check", "request.yaml"))
    }

    @Test func portThatIsTaken() async throws {
        let workspace = try Workspace()
        let sandbox = try await Sandbox(["--attendees", "4", "--facilitators", "2"], in: workspace)
        let outcome = try await workspace.program.run("sandbox", "--port", "\(sandbox.port)")
        expectRefusal(outcome, status: 69, naming: "\(sandbox.port)")
    }

    /// What cannot be is refused with its value and what was expected, before anything is made.
    @Test(arguments: [
        (["--assume", "oops=1"], "oops"), (["--assume", "queuedShare=2"], "queuedShare=2"),
        (["--assume", "x"], "NAME=VALUE"),
        (["--fault", "serverError,status=1000"], "1000"), (["--fault", "tooManyRequests,amount=-5"], "-5"),
        (["--fault", "naps"], "naps"), (["--zone", "Mars/Olympus"], "Mars/Olympus"), (["--weeks", "0"], "weeks"),
        (["--host", ""], "host"), (["--client-id", "a:b"], "a:b"), (["--business-units", "101"], "101"),
    ])
    func settingsThatCannotBe(arguments: [String], named: String) async throws {
        let workspace = try Workspace()
        let outcome = try await workspace.program.run(["sandbox", "--port", "0"] + arguments)
        expectRefusal(outcome, status: 64, naming: named)
    }

    @Test func databaseOfAnotherSandbox() async throws {
        let workspace = try Workspace()
        let first = try await Sandbox(["--attendees", "4", "--database", "world.sqlite"], in: workspace)
        let second = try await workspace.program.run(["sandbox", "--port", "0", "--database", "world.sqlite"])
        expectRefusal(second, status: 65, naming: "has it open")
        expectSuccess(try await first.interrupt())
        _ = try await Sandbox(["--database", "world.sqlite"], in: workspace)
    }

    @Test func databaseThatIsNone() async throws {
        let workspace = try Workspace()
        try workspace.write(String(repeating: "no database ", count: 500), to: "world.sqlite")
        let outcome = try await workspace.program.run("sandbox", "--port", "0", "--database", "world.sqlite")
        expectRefusal(outcome, status: 65, naming: "world.sqlite")
    }
}
