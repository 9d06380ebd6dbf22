import Foundation
import Testing

/// The page for a browser, by the built program. What is in it is tested in PlanReportsTests, and in a browser by
/// `make page-check`.
@Suite struct ReportTests {
    let workspace: Workspace
    let example: Example

    init() throws {
        workspace = try Workspace()
        example = try Example(in: workspace)
    }

    @Test func writesOneFileThatStandsAlone() async throws {
        try await example.plan()
        let outcome = try await workspace.program.run("report", "plan.json", "--out", "plan.html")
        expectSuccess(outcome)
        #expect(outcome.output.isEmpty && outcome.errors.isEmpty)
        let page = try workspace.text(of: "plan.html")
        #expect(page.hasSuffix("</html>\n") && page.contains("<title>December quality coaching</title>"))
        for reference in ["http://", "https://", "src=", "@import", "url("] { #expect(!page.contains(reference)) }
        // The request is still where the plan says: the page can colour by the rank of facilitators.
        #expect(page.contains("Priya Raman") && page.contains("7 of 7"))
        try FileManager.default.removeItem(atPath: workspace.path("request.yaml"))
        expectSuccess(try await workspace.program.run("report", "plan.json", "--out", "other.html"))
    }

    @Test func planWritesTheSamePage() async throws {
        expectSuccess(
            try await workspace.program.run(
                "plan", "request.yaml", "--slots", "slots.ndjson", "--out", "plan.json", "--report", "plan.html",
                "--quiet"))
        expectSuccess(try await workspace.program.run("report", "plan.json", "--out", "again.html"))
        #expect(try workspace.text(of: "plan.html") == workspace.text(of: "again.html"))
    }

    @Test func comparesWithAnEarlierPlan() async throws {
        try await example.plan()
        try example.replace("understaffingCost: 10", with: "understaffingCost: 3", in: "request.yaml")
        expectSuccess(
            try await workspace.program.run(
                "plan", "request.yaml", "--slots", "slots.ndjson", "--out", "later.json", "--quiet"))
        expectSuccess(
            try await workspace.program.run("report", "later.json", "plan.json", "--out", "plan.html"))
        let page = try workspace.text(of: "plan.html")
        #expect(page.contains("Differences from the earlier plan") && page.contains("have different policies"))
    }

    @Test func refusesWhatIsNoPlanAndWhatItMayNotWrite() async throws {
        let run = { (arguments: [String]) in try await workspace.program.run(["report"] + arguments) }
        expectRefusal(try await run(["request.yaml", "--out", "page.html"]), status: 65, naming: "request.yaml")
        expectRefusal(try await run(["nowhere.json", "--out", "page.html"]), status: 66, naming: "nowhere.json")
        #expect(!workspace.exists("page.html"))
        try await example.plan()
        let before = try workspace.text(of: "plan.json")
        expectRefusal(try await run(["plan.json", "--out", "./plan.json"]), status: 73, naming: "--out", "plan.json")
        expectRefusal(
            try await run(["plan.json", "request.yaml", "--out", "page.html"]), status: 65, naming: "request.yaml")
        expectRefusal(try await run(["plan.json", "--out", "nowhere/page.html"]), status: 73, naming: "nowhere")
        expectRefusal(try await run(["plan.json", "--out", ""]), status: 64, naming: "--out")
        #expect(try workspace.text(of: "plan.json") == before)
        for report in ["plan.json", "slots.ndjson", "-"] {
            let outcome = try await workspace.program.run(
                "plan", "request.yaml", "--slots", "slots.ndjson", "--out", "plan.json", "--report", report)
            expectRefusal(outcome, status: report == "-" ? 64 : 73, naming: "--report")
        }
        #expect(try workspace.text(of: "plan.json") == before)
    }
}
