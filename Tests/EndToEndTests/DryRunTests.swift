import Foundation
import Testing

/// `apply --dry-run` needs no credentials, waits for nobody and changes nothing.
@Suite struct DryRunTests {
    /// All that must stay: names, bytes and times.
    private static func state(of workspace: Workspace) throws -> [String: [String]] {
        let manager = FileManager.default
        var state: [String: [String]] = [:]
        for name in try workspace.names() + ["."] {
            let path = workspace.folder.appendingPathComponent(name).path
            let bytes = manager.contents(atPath: path) ?? Data()
            let changed = try manager.attributesOfItem(atPath: path)[.modificationDate] as? Date
            state[name] = [bytes.base64EncodedString(), "\(changed?.timeIntervalSince1970 ?? 0)"]
        }
        return state
    }

    @Test func changesNothingBeforeBesideAndAfterAnApply() async throws {
        let centre = try await ContactCentre(
            attendees: 12, arguments: ["--fault", "latency,amount=1000,method=POST,path=/api/v2/coaching/appointments"])
        try await centre.plan()
        let planned = try centre.planned()
        let workspace = centre.workspace
        let connection = centre.sandbox.connection
        let dry = ["apply", "plan.json", "--dry-run"]

        let before = try Self.state(of: workspace)
        for arguments in [dry, dry + connection] { expectSuccess(try await workspace.program.run(arguments)) }
        #expect(try Self.state(of: workspace) == before)

        let running = try workspace.client.start(["apply", "plan.json", "--yes", "--verbose"] + connection)
        try await running.wait { $0.errors.components(separatedBy: "created: ").count > 1 }
        let beside = try await workspace.program.run(dry)
        expectSuccess(beside)
        let left = beside.output.components(separatedBy: "POST ").count - 1
        #expect((1...(planned - 1)).contains(left))
        running.signal(SIGKILL)
        _ = try await running.outcome()

        // The newest steps lie in the log until their batch is done.
        let killed = try Self.state(of: workspace)
        #expect(killed.keys.contains("plan.json.journal.sqlite-wal"))
        let after = try await workspace.program.run(dry)
        expectSuccess(after)
        #expect(after.output.components(separatedBy: "POST ").count - 1 <= left)
        #expect(try Self.state(of: workspace) == killed)

        expectSuccess(try await workspace.client.run(["apply", "plan.json", "--yes", "--settle", "2"] + connection))
        let done = try Self.state(of: workspace)
        #expect(!done.keys.contains("plan.json.journal.sqlite-wal"))
        for arguments in [dry, dry + connection] {
            let outcome = try await workspace.program.run(arguments)
            expectSuccess(outcome)
            #expect(!outcome.output.contains("POST "))
        }
        let locked = try await workspace.program.shell(
            "flock plan.json.journal.sqlite.lock \"$coachplan\" apply plan.json --dry-run")
        expectSuccess(locked)
        #expect(try Self.state(of: workspace) == done)
    }

    @Test func aRecordForAnotherServiceIsToldThoughNobodyIsAsked() async throws {
        let centre = try await ContactCentre(attendees: 4)
        try await centre.plan()
        expectSuccess(
            try await centre.workspace.client.run(["apply", "plan.json", "--yes"] + centre.sandbox.connection))
        expectRefusal(
            try await centre.workspace.program.run(
                "apply", "plan.json", "--dry-run", "--api-url", "http://127.0.0.1:1"),
            status: 65, naming: centre.sandbox.url)
    }
}
