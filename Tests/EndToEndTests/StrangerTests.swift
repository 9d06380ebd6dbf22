import Foundation
import Testing

/// People whom the service does not know, answers that are old, and runs that end early: what a planner is told.
@Suite struct StrangerTests {
    /// Replaces the first attendee's id by one that nobody has.
    private func rename(_ field: String, in workspace: Workspace) throws -> String {
        let lines = try workspace.text(of: "request.yaml").split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex { $0.hasPrefix("\(field):") })
        let match = try #require(
            lines[(start + 1)...].lazy.compactMap { $0.firstMatch(of: /id: "?([0-9a-f-]{36})/) }.first)
        let id = String(match.output.1)
        let text = try workspace.text(of: "request.yaml")
        try workspace.write(text.replacingOccurrences(of: id, with: "nobody"), to: "request.yaml")
        return id
    }

    @Test(arguments: ["attendees", "facilitators"])
    func anUnknownPersonIsNamedAndTheOthersAreAnswered(field: String) async throws {
        let centre = try await ContactCentre(attendees: 6)
        let workspace = centre.workspace
        _ = try rename(field, in: workspace)
        let fetch = ["fetch", "request.yaml", "--slots-out", "slots.ndjson"] + centre.sandbox.connection
        let line = try #require(
            workspace.text(of: "request.yaml").split(separator: "\n", omittingEmptySubsequences: false)
                .firstIndex { $0.contains("nobody") })
        for _ in 0..<2 {
            let outcome = try await workspace.client.run(fetch)
            expectRefusal(outcome, status: 77, naming: "request.yaml:\(line + 1): nobody", "slots.ndjson")
            #expect(outcome.errors.contains("no.permission.for.requested.users"))
        }
        let planned = try await workspace.program.run(
            "plan", "request.yaml", "--slots", "slots.ndjson", "--out", "plan.json", "--time-limit", "5")
        expectSuccess(planned)
        let unscheduled = try workspace.json("plan.json")["unscheduled"] as? [[String: Any]] ?? []
        let reason = field == "attendees" ? "attendeeUnknown" : "facilitatorUnknown"
        #expect(unscheduled.allSatisfy { $0["reason"] as? String == reason })
        #expect(try centre.planned() + unscheduled.count == 6)
        if field == "attendees" { #expect(unscheduled.count == 1) }
    }

    /// The service is gone after some answers: they are kept, and that is said.
    @Test func whatIsKeptIsSaid() async throws {
        let centre = try await ContactCentre(
            attendees: 8, arguments: ["--fault", "serverError,path=/api/v2/coaching/scheduleslots,call=6"])
        let workspace = centre.workspace
        let fetch = ["fetch", "request.yaml", "--slots-out", "slots.ndjson"] + centre.sandbox.connection
        var outcome = try await workspace.client.run(fetch)
        if outcome.status == 0 { return }
        #expect(outcome.errors.contains("questions are answered and kept in slots.ndjson; the same command goes on"))
        outcome = try await workspace.client.run(fetch)
        expectSuccess(outcome)
    }

    @Test func theAgeOfAnswersIsTold() async throws {
        let centre = try await ContactCentre(attendees: 4)
        let workspace = centre.workspace
        let fetch = ["fetch", "request.yaml", "--slots-out", "slots.ndjson"] + centre.sandbox.connection
        expectSuccess(try await workspace.client.run(fetch))
        let old = try workspace.text(of: "slots.ndjson").replacing(
            /"queriedAt":"[^"]*"/, with: #""queriedAt":"2020-10-19T08:00:00.000Z""#)
        try workspace.write(old, to: "slots.ndjson")
        let fetched = try await workspace.client.run(fetch)
        #expect(fetched.output.contains("0 questions asked, 5 were answered already (Mon 2020-10-19 04:00, "))
        let planned = try await workspace.program.run(
            "plan", "request.yaml", "--slots", "slots.ndjson", "--out", "plan.json", "--time-limit", "5")
        let shown = try await workspace.program.run("show", "plan.json")
        for output in [planned.output, shown.output] {
            #expect(output.contains("The service was asked on Mon 2020-10-19 04:00, "))
            #expect(output.contains(" days ago"))
        }
        let refreshed = try await workspace.client.run(fetch + ["--refresh"])
        #expect(refreshed.output == "slots.ndjson: 5 questions asked\n")
        let again = try await workspace.client.run(fetch)
        #expect(again.output.contains("5 were answered already") && !again.output.contains("2020"))
    }

    /// Answers that nobody gave a name to may have taken minutes: they are kept, and their place is told.
    @Test(arguments: [["--out", "plan.json"], []])
    func answersOfAPlanWithoutSlotsAreKept(out: [String]) async throws {
        let centre = try await ContactCentre(attendees: 4)
        var client = centre.workspace.client
        client.environment["TMPDIR"] = centre.workspace.path("")
        let outcome = try await client.run(
            ["plan", "request.yaml", "--time-limit", "5"] + out + centre.sandbox.connection)
        expectSuccess(outcome)
        let told = try #require(outcome.errors.firstMatch(of: /answers are kept in (\S+) as/)).output.1
        let kept = told.hasPrefix("/") ? String(told) : centre.workspace.path(String(told))
        #expect(try String(contentsOfFile: kept, encoding: .utf8).split(separator: "\n").count == 5)
        expectSuccess(
            try await centre.workspace.program.run(
                "plan", "request.yaml", "--slots", kept, "--out", "again.json", "--time-limit", "5"))
    }
}
