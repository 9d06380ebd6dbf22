import Foundation
import Testing

/// A change that gives a session a place is carried out on a plan that is applied: by the built program, against a sandbox.
@Suite struct ExplainAfterApplyTests {
    private let centre: ContactCentre
    private var workspace: Workspace { centre.workspace }

    init() async throws {
        centre = try await ContactCentre(attendees: 18)
        // Three coaches with two sessions in each of two weeks: there are more sessions than that.
        let request = try centre.workspace.text(of: "request.yaml")
        try centre.workspace.write(
            request.replacingOccurrences(of: "maxSessionsPerDay: 6", with: "maxSessionsPerWeek: 2"), to: "request.yaml")
        try await centre.plan()
    }

    @Test func theNewPlanTakesTheAppointmentsOver() async throws {
        let plan = try workspace.json("plan.json")
        let key = try #require(plan.list("unscheduled").first?.text("session"))
        expectSuccess(
            try await workspace.client.run(["apply", "plan.json", "--yes"] + centre.sandbox.connection))
        let explained = try await workspace.program.run(
            "explain", "plan.json", key, "--apply", "1", "--out", "other.json")
        expectSuccess(explained)
        #expect(explained.errors.contains("plan.json is applied: applying other.json takes its appointments over"))
        let other = try workspace.json("other.json")
        #expect(other.object("previous").text("id") == plan.text("id"))
        #expect(other.list("appointments").contains { $0.text("session") == key })
        expectSuccess(
            try await workspace.program.run(
                "verify", "other.request.json", "other.json", "--slots", "slots.ndjson", "--previous", "plan.json"))
        let dry = try await workspace.program.run("apply", "other.json", "--dry-run", "--format", "json").document()
        let changes = dry.object("changes").counts
        let kept = ["stay", "move", "replace"].reduce(0) { $0 + (changes[$1] ?? 0) }
        #expect(kept == plan.list("appointments").count && changes["delete"] == 0)
        #expect(changes["new"] == other.list("appointments").count - kept && changes["new"] != 0)
        expectSuccess(
            try await workspace.client.run(["apply", "other.json", "--yes"] + centre.sandbox.connection))
        let wanted = other.list("appointments").map { ServiceView.label($0.object("body")) }.sorted()
        #expect(try await ServiceView(url: centre.sandbox.url).appointments(ofPlan: other) == wanted)
    }
}
