import Foundation
import Testing

/// What programs are told of a run that somebody stopped: how far it came, as the files and the service have it.
@Suite struct JSONFormInterruptionTests {
    @Test func aStoppedFetchSaysHowFarItCame() async throws {
        let centre = try await ContactCentre(
            attendees: 30, arguments: ["--fault", "latency,amount=8000,path=/api/v2/coaching/scheduleslots"])
        let workspace = centre.workspace
        let lines: @Sendable () -> Int = { ((try? workspace.text(of: "slots.ndjson")) ?? "").count { $0 == "\n" } }
        let running = try workspace.client.start(
            ["fetch", "request.yaml", "--slots-out", "slots.ndjson", "--format", "json"] + centre.sandbox.connection)
        try await running.signal(SIGINT) { _ in lines() > 0 }
        let outcome = try await running.outcome()
        expectRefusal(outcome, status: 75, naming: "interrupted")
        let document = try outcome.document()
        #expect(document.object("error").text("name") == "temporary")
        #expect(document.object("questions").number("answered") == lines())
        #expect(document.object("questions").number("needed") == 31)
        #expect(outcome.errors.contains(try #require(document.object("error").text("advice"))))
    }

    @Test func aStoppedApplySaysWhereEachAppointmentStands() async throws {
        let centre = try await ContactCentre(
            attendees: 25, facilitators: 4,
            arguments: ["--fault", "latency,amount=300,method=POST,path=/api/v2/coaching/appointments"])
        try await centre.plan()
        let running = try centre.workspace.client.start(
            ["apply", "plan.json", "--yes", "--batch-size", "4", "--settle", "2", "--verbose", "--format", "json"]
                + centre.sandbox.connection)
        try await running.signal(SIGINT) { $0.errors.components(separatedBy: "created: ").count > 2 }
        let outcome = try await running.outcome()
        expectRefusal(outcome, status: 75, naming: "--format json")
        let document = try outcome.document()
        #expect(document.text("end") == "paused" && document.object("error").number("status") == 75)
        let created = try await centre.held().count
        let counts = document.object("counts").counts.filter { $0.value > 0 }
        #expect(counts == ["created": created, "pending": try centre.planned() - created])
        #expect(document.list("appointments").count { $0.text("id") != nil } == created)
    }
}
