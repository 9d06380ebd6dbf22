import Foundation
import Testing

/// Progress for programs that read along: `--events`.
@Suite struct EventTests {
    private func events(_ outcome: Program.Outcome) throws -> [[String: Any]] {
        try outcome.errors.split(separator: "\n").filter { $0.hasPrefix("{\"events\":") }.map { line in
            try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }

    @Test func longCommandsTellHowFarTheyAre() async throws {
        let workspace = try Workspace()
        let sandbox = try await Sandbox(["--attendees", "12", "--request-out", "request.yaml"], in: workspace)
        let client = workspace.client
        for (arguments, phase) in [
            (["fetch", "request.yaml", "--slots-out", "slots.ndjson"], "fetch"),
            (["plan", "request.yaml", "--slots", "slots.ndjson", "--out", "plan.json", "--work-limit", "5"], "plan"),
            (["apply", "plan.json", "--yes"], "apply"), (["rollback", "plan.json", "--yes"], "rollback"),
        ] {
            let outcome = try await client.run(
                arguments + ["--events"] + (phase == "plan" ? [] : sandbox.connection))
            expectSuccess(outcome)
            let events = try events(outcome)
            let own = events.filter { $0.text("phase") == phase }
            #expect(own.count >= 1, "\(phase): \(outcome.errors)")
            #expect(events.allSatisfy { [phase, "notice"].contains($0.text("phase")) })
            #expect(own.allSatisfy { $0.number("events") == 1 && $0.text("text")?.isEmpty == false })
            guard phase != "plan" else { continue }
            let done = own.compactMap { $0.number("done") }
            #expect(
                done == done.sorted() && done.last == own.last?.number("of") && (done.last ?? 0) > 0,
                "\(phase): \(done)")
        }
        let documented = try String(
            contentsOf: Repository.root.appendingPathComponent("Documentation/json.md"), encoding: .utf8)
        for field in ["events", "phase", "done", "of", "secondsLeft", "cost", "bound", "gap", "text"] {
            #expect(documented.contains("`\(field)`"))
        }
    }

    @Test func aWaitIsToldAsANotice() async throws {
        let workspace = try Workspace()
        let sandbox = try await Sandbox(["--attendees", "5", "--request-out", "request.yaml"], in: workspace)
        try await sandbox.kill()
        let outcome = try await workspace.client.run(
            ["fetch", "request.yaml", "--slots-out", "slots.ndjson", "--events", "--patience", "3"] + sandbox.connection
        )
        expectRefusal(outcome, status: 69)
        #expect(try events(outcome).contains { $0.text("phase") == "notice" })
    }

    @Test(arguments: ["--quiet", "--verbose"]) func whatSaysTheOppositeIsRefused(flag: String) async throws {
        let workspace = try Workspace()
        for command in [["fetch", "r", "--slots-out", "s"], ["plan", "r"], ["apply", "p"], ["rollback", "p"]] {
            expectRefusal(
                try await workspace.program.run(command + ["--events", flag]), status: 64, naming: "--events", flag)
        }
    }
}
