import CoachingModels
import Foundation
import PlanTestSupport
import Testing

@testable import PlanModel
@testable import PlanReports

/// What is told on the page beside the plan itself: a curve, the change that helps, adjustments by hand.
@Suite struct PageAdditionsTests {
    private static let hostile = "\"\u{301}><script>pwned=1</script>"

    private func point(_ people: Int, _ hours: Double, _ plan: String = "p") -> TradeoffCurve.Point {
        TradeoffCurve.Point(
            plan: plan, file: "curve/\(Self.hostile)-\(people).json", people: people, share: 100, shares: [80],
            shortHours: hours, shortAtOnce: 1, rest: 12.5, restAtLeast: 10)
    }

    @Test func theCurveIsDrawnWithinItsPicture() throws {
        let plans = [point(40, 9), point(31, 4.25), point(25, 0.5), point(8, 0)]
        let chart = try #require(PageChart(TradeoffCurve(name: "x", plans: plans), plan: "p"))
        #expect(chart.points.count == 4 && chart.points.map(\.x) == chart.points.map(\.x).sorted())
        // More hours stand higher.
        #expect(chart.points.map(\.y) == chart.points.map(\.y).sorted(by: >))
        for mark in chart.points {
            #expect((0...PageChart.width).contains(mark.x) && (0...PageChart.height).contains(mark.y))
        }
        #expect(chart.across.map(\.text) == ["8", "25", "31", "40"] && chart.up.map(\.text) == ["0", "4.5", "9"])
        #expect(chart.words.hasPrefix("From 8 people coached and 0 hours short to 40 people coached and 9 hours short"))
    }

    @Test func aCurveOfOnePlanOrOfNoNumbersIsNotDrawn() {
        #expect(PageChart(TradeoffCurve(name: "x", plans: [point(1, 1)]), plan: "p") == nil)
        #expect(PageChart(TradeoffCurve(name: "x", plans: []), plan: "p") == nil)
        for broken in [point(2, .infinity), point(2, -1), point(-2, 1), point(1_000_000_000, 1)] {
            #expect(PageChart(TradeoffCurve(name: "x", plans: [point(1, 1), broken]), plan: "p") == nil)
        }
        // No plan leaves anybody short: a line at the foot.
        let flat = PageChart(TradeoffCurve(name: "x", plans: [point(1, 0), point(2, 0)]), plan: "p")
        #expect(flat?.points.map(\.y) == [256, 256])
    }

    @Test func thePageHasThemAllAndEscapesThem() throws {
        var plan = PlanReportTests.plan
        plan.overrides = [
            PlanOverride(
                .pin, session: "ana-1", start: Instant("2026-12-07T15:00:00Z"), facilitatorId: "f-priya",
                by: Self.hostile, at: Instant("2026-12-01T15:00:00Z"), why: Self.hostile)
        ]
        let left = try #require(plan.unscheduled.first?.session)
        let json = """
            {"plan": "x", "unplaced": [{"session": "\(left)", "failed": 2, "changes": [{"number": 1, "change": "Let <b>Tom</b> lead it",
            "line": "sessions[x]", "atLeast": 1, "found": 2.5}]}]}
            """
        let document = try CoachingJSON.decode(ExplainDocument.self, from: Array(json.utf8))
        let page = try PlanPage(
            plan, helpful: HelpfulChanges(document),
            tradeoff: TradeoffCurve(name: "x", plans: [point(3, 1, plan.id), point(2, 0.5)])
        ).html()
        #expect(!page.contains("<script>pwned") && page.components(separatedBy: "<script").count == 3)
        #expect(page.contains("Let &lt;b&gt;Tom&lt;/b&gt; lead it: the whole plan costs +1 to +2.5; sessions[x]"))
        #expect(page.contains("What would help") && page.contains("Adjusted by hand"))
        #expect(page.contains("<svg class=\"chart\"") && page.contains("ct-this"))
        #expect(!page.contains("{{#") && !page.contains("Optional("))
    }

    @Test func whatGivesNobodyAPlaceIsToldAsWell() throws {
        let json = #"{"plan": "x", "unplaced": [{"session": "a", "failed": 1, "changes": []}]}"#
        let document = try CoachingJSON.decode(ExplainDocument.self, from: Array(json.utf8))
        #expect(HelpfulChanges(document).words == ["a": "the one change that was tried gives it no place"])
    }
}
