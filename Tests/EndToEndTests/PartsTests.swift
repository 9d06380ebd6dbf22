import Foundation
import Testing

/// A large request in parts, from dividing to the plan of the whole.
@Suite struct PartsTests {
    let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private func divide(units: Int = 3, _ arguments: String...) async throws -> Program.Outcome {
        expectSuccess(
            try await workspace.program.run(
                "scenario", "--units", "\(units)", "--sessions", "6", "--facilitators", "2", "--days", "3", "--out", "."
            ))
        return try await workspace.program.run(
            ["split", "request.json", "--slots", "slots.ndjson", "--out", "parts"] + arguments)
    }

    private func planPart(_ number: Int) async throws {
        let part = "parts/parts/000\(number)"
        expectSuccess(
            try await workspace.program.run(
                "plan", "\(part)/request.json", "--slots", "\(part)/slots.ndjson", "--out", "\(part)/plan.json",
                "--gap",
                "0", "--work-limit", "10", "--quiet"))
    }

    @Test func partsBecomeOnePlanThatIsProven() async throws {
        let split = try await divide("--by", "business-unit", "--format", "json")
        expectSuccess(split)
        let parts = try split.document().list("parts")
        #expect(parts.compactMap { $0.text("name") } == ["bu-1", "bu-2", "bu-3"])
        #expect(parts.allSatisfy { $0.number("sessions") == 6 && $0.number("facilitators") == 2 })
        for number in 1...3 { try await planPart(number) }
        let joined = try await workspace.program.run("join", "parts", "--out", "week.json", "--format", "json")
        expectSuccess(joined)
        let document = try joined.document()
        #expect(document.number("partCount") == 3)
        #expect((document.number("appointments") ?? 0) + (document.number("unscheduled") ?? 0) == 18)
        #expect(document["cost"] as? NSNumber == document["costOfParts"] as? NSNumber)
        let verified = try await workspace.program.run("verify", "request.json", "--slots", "slots.ndjson", "week.json")
        expectSuccess(verified)
        #expect(verified.output.contains("week.json: no plan costs less than "))
        // The plan knows where its request and slots are.
        let plan = try workspace.json("week.json")
        #expect(
            plan.object("request").text("file") == "request.json" && plan.object("slots").text("file") == "slots.ndjson"
        )
        let text = try await workspace.program.run("join", "parts", "--out", "again.json")
        expectSuccess(text)
        #expect(text.output.contains("of 18 sessions placed, of 3 parts"))
    }

    @Test func whatIsNotWholeIsNotJoined() async throws {
        expectSuccess(try await divide("--most-sessions", "6"))
        try await planPart(1)
        try await planPart(3)
        let missing = try await workspace.program.run("join", "parts", "--out", "week.json")
        expectRefusal(
            missing, status: 65, naming: "parts/parts/0002/plan.json: part 2 ", "has no plan yet", "coachplan run parts"
        )
        try FileManager.default.copyItem(
            at: workspace.folder.appendingPathComponent("parts/parts/0001/plan.json"),
            to: workspace.folder.appendingPathComponent("parts/parts/0002/plan.json"))
        let other = try await workspace.program.run("join", "parts", "--out", "week.json")
        expectRefusal(other, status: 65, naming: "part 2", "request.sha256")
        try FileManager.default.removeItem(at: workspace.folder.appendingPathComponent("parts/parts/0002/plan.json"))
        try await planPart(2)
        let full = try await workspace.program.run("join", "parts", "--out", "/dev/full")
        expectRefusal(full, status: 74, naming: "/dev/full")
        let slots = try workspace.text(of: "slots.ndjson")
        try workspace.write(slots + "\n", to: "slots.ndjson")
        let changed = try await workspace.program.run("join", "parts", "--out", "week.json")
        expectRefusal(
            changed, status: 65, naming: "slots.ndjson", "is not the slots that the parts in parts were made of")
        #expect(try !workspace.names().contains("week.json"))
        try workspace.write(slots, to: "moved.ndjson")
        expectSuccess(
            try await workspace.program.run("join", "parts", "--slots", "moved.ndjson", "--out", "week.json", "--quiet")
        )
    }

    @Test func aFolderWithSomethingInItIsRefused() async throws {
        expectSuccess(try await divide("--quiet"))
        let again = try await workspace.program.run(
            "split", "request.json", "--slots", "slots.ndjson", "--out", "parts")
        expectRefusal(again, status: 73, naming: "parts", "has parts in it already", "coachplan join")
        let here = try await workspace.program.run("split", "request.json", "--slots", "slots.ndjson", "--out", ".")
        expectRefusal(here, status: 73, naming: "there is something in it", "another folder")
        let file = try await workspace.program.run(
            "split", "request.json", "--slots", "slots.ndjson", "--out", "request.json")
        expectRefusal(file, status: 73, naming: "it is a file")
        let none = try await workspace.program.run("join", "nowhere", "--out", "week.json")
        expectRefusal(none, status: 66, naming: "nowhere/parts.json")
    }

    /// A first repair of many sessions takes longer than the minute that is enough for a few.
    @Test func joinHasMoreTimeForMoreSessions() async throws {
        expectSuccess(
            try await workspace.program.run(
                "scenario", "--sessions", "240", "--facilitators", "8", "--tight", "0.9", "--out", "."))
        expectSuccess(
            try await workspace.program.run(
                "split", "request.json", "--slots", "slots.ndjson", "--out", "parts", "--most-sessions", "130"))
        expectSuccess(
            try await workspace.program.run("run", "parts", "--no-join", "--work-limit", "0", "--gap", "0"))
        for (limit, allowed) in [([], 62...63), (["--time-limit", "20"], 20...21)] {
            let running = try workspace.program.start(
                ["join", "parts", "--out", "week.json", "--gap", "0", "--events"] + limit)
            try await running.signal(SIGINT) { $0.errors.contains("secondsLeft") }
            let outcome = try await running.outcome()
            let events = try outcome.errors.split(separator: "\n").compactMap { line in
                try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            }
            // Seconds that went by, as the line for people says, and those that are left.
            let sums = events.compactMap { event in
                let gone = event.text("text")?.prefix { $0 != " " }
                return event.number("secondsLeft").flatMap { left in
                    left > 0 ? gone.flatMap { Int($0) }.map { $0 + left } : nil
                }
            }
            #expect(!sums.isEmpty && sums.allSatisfy(allowed.contains), "\(sums)")
        }
    }
}
