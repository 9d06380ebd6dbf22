import Foundation
import Testing

/// Asking a plan why, by the built program.
@Suite struct ExplainTests {
    let workspace: Workspace
    let example: Example

    init() throws {
        workspace = try Workspace()
        example = try Example(in: workspace)
    }

    /// A week in which nobody can lead Bo's first session: a Sunday.
    private func planWithoutPlace() async throws {
        try example.replace("2026-12-07/2026-12-12 ", with: "2026-12-06/2026-12-12 ", in: "request.yaml")
        try example.replace("2026-12-07/2026-12-10,2", with: "2026-12-06/2026-12-07,2", in: "roster.csv")
        expectSuccess(
            try await workspace.program.run(
                "plan", "request.yaml", "--slots", "slots.ndjson", "--gap", "0", "--out", "plan.json", "--quiet"))
    }

    @Test func tellsWhatStandsInTheWayAndWhatWouldHelp() async throws {
        try await planWithoutPlace()
        let text = try await workspace.program.run("explain", "plan.json")
        expectSuccess(text)
        #expect(text.output.hasPrefix("bo-1: ") && text.output.contains("those to be coached are not free"))
        #expect(text.output.contains("Widen its window to Sun 2026-12-06 00:00 to "))
        let document = try await workspace.program.run("explain", "plan.json", "bo-1", "--format", "json").document()
        let answer = try #require(document.list("unplaced").first)
        #expect(answer.text("session") == "bo-1" && answer.text("reason") == "noAttendeeTime")
        let steps = answer.list("steps").compactMap { $0.number("starts") }.reduce(0, +)
        #expect(steps + (answer.number("free") ?? 0) == answer.number("starts"))
        let changes = answer.list("changes")
        #expect(!changes.isEmpty && changes.map { $0.number("number") } == (1...changes.count).map(\.self))
        let window = try #require(changes.first { $0.text("change")?.hasPrefix("Widen") == true })
        #expect(window.text("line")?.hasPrefix("sessions[bo-1].window: 2026-12-06/2026-12-") == true)
        let costs = changes.compactMap { $0["found"] as? Double }
        #expect(costs == costs.sorted())
    }

    @Test func carriesAChangeOutWithTheRequestBesideIt() async throws {
        try await planWithoutPlace()
        let asked = try await workspace.program.run("explain", "plan.json", "bo-1", "--format", "json").document()
        let change = try #require(asked.list("unplaced").first?.list("changes").first)
        expectSuccess(
            try await workspace.program.run(
                "explain", "plan.json", "bo-1", "--apply", "1", "--out", "other.json"))
        let costs = try ["plan.json", "other.json"].map { file in
            try #require((try workspace.json(file)["solution"] as? [String: Any])?["cost"] as? Double)
        }
        let found = try #require(change["found"] as? Double)
        #expect(costs[1] <= costs[0] + found + 0.005)
        let sessions = try #require(workspace.json("other.json")["appointments"] as? [[String: Any]])
        #expect(sessions.contains { $0.text("session") == "bo-1" })
        expectSuccess(
            try await workspace.program.run(
                "verify", "other.request.json", "--slots", "slots.ndjson", "other.json"))
        // The new plan knows its own files, and there is nothing left to explain.
        let again = try await workspace.program.run("explain", "other.json")
        expectSuccess(again)
        #expect(again.output == "Every session has a place.\n")
    }

    @Test func tellsWhereElseASessionCouldBe() async throws {
        try await example.plan()
        let text = try await workspace.program.run("explain", "plan.json", "bo-1")
        expectSuccess(text)
        #expect(text.output.contains("It is on ") && text.output.contains("Where else it could be"))
        let document = try await workspace.program.run("explain", "plan.json", "bo-1", "--format", "json").document()
        let others = try #require(document.list("placed").first?.list("others"))
        #expect(!others.isEmpty)
        for other in others {
            let (least, found) = (other["atLeast"] as? Double ?? 1, other["found"] as? Double ?? 0)
            #expect(least <= found)
        }
    }

    @Test func refusesWhatIsNotThere() async throws {
        try await example.plan()
        expectRefusal(
            try await workspace.program.run("explain", "plan.json", "bo-2x"), status: 64,
            naming: "the plan has no session bo-2x")
        expectRefusal(
            try await workspace.program.run("explain", "plan.json", "--apply", "1"), status: 64, naming: "--out")
        expectRefusal(
            try await workspace.program.run("explain", "plan.json", "bo-1", "--apply", "1", "--out", "x.json"),
            status: 64,
            naming: "has a place")
        try example.replace("understaffingCost: 10", with: "understaffingCost: 11", in: "request.yaml")
        expectRefusal(
            try await workspace.program.run("explain", "plan.json"), status: 65,
            naming: "request.yaml: is not the request that the plan plan.json was made from")
        #expect(try !workspace.names().contains("x.json"))
    }
}
