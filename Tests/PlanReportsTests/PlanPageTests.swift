import CoachingModels
import Foundation
import PlanTestSupport
import Testing

@testable import PlanModel
@testable import PlanReports

/// The page for a browser: what is in it, and that nothing in it can do more than be read.
@Suite struct PlanPageTests {
    /// What stands in the page for the script, as the script reads it.
    private func data(of page: String) throws -> [String: Any] {
        let begin = try #require(page.range(of: #"<script type="application/json" id="data">"#)).upperBound
        let end = try #require(page.range(of: "</script>", range: begin..<page.endIndex)).lowerBound
        let object = try JSONSerialization.jsonObject(with: Data(page[begin..<end].utf8))
        return try #require(object as? [String: Any])
    }

    private func sessions(of page: String) throws -> [[Any]] {
        try #require(try data(of: page)["sessions"] as? [[Any]])
    }

    @Test func hasEverythingOfThePlan() throws {
        let page = try PlanPage(PlanReportTests.plan).html()
        for text in [
            "<dt>Placed</dt><dd>2 of 3</dd>", "<dt>Left out</dt><dd>1 ", "<dt>Warnings</dt><dd>1 ",
            "<dd>0 → 0.5 ", "<dt>Cost</dt><dd>1012.5</dd>", "1.23 % of the best",
            "none of its 4 possible places is left",
            "have the same staffing, to the hundredth", "The time limit ended the search",
            "<td class=\"n\"><bdi>-0.5</bdi>",
        ] {
            #expect(page.contains(text), "\(text)")
        }
        // What must be decided comes before what is only to be looked at.
        let order = ["to-decide", "left-out", "calendar", "staffing", "cost"].map {
            page.range(of: "<section id=\"\($0)\"")
        }
        #expect(
            !order.contains(nil) && order.compactMap { $0?.lowerBound } == order.compactMap { $0?.lowerBound }.sorted())
        let first = try #require(try sessions(of: page).first)
        #expect(first[0] as? String == "ana-1" && first[3] as? Int == 30 && first[7] as? Int == -50)
        #expect(try data(of: page)["baseMinute"] as? Int == 29_943_660)
        // 2026-12-07T05:00Z is where the first day begins in New York; the session starts at 09:15 there.
        #expect(first[2] as? Int == 9 * 60 + 15)
    }

    @Test func hasSectionsAndNamesForScreenReaders() throws {
        let page = try PlanPage(PlanReportTests.plan).html()
        for text in [
            "<html lang=\"en\">", "class=\"skip\" href=\"#to-decide\"", "<main>", "<nav aria-label=",
            "<th scope=\"col\"",
            "<th scope=\"row\"", "role=\"search\"", "prefers-color-scheme:dark", "@media print", ":focus-visible",
            "forced-colors:active",
        ] {
            #expect(page.contains(text), "\(text)")
        }
    }

    @Test(arguments: [
        "</script><script>pwned=1</script>", "<!--<script>", "\"><img src=x onerror=pwned=1>", "' onfocus='pwned=1",
        // To Swift the quote with its accent is one character, and no quote; to a browser it is one.
        "x\"\u{301} onfocus=pwned=1 autofocus \"\u{301}", "<\u{338}b>", "]]>", "\u{0}\u{1B}[31m\u{2028}\u{202E}",
        "{{title}}{{{script}}}",
    ])
    func foreignTextIsText(text: String) throws {
        var plan = PlanReportTests.plan
        plan.request.name = text
        plan.names = ["a-ana": text, "f-priya": text]
        plan.staffingGroups = ["a-ana": text]
        plan.staffing = plan.staffing.map {
            StaffingTick(group: text, dateStart: $0.dateStart, before: -1, away: 3, missing: 1)
        }
        plan.appointments[0].body.name = text
        plan.appointments[0].body.location = text
        plan.unscheduled[0].message = text
        plan.coaches = [PlanCoach(id: "f-priya", targetMinutes: 15)]
        let harmless = try PlanPage(PlanReportTests.plan).html()
        let page = try PlanPage(plan).html()
        #expect(page.components(separatedBy: "</script>").count == harmless.components(separatedBy: "</script>").count)
        // What the script reads is JSON, in which a quote has its backslash.
        let json = try #require(page.range(of: #"<script type="application/json" id="data">"#)).upperBound
        let bytes = Array(page[..<json].utf8)
        for attack in ["<img", "<script>pwned", "<!--", "<b>", "\"\u{301}", "\u{301} onfocus=pwned=1 autofocus \""] {
            #expect(!bytes.contains(Array(attack.utf8)), "\(attack)")
        }
        let isControl = { (byte: UInt8) in byte < 0x20 && byte != 0x0A }
        #expect(!bytes.contains(where: isControl))
        let names = try #require(try data(of: page)["people"] as? [[Any]])
        #expect(names.contains { $0[0] as? String == ForeignText.line(text) })
        // The size is that of the names, not of a template that was put into itself.
        #expect(page.utf8.count < harmless.utf8.count + 20_000)
    }

    @Test func rightToLeftNamesAndLongOnesStandApart() throws {
        var plan = PlanReportTests.plan
        let long = String(repeating: "Wolfeschlegelsteinhausenbergerdorff", count: 40)
        plan.names = ["a-ana": "دانا", "f-priya": long]
        let page = try PlanPage(plan).html()
        #expect(page.contains("<bdi>") && page.contains("overflow-wrap:anywhere"))
        let names = try #require(try data(of: page)["people"] as? [[Any]]).compactMap { $0[0] as? String }
        #expect(names.contains("دانا") && names.contains(long))
    }

    @Test func anEmptyPlanIsAPageToo() throws {
        var plan = PlanReportTests.plan
        plan.appointments = []
        plan.unscheduled = []
        plan.staffing = []
        plan.sameStaffing = nil
        let page = try PlanPage(plan).html()
        #expect(page.contains("<dd>0 of 0</dd>") && page.contains("Nobody: every session has a place."))
        #expect(try sessions(of: page).isEmpty)
        #expect(try data(of: page)["offsets"] as? [[Int]] == [[0, 0]])
    }

    @Test func aPlanOfToday() throws {
        var small = SmallCase()
        small.sessions = [
            #"{key: s, name: n, attendees: [a], facilitators: [g, f], lengthInMinutes: 30, priority: 7}"#
        ]
        let (plan, request) = (try small.plan(), try small.request())
        let page = try PlanPage(plan, request: request).html()
        let first = try #require(try sessions(of: page).first)
        #expect(first[8] as? Int == 2 && first[9] as? Int == 7)
        // Without the request nobody knows.
        let alone = try #require(try sessions(of: try PlanPage(plan).html()).first)
        #expect(alone[8] as? Int == 0 && alone[9] as? Int == 0)
        #expect(page.contains("<section id=\"coaches\""))
        let coaches = try #require(try data(of: page)["coaches"] as? [[Any]])
        #expect(coaches.count == 2 && coaches[0][1] as? [[Int]] == [[0, 60], [1, 0]])
        #expect(coaches[1][1] is NSNull)
    }

    @Test func differencesAreInThePage() throws {
        var later = PlanReportTests.plan
        later.appointments[0].body.dateStart = later.appointments[0].body.dateStart.adding(minutes: 15)
        let difference = DiffReport(files: ("week.json", "week2.json"), plans: (PlanReportTests.plan, later))
        let page = try PlanPage(later, difference: difference).html()
        #expect(page.contains("<section id=\"differences\"") && page.contains("1 at another time"))
        #expect(page.contains("<dt>Different sessions</dt><dd>1</dd>"))
        let moved = try #require(try sessions(of: page).first { $0[0] as? String == "ana-2" })
        // Where it was: 15 minutes before, with the same facilitator.
        let was = try #require(moved[12] as? [Int])
        #expect(moved[11] as? String == "moved" && was[0] == (moved[2] as? Int ?? 0) - 15)
        #expect(was[1] == moved[4] as? Int)
    }
}

/// The days of the page, where clocks change.
@Suite struct PageDaysTests {
    private func days(_ zone: String, _ start: String, _ end: String) throws -> PageDays {
        var plan = PlanReportTests.plan
        plan.horizon = Interval(start: SlotLines.instant(start), end: SlotLines.instant(end))
        plan.appointments = []
        plan.staffing = []
        return PageDays(plan, clock: try #require(ZoneClock(name: zone)))
    }

    @Test func aDayMayHave23Or25Hours() throws {
        let autumn = try days("Europe/Berlin", "2026-10-23T22:00:00.000Z", "2026-10-26T23:00:00.000Z")
        #expect(autumn.days.map { "\($0.date)" } == ["2026-10-24", "2026-10-25", "2026-10-26"])
        #expect(autumn.days.map(\.minutes) == [1440, 1500, 1440])
        #expect(autumn.offsets.map(\.minutes) == [120, 60])
        // At 01:00Z on the second day, three hours after it began in Berlin.
        #expect(autumn.offsets.last.map { autumn.minute($0.from) } == 1440 + 180)
        let spring = try days("America/New_York", "2026-03-08T05:00:00.000Z", "2026-03-09T04:00:00.000Z")
        #expect(spring.days.map(\.minutes) == [1380] && spring.offsets.map(\.minutes) == [-300, -240])
    }

    @Test func aDayThatAZoneLeftOutIsNone() throws {
        let samoa = try days("Pacific/Apia", "2011-12-29T10:00:00.000Z", "2011-12-31T10:00:00.000Z")
        #expect(samoa.days.map { "\($0.date)" } == ["2011-12-29", "2011-12-31"])
        #expect(samoa.days.map(\.minutes) == [1440, 1440])
    }

    @Test func aHorizonOfAgesIsNoReasonToWait() throws {
        let ages = try days("Europe/Berlin", "1970-01-01T00:00:00.000Z", "2400-01-01T00:00:00.000Z")
        #expect(ages.days.count < 1000)
    }
}

extension Array<UInt8> {
    fileprivate func contains(_ part: [UInt8]) -> Bool { Data(self).range(of: Data(part)) != nil }
}
