import Foundation
import Testing

/// Places that are gone when the plan is applied, and clocks that are wrong.
@Suite struct FreshnessTests {
    /// Somebody of the first session is off then.
    private func takeAwayTheFirstPlace(_ centre: ContactCentre) async throws -> String {
        let body = try firstBody(centre)
        let attendee = try #require((body["attendeeIds"] as? [String])?.first)
        let change: [String: Any] = [
            "userId": attendee, "dateStart": try #require(body["dateStart"]), "lengthInMinutes": 30,
            "activityCategory": "TimeOff",
        ]
        let people = try await SandboxPeople(of: centre.sandbox)
        #expect(try await people.control("schedules", change).status < 300)
        return attendee
    }

    private func firstBody(_ centre: ContactCentre) throws -> [String: Any] {
        let appointments = try centre.workspace.json("plan.json")["appointments"] as? [[String: Any]] ?? []
        return try #require(appointments.first?["body"] as? [String: Any])
    }

    @Test func timeOffAtTheTimeOfASessionIsToldAndTheRestIsAppliedWhereSoWished() async throws {
        let centre = try await ContactCentre(attendees: 8)
        try await centre.plan()
        let attendee = try await takeAwayTheFirstPlace(centre)
        let apply = ["apply", "plan.json", "--yes"] + centre.sandbox.connection
        let refused = try await centre.workspace.client.run(apply)
        expectRefusal(refused, status: 65, naming: "its place is gone: attendee ", attendee, "--skip-stale")
        #expect(try await centre.held().isEmpty)

        let json = try await centre.workspace.client.run(apply + ["--format", "json"])
        let document = try JSONSerialization.jsonObject(with: json.outputBytes) as? [String: Any]
        #expect(document?["end"] as? String == "stale")
        let stale = document?["stale"] as? [[String: Any]] ?? []
        #expect(stale.count == 1 && (stale.first?["reasons"] as? [String])?.isEmpty == false)

        let rest = try await centre.workspace.client.run(apply + ["--skip-stale"])
        expectRefusal(rest, status: 65, naming: "its place is gone")
        #expect(try await centre.held().count == centre.planned() - 1)
    }

    /// A plan is made, the sandbox is a month ahead of it, and nothing that is past by its clock is sent.
    @Test func whatIsPastByTheServicesClockIsNotSent() async throws {
        let centre = try await ContactCentre(attendees: 3)
        try await centre.plan()
        let people = try await SandboxPeople(of: centre.sandbox)
        #expect(try await people.control("clock", ["advanceSeconds": 30 * 86_400]).status < 300)
        let outcome = try await centre.workspace.client.run(
            ["apply", "plan.json", "--yes"] + centre.sandbox.connection)
        expectRefusal(outcome, status: 65, naming: "past", "30 days behind the service's")
        #expect(try await centre.held().isEmpty)
    }

    /// This machine's clock is a month ahead: by it all is over, by the service's nothing is.
    @Test func whatIsOverOnlyHereIsCreated() async throws {
        let centre = try await ContactCentre(attendees: 3, arguments: ["--clock-ahead=-\(30 * 86_400)"])
        let fetch = try await centre.workspace.client.run(
            ["fetch", "request.yaml", "--slots-out", "slots.ndjson"] + centre.sandbox.connection)
        expectSuccess(fetch)
        #expect(fetch.output.contains("30 days ahead of the service's"))
        try await centre.plan()
        _ = try await takeAwayTheFirstPlace(centre)
        let apply = ["apply", "plan.json", "--yes"] + centre.sandbox.connection
        expectRefusal(try await centre.workspace.client.run(apply), status: 65, naming: "its place is gone")
        expectRefusal(
            try await centre.workspace.client.run(apply + ["--skip-stale"]), status: 65, naming: "its place is gone")
        #expect(try await centre.held().count == centre.planned() - 1)
    }

    @Test func refreshAsksWhatIsOlder() async throws {
        let centre = try await ContactCentre(attendees: 4)
        let workspace = centre.workspace
        let fetch = ["fetch", "request.yaml", "--slots-out", "slots.ndjson"] + centre.sandbox.connection
        expectSuccess(try await workspace.client.run(fetch))
        let lines = try workspace.text(of: "slots.ndjson").split(separator: "\n").map(String.init)
        let old = lines[0].replacing(/"queriedAt":"[^"]*"/, with: #""queriedAt":"2025-01-01T00:00:00.000Z""#)
        try workspace.write(([old] + lines.dropFirst()).joined(separator: "\n") + "\n", to: "slots.ndjson")
        let plain = try await workspace.client.run(fetch)
        #expect(plain.output.contains("0 questions asked") && plain.output.contains("--refresh --older-than 1d"))
        let check = try await workspace.program.run("check", "request.yaml", "--slots", "slots.ndjson")
        #expect(check.output.contains("The service was asked on"))
        let refreshed = try await workspace.client.run(fetch + ["--older-than", "12h"])
        #expect(refreshed.output.contains("1 question asked"))
        #expect(try workspace.text(of: "slots.ndjson").split(separator: "\n").count == lines.count + 1)
        let all = try await workspace.client.run(fetch + ["--refresh"])
        #expect(all.output.contains("\(lines.count) questions asked"))
    }

    @Test(arguments: [["--older-than", "12 hours"], ["--patience", "-1"]])
    func agesThatAreNoneAreRefused(option: [String]) async throws {
        let workspace = try Workspace()
        let outcome = try await workspace.program.run(["fetch", "r.yaml", "--slots-out", "s.ndjson"] + option)
        #expect(outcome.status == 64)
    }
}
