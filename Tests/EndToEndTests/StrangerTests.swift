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

    private static let slowAnswers = ["--fault", "latency,amount=8000,path=/api/v2/coaching/scheduleslots"]

    private func lines(in path: String) -> Int {
        ((try? String(contentsOfFile: path, encoding: .utf8)) ?? "").count { $0 == "\n" }
    }

    /// A fetch that is stopped between its answers says what it has, and goes on from there.
    @Test func whatIsKeptIsSaid() async throws {
        let centre = try await ContactCentre(attendees: 30, arguments: Self.slowAnswers)
        let workspace = centre.workspace
        let fetch = ["fetch", "request.yaml", "--slots-out", "slots.ndjson"] + centre.sandbox.connection
        let running = try workspace.client.start(fetch)
        try await running.signal(SIGINT) { _ in lines(in: workspace.path("slots.ndjson")) > 0 }
        let outcome = try await running.outcome()
        expectRefusal(outcome, status: 75, naming: "interrupted")
        let kept = lines(in: workspace.path("slots.ndjson"))
        #expect(kept < 31)
        #expect(
            outcome.errors.contains(
                "\(kept) of 31 questions are answered and kept in slots.ndjson; the same command goes on from there."))
        let again = try await workspace.client.run(fetch)
        expectSuccess(again)
        let asked = 31 - kept
        #expect(
            again.output.contains(
                "\(asked) question\(asked == 1 ? "" : "s") asked, \(kept) \(kept == 1 ? "was" : "were") answered already"
            ))
    }

    /// Two requests to stop end the program at once: the answers lie where it said.
    @Test func answersOfAPlanThatWasGivenUpAreKept() async throws {
        let centre = try await ContactCentre(attendees: 30, arguments: Self.slowAnswers)
        let workspace = centre.workspace
        let running = try workspace.client.start(
            ["plan", "request.yaml", "--out", "plan.json"] + centre.sandbox.connection)
        try await running.wait { $0.errors.contains("answers are kept in") }
        let told = try #require(running.errors.firstMatch(of: /answers are kept in (\S+) as/)).output.1
        let path = workspace.path(String(told))
        try await running.signal(SIGINT, SIGTERM) { _ in lines(in: path) > 0 }
        _ = try await running.outcome()
        #expect(lines(in: path) > 0)
        #expect(!workspace.exists("plan.json"))
    }

    /// A long wait is said, also where nobody watches the progress; short ones are not.
    @Test func whatIsWaitedForIsSaid() async throws {
        let centre = try await ContactCentre(
            attendees: 4,
            arguments: ["--fault", "tooManyRequests,amount=11,call=3,path=/api/v2/coaching/scheduleslots"])
        let outcome = try await centre.workspace.client.run(
            ["fetch", "request.yaml", "--slots-out", "slots.ndjson"] + centre.sandbox.connection)
        expectSuccess(outcome)
        let said = outcome.errors.split(separator: "\n")
        #expect(said.count == 1 && said[0].contains(/(going on|trying again) in 1[01] s/), "\(outcome.errors)")
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
