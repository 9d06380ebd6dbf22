import Foundation
import Testing

/// Carrying out a plan and taking it back.
@Suite struct ApplyTests {
    @Test func dryRunPrintsExactlyWhatIsSentAndSendsNothing() async throws {
        let centre = try await ContactCentre(attendees: 10)
        try await centre.plan()
        let recorder = Recorder()
        let workspace = centre.workspace
        let dry = try await recorder.run(before: centre.sandbox.url) { url in
            let dry = try await workspace.client.run("apply", "plan.json", "--dry-run", "--api-url", url)
            #expect(recorder.requests.isEmpty)
            expectSuccess(try await workspace.client.run("apply", "plan.json", "--yes", "--api-url", url))
            return dry
        }
        expectSuccess(dry)
        let sent = recorder.created.map { String(decoding: $0, as: UTF8.self) }
        #expect(try sent.count == centre.planned() && !sent.isEmpty)
        for body in sent { #expect(dry.output.contains(body)) }
        #expect(dry.output.components(separatedBy: "POST ").count - 1 == sent.count)
    }

    @Test func appliedOnceHoweverOftenItRuns() async throws {
        let centre = try await ContactCentre(attendees: 10)
        try await centre.plan()
        let apply = ["apply", "plan.json", "--yes"] + centre.sandbox.connection
        expectSuccess(try await centre.workspace.client.run(apply))
        #expect(try await centre.held() == centre.wanted())
        let again = try await centre.workspace.client.run(apply)
        expectSuccess(again)
        #expect(try await centre.held() == centre.wanted())
    }

    /// A call is only made once its intent is on the disk: a full disk ends the run, and room on it lets it go on.
    @Test(arguments: [1, 8, 16])
    func fullDiskBehindTheRecord(kilobytes: Int) async throws {
        let centre = try await ContactCentre(attendees: 10)
        try await centre.plan()
        let url = centre.sandbox.url
        let outcome = try await centre.workspace.client.shell(
            "ulimit -f \(kilobytes); exec $coachplan apply plan.json --yes --settle 2 --api-url \(url)")
        expectRefusal(outcome, status: 74, naming: "plan.json.journal.sqlite")
        #expect(try await centre.held().isEmpty)
        expectSuccess(
            try await centre.workspace.client.run(
                "apply", "plan.json", "--yes", "--settle", "2", "--api-url", url))
        #expect(try await centre.held() == centre.wanted())
    }

    @Test func readerWhoGoesAwayDoesNotStopIt() async throws {
        let centre = try await ContactCentre(attendees: 10)
        try await centre.plan()
        let url = centre.sandbox.url
        expectSuccess(
            try await centre.workspace.client.shell(
                "set -o pipefail; $coachplan apply plan.json --yes --verbose --api-url \(url) 2>&1 | true"))
        #expect(try await centre.held() == centre.wanted())
    }

    @Test func withoutTerminalItNeedsYes() async throws {
        let centre = try await ContactCentre(attendees: 4)
        try await centre.plan()
        for command in ["apply", "rollback"] {
            let outcome = try await centre.workspace.client.run([command, "plan.json"] + centre.sandbox.connection)
            expectRefusal(outcome, status: 64, naming: "--yes")
        }
        #expect(try await centre.held().isEmpty)
    }

    @Test func rollbackTakesBackThisPlanAndNothingElse() async throws {
        let centre = try await ContactCentre(attendees: 10)
        try await centre.plan()
        let connection = centre.sandbox.connection
        expectSuccess(try await centre.workspace.client.run(["apply", "plan.json", "--yes"] + connection))
        // A second plan for the same people, made around the appointments of the first.
        expectSuccess(
            try await centre.workspace.client.run(
                ["plan", "request.yaml", "--out", "second.json", "--quiet", "--time-limit", "5"] + connection))
        let first = try centre.wanted()
        expectSuccess(try await centre.workspace.client.run(["apply", "second.json", "--yes"] + connection))
        let both = try await centre.held()
        #expect(both.count > first.count)

        expectSuccess(try await centre.workspace.client.run(["rollback", "plan.json", "--yes"] + connection))
        #expect(try await centre.held() == both.filter { !first.contains($0) })
        let again = try await centre.workspace.client.run(["rollback", "plan.json", "--yes"] + connection)
        expectSuccess(again)
        #expect(try await centre.held() == both.filter { !first.contains($0) })
    }

    @Test func rollbackOfAPlanThatWasNeverApplied() async throws {
        let centre = try await ContactCentre(attendees: 4)
        try await centre.plan()
        let outcome = try await centre.workspace.client.run(
            ["rollback", "plan.json", "--yes"] + centre.sandbox.connection)
        expectRefusal(outcome, status: 66, naming: "plan.json.journal.sqlite")
    }

    @Test func secretsAreNowhere() async throws {
        let centre = try await ContactCentre(attendees: 4)
        let connection = centre.sandbox.connection
        var said = ""
        for command in [
            ["fetch", "request.yaml", "--slots-out", "slots.ndjson"] + connection,
            ["plan", "request.yaml", "--slots", "slots.ndjson", "--out", "plan.json"],
            ["apply", "plan.json", "--dry-run"] + connection,
            ["apply", "plan.json", "--yes"] + connection,
            ["rollback", "plan.json", "--yes"] + connection,
        ] {
            let outcome = try await centre.workspace.client.run(command + ["--verbose"])
            expectSuccess(outcome)
            said += outcome.output + outcome.errors
        }
        #expect(!said.contains("Bearer") && !said.contains("Basic "))
        for name in try centre.workspace.names() {
            let bytes = try Data(contentsOf: centre.workspace.folder.appendingPathComponent(name))
            #expect(bytes.range(of: Data("Bearer".utf8)) == nil)
        }
    }
}
