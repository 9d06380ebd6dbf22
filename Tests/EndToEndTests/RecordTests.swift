import Foundation
import Testing

/// The record of a plan stands alone, belongs to one organisation, and can be gone by in parts.
@Suite struct RecordTests {
    private static let record = "plan.json.journal.sqlite"

    /// `argument`: what is left to name when the plan is lost.
    @Test(arguments: ["plan.json", RecordTests.record]) func aLostPlanIsTakenBack(argument: String) async throws {
        let centre = try await ContactCentre(attendees: 6)
        try await centre.plan()
        let planned = try centre.planned()
        let (workspace, connection) = (centre.workspace, centre.sandbox.connection)
        let plan = try workspace.json("plan.json")
        expectSuccess(try await workspace.client.run(["apply", "plan.json", "--yes"] + connection))
        try FileManager.default.removeItem(atPath: workspace.path("plan.json"))
        let status = try await workspace.client.run(["status", argument] + connection)
        expectSuccess(status)
        #expect(status.output.contains("\(planned) as planned at \(centre.sandbox.url) (organisation Sandbox 5 ["))
        let outcome = try await workspace.client.run(["rollback", argument, "--yes"] + connection)
        expectSuccess(outcome)
        #expect(outcome.output.contains("\(planned) appointments of this plan were taken back"))
        #expect(outcome.output.contains("Goes by the record alone"))
        #expect(try await ServiceView(url: centre.sandbox.url).appointments(ofPlan: plan).isEmpty)
    }

    /// Another plan lies where the applied one was.
    @Test func anOverwrittenPlanIsTakenBackFromItsRecord() async throws {
        let centre = try await ContactCentre(attendees: 6)
        try await centre.plan()
        let planned = try centre.planned()
        let (workspace, connection) = (centre.workspace, centre.sandbox.connection)
        expectSuccess(try await workspace.client.run(["apply", "plan.json", "--yes"] + connection))
        try FileManager.default.removeItem(atPath: workspace.path("plan.json"))
        expectSuccess(
            try await workspace.program.run(
                "plan", "request.yaml", "--slots", "slots.ndjson", "--out", "other.json", "--time-limit", "5"))
        try FileManager.default.moveItem(atPath: workspace.path("other.json"), toPath: workspace.path("plan.json"))
        for command in [
            ["rollback", "plan.json", "--yes"], ["apply", "plan.json", "--yes"], ["status", "plan.json"],
        ] {
            let outcome = try await workspace.client.run(command + connection)
            expectRefusal(outcome, status: 65, naming: "is the record of the plan", "coachplan rollback \(Self.record)")
        }
        let outcome = try await workspace.client.run(["rollback", Self.record, "--yes"] + connection)
        expectSuccess(outcome)
        #expect(outcome.output.contains("\(planned) appointments of this plan were taken back"))
    }

    /// The credentials, or what answers at the address, are those of another organisation.
    @Test func anotherOrganizationIsRefusedBeforeAnyCall() async throws {
        let centre = try await ContactCentre(attendees: 6)
        try await centre.plan()
        let workspace = centre.workspace
        let apply = ["apply", "plan.json", "--yes"] + centre.sandbox.connection
        let applied = try await workspace.client.run(apply)
        expectSuccess(applied)
        #expect(applied.output.contains("to create at \(centre.sandbox.url) (organisation Sandbox 5 ["))
        try await centre.sandbox.kill()
        let other = try await Sandbox(
            ["--attendees", "6", "--facilitators", "3", "--seed", "6"], port: centre.sandbox.port, in: workspace)
        let before = try Data(contentsOf: workspace.folder.appendingPathComponent(Self.record))
        for command in ["rollback", "apply", "status"] {
            let outcome = try await workspace.client.run(
                [command, "plan.json"] + (command == "status" ? [] : ["--yes"]) + other.connection)
            expectRefusal(outcome, status: 65, naming: "another organisation", "Sandbox 5", "Sandbox 6")
        }
        #expect(try Data(contentsOf: workspace.folder.appendingPathComponent(Self.record)) == before)
        let people = try await SandboxPeople(of: other)
        let listed = try await people.call("GET", "appointments?userIds=\(people.attendees.joined(separator: ","))")
        #expect(listed.object["total"] as? Int == 0)
    }

    /// A service that does not say whose credentials they are: that is said, and the OAuth client is compared.
    @Test func whatCannotBeKnownIsSaid() async throws {
        let centre = try await ContactCentre(attendees: 4, arguments: ["--assume", "tellsOrganization=false"])
        try await centre.plan()
        let (workspace, connection) = (centre.workspace, centre.sandbox.connection)
        let applied = try await workspace.client.run(["apply", "plan.json", "--yes"] + connection)
        expectSuccess(applied)
        #expect(applied.output.contains("(OAuth client sandbox)"))
        #expect(applied.output.contains("does not tell whose organisation"))
        let again = try await workspace.client.run(["apply", "plan.json", "--yes"] + connection)
        expectSuccess(again)
        #expect(!again.output.contains("whose organisation"), "the client is the same")
        var token = workspace.program
        let people = try await SandboxPeople(of: centre.sandbox)
        token.environment = ["GENESYSCLOUD_ACCESS_TOKEN": people.token]
        let doubtful = try await token.run(["rollback", "plan.json", "--yes"] + connection)
        expectSuccess(doubtful)
        #expect(doubtful.output.contains("cannot be told whether this is the organisation"))
    }

    @Test func aPartIsAppliedAndTakenBack() async throws {
        let centre = try await ContactCentre(attendees: 8)
        try await centre.plan()
        let planned = try centre.planned()
        let (workspace, connection) = (centre.workspace, centre.sandbox.connection)
        let appointments = try workspace.json("plan.json").list("appointments")
        let key = try #require(appointments[2].text("session"))
        let attendee = try #require((appointments[4].object("body")["attendeeIds"] as? [String])?.first)
        func run(_ command: String, _ more: [String]) async throws -> Program.Outcome {
            try await workspace.client.run([command, "plan.json", "--yes"] + more + connection)
        }
        let one = try await run("apply", ["--only", key])
        expectSuccess(one)
        #expect(one.output.contains("1 appointment to create") && one.output.contains("\(planned - 1) more stay"))
        #expect(try await centre.held().count == 1)
        expectSuccess(try await run("apply", ["--attendee", attendee]))
        #expect(try await centre.held().count == 2)
        let dry = try await workspace.program.run("apply", "plan.json", "--dry-run", "--only", key)
        expectSuccess(dry)
        #expect(!dry.output.contains("POST"))
        expectSuccess(try await run("apply", []))
        #expect(try await centre.held() == centre.wanted())
        expectSuccess(try await run("rollback", ["--only", key]))
        #expect(try await centre.held().count == planned - 1)
        expectSuccess(try await run("rollback", ["--until", "2020-01-01"]))
        #expect(try await centre.held().count == planned - 1)
        for (option, value) in [("--only", key + "x"), ("--attendee", "nobody"), ("--from", "December")] {
            expectRefusal(try await run("rollback", [option, value]), status: 64, naming: option)
        }
        #expect(try await centre.held().count == planned - 1)
        expectSuccess(try await run("rollback", ["--from", "2020-01-01"]))
        #expect(try await centre.held().isEmpty)
    }

    /// What goes wrong is told with the line of the plan, names and local times.
    @Test func whatFailsIsNamedWithItsLine() async throws {
        let centre = try await ContactCentre(attendees: 6)
        try await centre.plan()
        let workspace = centre.workspace
        let first = try #require(try workspace.json("plan.json").list("appointments").first)
        var taken = first.object("body")
        taken["name"] = "Somebody else's"
        let people = try await SandboxPeople(of: centre.sandbox)
        #expect(try await people.call("POST", "appointments", taken).status == 201)
        let outcome = try await workspace.client.run(
            ["apply", "plan.json", "--yes", "--fresh-for", "never"] + centre.sandbox.connection)
        expectRefusal(outcome, status: 65, naming: "another appointment since the slots were asked for")
        let place = try #require(outcome.errors.firstMatch(of: /plan\.json:(\d+): ([^:]+): (\w+ \d{4}-\d\d-\d\d)/))
            .output
        let lines = try workspace.text(of: "plan.json").split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[(Int(place.1) ?? 0) - 1].contains("\"session\":\"\(place.2)\""), "\(outcome.errors)")
        #expect(String(place.2) == first.text("session"))
        #expect(try await centre.held().count == centre.planned(), "the others, and what somebody else made")
    }
}
