import Foundation
import Testing

/// Limits count what the service has beside a plan: by the built program, against a sandbox.
@Suite struct ReplanHeldTests {
    private let centre: ContactCentre
    private var workspace: Workspace { centre.workspace }

    init() async throws {
        centre = try await ContactCentre(attendees: 18)
        try await centre.plan()
    }

    @discardableResult
    private func run(_ arguments: String...) async throws -> Program.Outcome {
        let outcome = try await workspace.client.run(arguments + centre.sandbox.connection)
        expectSuccess(outcome)
        return outcome
    }

    private func appointments(_ file: String) throws -> [[String: Any]] {
        try workspace.json(file).list("appointments").map { $0.object("body") }
    }

    /// How many sessions somebody leads on a day, which is the same in the centre's time zone and in UTC.
    private func led(by who: String, on day: String, in file: String) throws -> Int {
        try appointments(file).count {
            $0.text("facilitatorId") == who && $0.text("dateStart")?.hasPrefix(day) == true
        }
    }

    /// Whoever leads most on one day.
    private func busiest() throws -> (who: String, day: String) {
        let days = try appointments("plan.json").compactMap { body -> String? in
            guard let who = body.text("facilitatorId"), let day = body.text("dateStart")?.prefix(10) else { return nil }
            return "\(who) \(day)"
        }
        let counts = Dictionary(grouping: days, by: \.self).mapValues(\.count)
        let most = try #require(counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key)
        let parts = most.split(separator: " ").map(String.init)
        return (parts[0], parts[1])
    }

    /// Appointments that somebody has made by hand, shortly after midnight: what matters of them is that there are so many.
    private func makeByHand(_ count: Int, led who: String, on day: String) async throws {
        let people = try await SandboxPeople(of: centre.sandbox)
        for number in 0..<count {
            let body: [String: Any] = [
                "name": "By hand \(number)", "description": "", "facilitatorId": who,
                "dateStart": "\(day)T\(String(format: "%02d:%02d", 7 + number / 4, 15 * (number % 4))):00.000Z",
                "lengthInMinutes": 15, "attendeeIds": [people.attendees[number]], "conversationIds": [],
                "documentIds": [],
            ]
            #expect(try await people.call("POST", "appointments", body).status == 201)
        }
    }

    @Test func whatIsMadeByHandUsesUpADay() async throws {
        try await run("apply", "plan.json", "--yes")
        let (who, day) = try busiest()
        let before = try led(by: who, on: day, in: "plan.json")
        #expect(before > 1)
        try await makeByHand(5, led: who, on: day)
        let replan = try await run(
            "replan", "plan.json", "--fetch", "--out", "plan2.json", "--gap", "0", "--time-limit", "5")
        #expect(replan.errors.contains("5 appointments that people have beside this plan count in their limits"))
        #expect(try led(by: who, on: day, in: "plan2.json") == 1, "six are allowed, and five are held")
        #expect(replan.output.contains("by the previous plan, and 5 sessions beside it, of at most 6"))
        let request = try workspace.json("plan2.request.json")
        let coach = try #require(request.list("facilitators").first { $0.text("id") == who })
        #expect(coach.list("held").count == 5 && coach.number("maxSessionsPerDay") == 6)
        #expect(
            request.list("facilitators").allSatisfy { $0.text("id") == who || $0["held"] == nil },
            "the plan's own appointments are none that are held")
        let slots = try #require(workspace.json("plan2.json").object("slots").text("file"))
        expectSuccess(
            try await workspace.program.run(
                "verify", "plan2.request.json", "plan2.json", "--slots", slots, "--previous", "plan.json"))
        let shown = try await workspace.program.run("show", "plan2.json")
        #expect(shown.output.contains("1 + 5 of 6"))
        // The request says it itself from now on, without the service.
        expectSuccess(
            try await workspace.program.run(
                "plan", "plan2.request.json", "--slots", "slots.ndjson", "--out", "again.json", "--time-limit", "5"))
        #expect(try led(by: who, on: day, in: "again.json") <= 1)
    }

    /// No service is there: whoever asked it first would say so.
    @Test func whatCannotBeWrittenIsToldBeforeAnythingIsAsked() async throws {
        try await run("apply", "plan.json", "--yes")
        try FileManager.default.copyItem(atPath: workspace.path("plan.json"), toPath: workspace.path("other.json"))
        let nowhere = ["--fetch", "--api-url", "http://127.0.0.1:9"]
        for (out, status, says) in [
            ("nowhere/plan2.json", 73 as Int32, "nowhere"), ("other.json", 73, "other.json"), ("-", 64, "name a file"),
            ("request.yaml", 73, "request.yaml"),
        ] {
            let outcome = try await workspace.client.run(
                ["replan", "other.json", "--request", "request.yaml", "--out", out] + nowhere)
            expectRefusal(outcome, status: status, naming: says)
        }
        let outcome = try await workspace.client.run(["replan", "other.json", "--out", "plan.json"] + nowhere)
        expectRefusal(outcome, status: 65, naming: "plan.json", "cannot be replaced")
        #expect(try workspace.names().filter { $0.hasPrefix("slots-") }.isEmpty)
    }

    /// The folder has a plan of an earlier curve that is applied: nothing is planned before that is told.
    @Test func aCurveIsNotMadeWhereItCannotBeWritten() async throws {
        try await run("apply", "plan.json", "--yes")
        try FileManager.default.createDirectory(
            atPath: workspace.path("curve"), withIntermediateDirectories: true)
        for end in ["", ".journal.sqlite"] {
            try FileManager.default.copyItem(
                atPath: workspace.path("plan.json" + end), toPath: workspace.path("curve/coached-18.json" + end))
        }
        let outcome = try await workspace.program.run(
            "tradeoff", "request.yaml", "--slots", "slots.ndjson", "--out", "curve", "--time-limit", "30")
        expectRefusal(outcome, status: 65, naming: "coached-18.json", "cannot be replaced")
        #expect(!workspace.exists("curve/tradeoff.json"))
    }
}
