import Foundation
import Testing

/// What was there before is kept but for its content: modes, links, and files of others.
@Suite struct OutputModeTests {
    let workspace: Workspace
    let example: Example

    init() throws {
        workspace = try Workspace()
        example = try Example(in: workspace)
    }

    private func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: workspace.path(name))[.posixPermissions] as? Int
    }

    private static let commands = [
        "plan request.yaml --slots slots.ndjson --quiet --out out",
        "export request.yaml --slots slots.ndjson --mps out",
    ]

    @Test(arguments: commands)
    func modesAndLinks(command: String) async throws {
        try workspace.write("old", to: "private")
        chmod(workspace.path("private"), 0o600)
        try FileManager.default.createSymbolicLink(
            atPath: workspace.path("out"), withDestinationPath: "private")
        expectSuccess(try await workspace.program.shell("$coachplan \(command)"))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: workspace.path("out")) == "private")
        #expect(try mode("private") == 0o600)
        #expect(try workspace.text(of: "private").count > 100)
    }

    @Test(arguments: commands)
    func newFilesFollowTheMaskOfTheUser(command: String) async throws {
        expectSuccess(try await workspace.program.shell("umask 077; $coachplan \(command)"))
        #expect(try mode("out") == 0o600)
    }

    @Test(arguments: commands)
    func filesOfOthersStay(command: String) async throws {
        try workspace.write("mine", to: "out.partial")
        expectSuccess(try await workspace.program.shell("$coachplan \(command)"))
        #expect(try workspace.text(of: "out.partial") == "mine")
    }

    @Test(arguments: [238, 245, 250, 255])
    func longNames(length: Int) async throws {
        let name = String(repeating: "k", count: length - 5) + ".json"
        let outcome = try await workspace.program.run(
            "plan", "request.yaml", "--slots", "slots.ndjson", "--quiet", "--out", name)
        expectSuccess(outcome)
        #expect(try workspace.names().contains(name))
    }

    @Test func aNameThatIsTooLongIsToldBeforeTheWorkStarts() async throws {
        try workspace.write("not slots", to: "slots.ndjson")
        let name = String(repeating: "k", count: 256)
        let outcome = try await workspace.program.run("plan", "request.yaml", "--slots", "slots.ndjson", "--out", name)
        expectRefusal(outcome, status: 73, naming: name, "too long")
    }

    /// A plan's name may leave no room for that of its record, or of what a database keeps beside it.
    @Test(arguments: [235, 241, 255])
    func aRecordWhoseNameIsTooLongIsToldBeforeTheWorkStarts(length: Int) async throws {
        let name = String(repeating: "k", count: length - 5) + ".json"
        try await example.plan()
        try FileManager.default.moveItem(atPath: workspace.path("plan.json"), toPath: workspace.path(name))
        let before = try workspace.names()
        let outcome = try await workspace.client.run("apply", name, "--yes", "--api-url", "http://127.0.0.1:1")
        expectRefusal(outcome, status: 73, naming: "too long")
        #expect(try workspace.names() == before)
    }
}
