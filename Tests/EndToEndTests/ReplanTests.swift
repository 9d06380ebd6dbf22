import Foundation
import Testing

/// A coach who is ill, by the built program: only what has to move moves.
@Suite struct ReplanTests {
    let workspace: Workspace
    let example: Example

    init() throws {
        workspace = try Workspace()
        example = try Example(in: workspace)
    }

    private func appointments(_ file: String) throws -> [String: [String: Any]] {
        let all = try #require(try workspace.json(file)["appointments"] as? [[String: Any]])
        return Dictionary(uniqueKeysWithValues: all.map { ($0.text("session") ?? "", $0.object("body")) })
    }

    private func replan(_ arguments: String...) async throws -> Program.Outcome {
        try await workspace.program.run(["replan", "plan.json", "--gap", "0", "--out", "new.json"] + arguments)
    }

    @Test func onlyTheSessionsOfWhoIsAwayMove() async throws {
        try await example.plan()
        let before = try appointments("plan.json")
        let led = try #require(before.values.first { $0["facilitatorId"] != nil })
        let who = try #require(led.text("facilitatorId"))
        let day = try #require(led.text("dateStart")).prefix(10)
        let text = try await replan("--absent", "\(who)=\(day)")
        expectSuccess(text)
        let after = try appointments("new.json")
        let hit = before.filter {
            $0.value.text("facilitatorId") == who && $0.value.text("dateStart")?.hasPrefix(day) == true
        }.keys
        #expect(!hit.isEmpty)
        for (key, body) in after {
            let isSame =
                body.text("dateStart") == before[key]?.text("dateStart")
                && body.text("facilitatorId") == before[key]?.text("facilitatorId")
            #expect(isSame || hit.contains(key), "\(key) moved")
            #expect(
                !(body.text("facilitatorId") == who && body.text("dateStart")?.hasPrefix(day) == true),
                "\(key) is led by somebody who is away")
        }
        #expect(text.output.contains("What could not stay"))
        let plan = try workspace.json("new.json")
        #expect((plan["previous"] as? [String: Any])?.text("id") == (try workspace.json("plan.json")).text("id"))
        expectSuccess(
            try await workspace.program.run(
                "verify", "new.request.json", "--slots", "slots.ndjson", "new.json", "--previous", "plan.json"))
    }

    @Test func nothingMovesWhereNothingHasChanged() async throws {
        try await example.plan()
        let text = try await replan()
        expectSuccess(text)
        #expect(text.output.contains("Every session that has a place still has the one it had."))
        let document = try await replan("--format", "json").document()
        #expect(document.text("command") == "replan" && document.list("sessions").isEmpty)
        #expect(document.number("same") == 7)
    }

    @Test func pinsDropsAndExclusionsAreKept() async throws {
        try await example.plan()
        let before = try appointments("plan.json")
        let (key, body) = try #require(before.sorted { $0.key < $1.key }.last)
        let place = try #require(body.text("dateStart"))
        let document = try await replan(
            "--pin", "\(key)=\(place)@\(body.text("facilitatorId") ?? "")", "--exclude", "bo-1", "--move-cost", "5",
            "--freeze-until", "2026-12-09", "--format", "json"
        ).document()
        #expect(document.list("sessions").contains { $0.text("session") == "bo-1" && $0.text("change") == "lost" })
        let after = try appointments("new.json")
        #expect(after[key]?.text("dateStart") == place && after["bo-1"] == nil)
        for (key, body) in before where (body.text("dateStart") ?? "") < "2026-12-09" && key != "bo-1" {
            #expect(after[key]?.text("dateStart") == body.text("dateStart"))
        }
    }

    @Test func aForbiddenPlaceIsLeftAndTheCheckersTakeThePlan() async throws {
        try await example.plan()
        let before = try appointments("plan.json")
        let (key, body) = try #require(before.sorted { $0.key < $1.key }.first { $0.value["facilitatorId"] != nil })
        let place = try #require(body.text("dateStart"))
        let document = try await replan("--forbid", "\(key)=\(place)", "--format", "json").document()
        #expect(document.list("reasons").contains { $0.text("session") == key && $0.text("reason") == "forbidden" })
        #expect(try appointments("new.json")[key]?.text("dateStart") != place)
        expectSuccess(
            try await workspace.program.run(
                "verify", "new.request.json", "--slots", "slots.ndjson", "new.json", "--previous", "plan.json"))
        // Led by somebody else it would be another place.
        let leader = try #require(body.text("facilitatorId"))
        expectSuccess(try await replan("--forbid", "\(key)=\(place)@\(leader)"))
        let after = try #require(try appointments("new.json")[key])
        #expect(after.text("dateStart") != place || after.text("facilitatorId") != leader)
        // The plan keeps what it was made with.
        let kept = try #require(workspace.json("new.json")["overrides"] as? [[String: Any]])
        #expect(kept.map { $0.text("kind") } == ["forbid"] && kept[0].text("session") == key)
    }

    @Test func overridesOfAFileAreCarriedOutAndKept() async throws {
        try await example.plan()
        let before = try appointments("plan.json")
        let (key, body) = try #require(before.sorted { $0.key < $1.key }.last)
        let place = try #require(body.text("dateStart"))
        try workspace.write(
            """
            coachplan: 1
            overrides:
              - {pin: \(key), start: "\(place)", by: Dana, at: 2026-12-01, why: asked for it}
              - {exclude: bo-1, by: Dana, at: 2026-12-01T10:00}
            """, to: "overrides.yaml")
        let text = try await replan("--overrides", "overrides.yaml")
        expectSuccess(text)
        let after = try appointments("new.json")
        #expect(after[key]?.text("dateStart") == place && after["bo-1"] == nil)
        let shown = try await workspace.program.run("show", "new.json")
        #expect(shown.output.contains("Adjusted by hand"))
        #expect(shown.output.contains("bo-1 without a place (Dana, 2026-12-01)"))
        let document = try await workspace.program.run("show", "new.json", "--format", "json").document()
        #expect(document.list("overrides").map { $0.text("by") } == ["Dana", "Dana"])
        // Taken out of the file again, the plan is as it was.
        try workspace.write("coachplan: 1\noverrides: []\n", to: "overrides.yaml")
        expectSuccess(try await replan("--overrides", "overrides.yaml"))
        #expect(try appointments("new.json")["bo-1"]?.text("dateStart") == before["bo-1"]?.text("dateStart"))
        #expect(try workspace.json("new.json")["overrides"] == nil)
    }

    @Test func planTakesOverridesToo() async throws {
        try workspace.write(
            "coachplan: 1\noverrides:\n  - {exclude: bo-1, by: Dana, at: 2026-12-01}\n", to: "overrides.yaml")
        let plan = ["plan", "request.yaml", "--slots", "slots.ndjson", "--gap", "0", "--overrides", "overrides.yaml"]
        expectSuccess(try await workspace.program.run(plan + ["--out", "plan.json", "--quiet"]))
        #expect(try appointments("plan.json")["bo-1"] == nil)
        expectSuccess(
            try await workspace.program.run(
                "verify", "plan.request.json", "--slots", "slots.ndjson", "plan.json"))
        expectRefusal(try await workspace.program.run(plan + ["--out", "-"]), status: 64, naming: "--overrides")
        try workspace.write(
            "coachplan: 1\noverrides:\n  - {swap: [bo-1, ana-1], by: Dana, at: 2026-12-01}\n", to: "overrides.yaml")
        expectRefusal(
            try await workspace.program.run(plan), status: 65, naming: "overrides.yaml:3",
            "no plan is at hand whose places could be exchanged")
    }

    /// Two places that both may have, and two that they may not.
    @Test func placesAreExchangedWhereThatIsAllowed() async throws {
        try await example.plan()
        let before = try appointments("plan.json")
        var exchanged = 0
        var refused = 0
        for (first, one) in before {
            for (second, other) in before where first < second {
                try workspace.write(
                    "coachplan: 1\noverrides:\n  - {swap: [\(first), \(second)], by: Dana, at: 2026-12-01}\n",
                    to: "overrides.yaml")
                let outcome = try await replan("--overrides", "overrides.yaml")
                if outcome.status == 0 {
                    let after = try appointments("new.json")
                    guard after[first] != nil, after[second] != nil else { continue }
                    #expect(after[first]?.text("dateStart") == other.text("dateStart"))
                    #expect(after[second]?.text("facilitatorId") == one.text("facilitatorId"))
                    exchanged += 1
                } else {
                    expectRefusal(outcome, status: 65, naming: "\(first) and \(second) cannot exchange their places")
                    refused += 1
                }
            }
        }
        #expect(exchanged > 0 && refused > 0, "\(exchanged) exchanged, \(refused) refused")
    }

    @Test(arguments: [
        (["--forbid", "bo-9=2026-12-08T10:00"], "the request has no session bo-9"),
        (["--forbid", "bo-1=late"], "expected a start such as"), (["--forbid", "bo-1"], "expected KEY=START[@WHO]"),
        (["--forbid", "bo-1=2026-12-08T10:05"], "is not on the quarter hour"),
        (["--forbid", "bo-1=2026-12-08T10:00@Nobody"], "nobody of the request is called so"),
        (["--pin", "bo-1=2026-12-08T10:00@a-ana"], "may not lead this session"),
        (["--absent", "Nobody=2026-12-08"], "--absent Nobody=2026-12-08: nobody of the request is called so"),
        (["--absent", "Tom Becker"], "expected WHO=DATES"),
        (["--absent", "Tom Becker=8.12."], "expected a date yyyy-MM-dd"),
        (["--drop", "bo-9"], "the request has no session bo-9"), (["--pin", "bo-1=soon"], "expected a start such as"),
        (["--freeze-until", "Monday"], "expected a date"), (["--move-cost=-1"], "expected a number of 0 or more"),
    ])
    func refusesWhatCannotBe(arguments: [String], message: String) async throws {
        try await example.plan()
        let outcome = try await workspace.program.run(["replan", "plan.json", "--out", "new.json"] + arguments)
        expectRefusal(outcome, status: 64, naming: message)
        #expect(try !workspace.names().contains("new.json"))
    }
}
