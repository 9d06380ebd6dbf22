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

    @Test func databaseThatIsNone() async throws {
        let workspace = try Workspace()
        try workspace.write(String(repeating: "no database ", count: 500), to: "world.sqlite")
        let outcome = try await workspace.program.run("sandbox", "--port", "0", "--database", "world.sqlite")
        expectRefusal(outcome, status: 65, naming: "world.sqlite")
    }
}
