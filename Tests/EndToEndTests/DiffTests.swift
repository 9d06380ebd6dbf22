import Foundation
import Testing

/// Two plans side by side, by the built program.
@Suite struct DiffTests {
    let workspace: Workspace
    let example: Example

    init() throws {
        workspace = try Workspace()
        example = try Example(in: workspace)
    }

    private func plan(_ request: String, to file: String) async throws {
        expectSuccess(
            try await workspace.program.run(
                "plan", request, "--slots", "slots.ndjson", "--gap", "0", "--out", file, "--quiet"))
    }

    @Test func tellsWhatIsDifferentUnderBothPolicies() async throws {
        try await plan("request.yaml", to: "first.json")
        let text = try workspace.text(of: "request.yaml")
        try workspace.write(
            text.replacingOccurrences(of: "understaffingCost: 10", with: "understaffingCost: 3"), to: "other.yaml")
        try await plan("other.yaml", to: "second.json")
        let outcome = try await workspace.program.run("diff", "first.json", "second.json")
        expectSuccess(outcome)
        #expect(outcome.output.contains("have different policies"))
        let document = try await workspace.program.run("diff", "first.json", "second.json", "--format", "json")
            .document()
        let plans = document.list("plans")
        #expect(plans.map { $0.text("file") } == ["first.json", "second.json"])
        // Each plan is proven best under its own policy, so that the other one is no better there.
        for (key, own, sign) in [("costsUnderFirst", 0, 1.0), ("costsUnderSecond", 1, -1.0)] {
            let total = try #require(document.list(key).first { $0.text("term") == "total" })
            let (before, after) = (total["before"] as? Double ?? 0, total["after"] as? Double ?? 0)
            #expect(sign * (after - before) >= 0)
            #expect([before, after][own] == plans[own]["cost"] as? Double)
        }
        let same = try await workspace.program.run("diff", "first.json", "first.json")
        expectSuccess(same)
        #expect(same.output.contains("nothing else is different"))
    }

    @Test func refusesWhatIsNoPlan() async throws {
        expectRefusal(
            try await workspace.program.run("diff", "request.yaml", "request.yaml"), status: 65, naming: "request.yaml")
    }
}
