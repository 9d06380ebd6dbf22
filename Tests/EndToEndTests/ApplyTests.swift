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

    /// A plan whose appointments exist is the only thing that can take them back.
    @Test func aPlanIsNotReplacedWhileItsAppointmentsExist() async throws {
        let centre = try await ContactCentre(attendees: 6)
        try await centre.plan()
        let plan = try centre.workspace.text(of: "plan.json")
        let connection = centre.sandbox.connection
        expectSuccess(try await centre.workspace.client.run(["apply", "plan.json", "--yes"] + connection))
        let again = ["plan", "request.yaml", "--slots", "slots.ndjson", "--seed", "2", "--out", "plan.json", "--quiet"]
        expectRefusal(try await centre.workspace.client.run(again), status: 65, naming: "plan.json", "rollback")
        #expect(try centre.workspace.text(of: "plan.json") == plan)
        expectSuccess(try await centre.workspace.client.run(["rollback", "plan.json", "--yes"] + connection))
        expectSuccess(try await centre.workspace.client.run(again))
    }

    /// What apply failed on is no concern of rollback, and what is advised can be typed as it stands.
    @Test func rollbackTellsOnlyItsOwnTroubles() async throws {
        let centre = try await ContactCentre(attendees: 6)
        try await centre.plan()
        let connection = centre.sandbox.connection
        let bodies = (try centre.workspace.json("plan.json")["appointments"] as? [[String: Any]] ?? []).compactMap {
            $0["body"] as? [String: Any]
        }
        let people = try await SandboxPeople(of: centre.sandbox)
        var taken = try #require(bodies.first)
        taken["name"] = "Somebody else's"
        #expect(try await people.call("POST", "appointments", taken).status == 201)
        let journal = ["--journal", "my record.sqlite"]
        let apply = ["apply", "plan.json", "--yes"] + journal + connection + ["--skip-stale"]
        let applied = try await centre.workspace.client.run(apply)
        expectRefusal(
            applied, status: 65, naming: "another appointment", "apply plan.json --yes --journal 'my record.sqlite'")
        #expect(applied.errors.contains("--api-url \(centre.sandbox.url)"))

        let users = (bodies.last?["attendeeIds"] as? [String] ?? []).joined(separator: ",")
        let list = try await people.call("GET", "appointments?userIds=\(users)&pageSize=100").object
        let id = try #require((list["entities"] as? [[String: Any]])?.first?["id"] as? String)
        #expect(try await people.call("PATCH", "appointments/\(id)/status", ["status": "Completed"]).status < 300)
        let kept = try await centre.workspace.client.run(["rollback", "plan.json", "--yes"] + journal + connection)
        expectRefusal(kept, status: 65, naming: "Completed", "rollback plan.json --yes --journal 'my record.sqlite'")
        #expect(!kept.errors.contains("another appointment"), "\(kept.errors)")
    }

    @Test func whatIsOverIsToldAndNotCreated() async throws {
        let centre = try await ContactCentre(attendees: 2)
        let example = try Workspace()
        let files = try Example(in: example)
        for name in ["request.yaml", "roster.csv", "slots.ndjson"] {
            try files.replace("2026-12-", with: "2025-12-", in: name)
        }
        let check = try await example.program.run("check", "request.yaml")
        expectSuccess(check)
        #expect(check.output.contains("All days of the horizon are over: the last was 2025-12-"))
        let plan = try await example.program.run(
            "plan", "request.yaml", "--slots", "slots.ndjson", "--out", "plan.json")
        expectSuccess(plan)
        #expect(plan.output.contains("7 of 7 appointments lie in the past"))
        let dry = try await example.program.run("apply", "plan.json", "--dry-run")
        expectSuccess(dry)
        #expect(dry.errors.contains("in the past"))
        let apply = try await example.client.run(["apply", "plan.json", "--yes"] + centre.sandbox.connection)
        expectRefusal(apply, status: 65, naming: "plan.json", "in the past")
        #expect(!example.exists("plan.json.journal.sqlite"))
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
