import Foundation
import Testing

/// What the service has of a plan, beside what its record says.
@Suite struct StatusTests {
    private static func ids(of centre: ContactCentre) async throws -> [String] {
        let outcome = try await centre.workspace.client.run(
            ["status", "plan.json", "--format", "json"] + centre.sandbox.connection)
        return try outcome.document().list("appointments").compactMap { $0.text("id") }
    }

    @Test func eachAppointmentIsToldInBothForms() async throws {
        let centre = try await ContactCentre(attendees: 6)
        try await centre.plan()
        let (workspace, connection) = (centre.workspace, centre.sandbox.connection)
        let planned = try centre.planned()
        let none = try await workspace.client.run(["status", "plan.json"] + connection)
        expectRefusal(none, status: 66, naming: "plan.json.journal.sqlite")
        expectSuccess(try await workspace.client.run(["apply", "plan.json", "--yes"] + connection))
        let ids = try await Self.ids(of: centre)
        #expect(ids.count == planned && planned > 3)
        let people = try await SandboxPeople(of: centre.sandbox)
        #expect(try await people.call("PATCH", "appointments/\(ids[0])/status", ["status": "InProgress"]).status < 300)
        let held = try await workspace.client.run(["status", "plan.json"] + connection)
        expectSuccess(held)
        #expect(held.output.contains("\(planned - 1) as planned, 1 in progress at"))
        #expect(try await people.call("DELETE", "appointments/\(ids[1])").status < 300)
        #expect(try await people.call("PATCH", "appointments/\(ids[2])", ["name": "Another"]).status < 300)
        let record = try Data(contentsOf: workspace.folder.appendingPathComponent("plan.json.journal.sqlite"))
        let text = try await workspace.client.run(["status", "plan.json"] + connection)
        let json = try await workspace.client.run(["status", "plan.json", "--format", "json"] + connection)
        try expectSameError(text, json, status: 65, name: "badData", command: "status")
        #expect(text.output.contains("1 changed") && text.output.contains("1 gone"), "\(text.output)")
        #expect(text.output.contains("“Another”"), "\(text.output)")
        let document = try json.document()
        let states = document.list("appointments").compactMap { $0.text("state") }
        #expect(states.prefix(3) == ["inProgress", "gone", "changed"])
        #expect(
            document.object("counts").counts.filter { $0.value > 0 }
                == ["inProgress": 1, "gone": 1, "changed": 1, "same": planned - 3])
        let difference = try #require(document.list("appointments")[2].list("differences").first)
        #expect(difference.text("field") == "name" && difference.text("found") == "“Another”")
        #expect(document.object("organization").text("name") == "Sandbox 5")
        #expect(try Data(contentsOf: workspace.folder.appendingPathComponent("plan.json.journal.sqlite")) == record)
    }

    @Test func aWatchTellsWhatChanges() async throws {
        let centre = try await ContactCentre(attendees: 4)
        try await centre.plan()
        let (workspace, connection) = (centre.workspace, centre.sandbox.connection)
        expectSuccess(try await workspace.client.run(["apply", "plan.json", "--yes"] + connection))
        let ids = try await Self.ids(of: centre)
        let watch = try workspace.client.start(["status", "plan.json", "--watch", "--every", "1"] + connection)
        try await watch.wait { $0.output.contains("\(ids.count) as planned") }
        let people = try await SandboxPeople(of: centre.sandbox)
        #expect(try await people.call("DELETE", "appointments/\(ids[0])").status < 300)
        try await watch.wait { $0.output.contains("1 gone") }
        watch.signal(SIGINT)
        let outcome = try await watch.outcome()
        #expect(outcome.status == 65 && !outcome.wasKilled)
        #expect(outcome.output.components(separatedBy: "as planned at").count - 1 <= 2, "told when it changes only")
    }
}
