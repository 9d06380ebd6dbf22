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

    @Test func tellsWhatStandsInTheWayAndWhatWouldHelp() async throws {
        try await example.planWithoutPlace()
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
        try await example.planWithoutPlace()
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

    @Test(arguments: ["facilitator", "group", "day", "limit"])
    func tellsWhereThePlanIsShort(view: String) async throws {
        expectSuccess(
            try await workspace.program.run(
                "scenario", "--sessions", "24", "--facilitators", "2", "--days", "2", "--tight", "1.8", "--seed", "3",
                "--out", "short"))
        expectSuccess(
            try await workspace.program.run(
                "plan", "short/request.json", "--slots", "short/slots.ndjson", "--gap", "0.05", "--out", "plan.json",
                "--quiet"))
        let left = try #require(workspace.json("plan.json")["unscheduled"] as? [[String: Any]])
        #expect(left.count > 5)
        let text = try await workspace.program.run("explain", "plan.json", "--by", view)
        expectSuccess(text)
        #expect(text.output.contains("Where the plan is short, by \(view)"))
        let document = try await workspace.program.run("explain", "plan.json", "--by", view, "--format", "json")
            .document()
        #expect(document.text("by") == view && document["isComplete"] as? Bool == true)
        for shortage in document.list("shortages") {
            let sessions = try #require(shortage["sessions"] as? [String])
            #expect(!sessions.isEmpty && sessions.allSatisfy { key in left.contains { $0.text("session") == key } })
            for relief in shortage.list("reliefs") {
                let (least, found) = (relief["atLeast"] as? Double ?? 1, relief["found"] as? Double ?? 0)
                #expect(least <= found && relief.text("relief") != nil)
            }
            let words = "\(sessions.count == 1 ? "1 session" : "\(sessions.count) sessions") from a place"
            #expect(text.output.replacing(#/\s+/#, with: " ").contains(words))
        }
        if view == "facilitator" || view == "day" {
            #expect(document.list("shortages").contains { !$0.list("reliefs").isEmpty })
        }
    }

    /// Many questions, ended after the first of them.
    @Test func ctrlCGivesTheAnswersFoundSoFar() async throws {
        let program = workspace.program
        expectSuccess(
            try await program.run(
                "scenario", "--out", "many", "--sessions", "80", "--facilitators", "3", "--days", "2", "--seed", "4",
                "--tight", "2.5"))
        expectSuccess(
            try await program.run(
                "plan", "many/request.json", "--slots", "many/slots.ndjson", "--gap", "0.2", "--out", "many.json",
                "--quiet"))
        let left = try #require(workspace.json("many.json")["unscheduled"] as? [[String: Any]]).count
        #expect(left > 10)
        let running = try program.start(["explain", "many.json", "--verbose", "--format", "json"])
        try await running.signal(SIGINT) { $0.errors.contains("1 of \(left) questions answered") }
        let outcome = try await running.outcome()
        #expect(outcome.status == 0 && !outcome.wasKilled)
        let document = try outcome.document()
        let answered = document.list("unplaced").count
        let unanswered = try #require(document["unanswered"] as? [String])
        #expect(answered >= 1 && !unanswered.isEmpty && answered + unanswered.count == left)
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
        for arguments in [["--by", "colour"], ["--by"], ["bo-1", "--by", "day"]] {
            expectRefusal(
                try await workspace.program.run(["explain", "plan.json"] + arguments), status: 64, naming: "--by")
        }
        try example.replace("understaffingCost: 10", with: "understaffingCost: 11", in: "request.yaml")
        expectRefusal(
            try await workspace.program.run("explain", "plan.json"), status: 65,
            naming: "request.yaml: is not the request that the plan plan.json was made from")
        #expect(try !workspace.names().contains("x.json"))
    }
}
