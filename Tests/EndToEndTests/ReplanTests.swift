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

    @Test(arguments: [
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
