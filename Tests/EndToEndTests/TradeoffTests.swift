import Foundation
import Testing

/// People coached against people short, by the built program.
@Suite struct TradeoffTests {
    let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private func scenario() async throws {
        expectSuccess(
            try await workspace.program.run(
                "scenario", "--out", "centre", "--sessions", "24", "--facilitators", "4", "--days", "2", "--seed", "7",
                "--tight", "0.9"))
    }

    private func trade(_ arguments: String...) async throws -> Program.Outcome {
        try await workspace.program.run(
            [
                "tradeoff", "centre/request.json", "--slots", "centre/slots.ndjson", "--out", "curve", "--gap", "0.001",
                "--work-limit", "20", "--points", "8",
            ] + arguments)
    }

    @Test func everyPointIsAPlanThatCanBeAppliedWithItsBound() async throws {
        try await scenario()
        let document = try await trade("--report", "curve.html", "--format", "json").document()
        #expect(document.text("command") == "tradeoff" && document["isComplete"] as? Bool == true)
        let plans = document.list("plans")
        #expect(plans.count >= 2 && plans.count <= 8)
        let people = plans.compactMap { $0.number("people") }
        #expect(people.first == document.number("most") && people == people.sorted(by: >))
        let shares = plans.flatMap { $0["shares"] as? [Int] ?? [] }
        #expect(Set(shares) == [80, 90, 95, 100])
        for plan in plans {
            let file = try #require(plan.text("file"))
            let request = file.replacingOccurrences(of: ".json", with: ".request.json")
            expectSuccess(
                try await workspace.program.run("verify", request, "--slots", "centre/slots.ndjson", file))
            let (least, rest) = (plan["restAtLeast"] as? Double ?? 1e9, plan["rest"] as? Double ?? 0)
            #expect(least <= rest + 0.01)
            for share in plan["shares"] as? [Int] ?? [] {
                #expect((plan.number("people") ?? 0) * 100 >= (document.number("most") ?? 0) * share)
            }
            let shown = try await workspace.program.run("show", file, "--format", "json").document()
            #expect(shown.object("solution")["bound"] as? Double == plan["bound"] as? Double)
        }
        let page = try workspace.text(of: "curve.html")
        #expect(page.contains("class=\"chart\"") && page.components(separatedBy: "<circle").count == plans.count + 1)
        #expect(try workspace.json("curve/tradeoff.json").text("command") == "tradeoff")
    }

    @Test func peopleAreToldTheSame() async throws {
        try await scenario()
        let text = try await trade()
        expectSuccess(text)
        #expect(text.output.hasPrefix("People coached against people short") && text.output.contains("curve/coached-"))
        let plan = try #require(
            FileManager.default.contentsOfDirectory(atPath: workspace.path("curve")).sorted().first {
                $0.hasPrefix("coached-") && !$0.contains("request")
            })
        expectSuccess(
            try await workspace.program.run(
                "report", "curve/\(plan)", "--tradeoff", "curve/tradeoff.json", "--out", "page.html"))
        let page = try workspace.text(of: "page.html")
        #expect(page.contains("People coached against people short") && page.contains("ct-this"))
    }

    @Test func refusesWhatItCannotDo() async throws {
        try await scenario()
        expectRefusal(try await trade("--points", "3"), status: 64, naming: "--points")
        expectRefusal(try await trade("--report", "-"), status: 64, naming: "--report")
        expectRefusal(try await trade("--report", "centre/slots.ndjson"), status: 73, naming: "--slots")
        let run = { (arguments: [String]) in try await workspace.program.run(["tradeoff"] + arguments) }
        expectRefusal(
            try await run(["nowhere.json", "--slots", "centre/slots.ndjson", "--out", "c"]), status: 66,
            naming: "nowhere")
        expectRefusal(
            try await run(["centre/request.json", "--slots", "centre/request.json", "--out", "c"]), status: 65,
            naming: "request.json")
        expectRefusal(
            try await run(["centre/request.json", "--slots", "centre/slots.ndjson", "--out", "centre/slots.ndjson"]),
            status: 73, naming: "cannot be created")
        expectRefusal(
            try await run(["centre/request.json", "--slots", "centre/slots.ndjson", "--out", ""]), status: 64,
            naming: "--out")
    }
}

/// What a page is told beside its plan.
@Suite struct ReportInputTests {
    let workspace: Workspace
    let example: Example

    init() throws {
        workspace = try Workspace()
        example = try Example(in: workspace)
    }

    /// The same change, looked for while the page is made, by plan and by report, or taken from a file.
    @Test func thePageTellsWhatWouldHelpThoseLeftOut() async throws {
        try await example.planWithoutPlace("--report", "first.html")
        let asked = try await workspace.program.run("explain", "plan.json", "--format", "json")
        let change = try #require(try asked.document().list("unplaced").first?.list("changes").first?.text("change"))
        try workspace.write(asked.output, to: "answers.json")
        expectSuccess(
            try await workspace.program.run("report", "plan.json", "--answers", "answers.json", "--out", "second.html"))
        expectSuccess(try await workspace.program.run("report", "plan.json", "--out", "third.html"))
        for page in ["first.html", "second.html", "third.html"] {
            let text = try workspace.text(of: page)
            #expect(text.contains("What would help") && text.contains("\(change): the whole plan costs"), "\(page)")
        }
        expectSuccess(
            try await workspace.program.run("report", "plan.json", "--answer-time", "0", "--out", "without.html"))
        #expect(try !workspace.text(of: "without.html").contains("What would help"))
    }

    @Test func answersAndCurvesOfOtherThingsAreRefused() async throws {
        try await example.planWithoutPlace("--report", "first.html")
        try workspace.write(
            try await workspace.program.run("explain", "plan.json", "--format", "json").output, to: "answers.json")
        expectSuccess(
            try await workspace.program.run(
                "plan", "request.yaml", "--slots", "slots.ndjson", "--out", "other.json", "--quiet"))
        let report = { (arguments: [String]) in
            try await workspace.program.run(["report", "other.json", "--out", "page.html"] + arguments)
        }
        expectRefusal(
            try await report(["--answers", "answers.json"]), status: 65, naming: "answers.json", "another plan")
        for (option, file) in [("--answers", "request.yaml"), ("--tradeoff", "answers.json")] {
            expectRefusal(try await report([option, file]), status: 65, naming: file, "no such document")
        }
        expectRefusal(try await report(["--tradeoff", "nowhere.json"]), status: 66, naming: "nowhere.json")
        expectRefusal(try await report(["--answer-time", "-1"]), status: 64, naming: "--answer-time")
        #expect(!workspace.exists("page.html"))
    }
}
