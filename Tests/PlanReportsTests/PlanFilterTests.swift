import CoachingModels
import Foundation
import PlanTestSupport
import Testing

@testable import PlanModel
@testable import PlanReports

/// A part of a plan.
struct PlanFilterTests {
    private static let monday = LocalDate("2026-12-07")!

    struct Case: Sendable {
        var filter: PlanFilter
        /// Keys of the sessions with and without a place that are left.
        var placed: [String]
        var left: [String]
    }

    static let cases = [
        Case(filter: PlanFilter(), placed: ["ana-1", "ana-2"], left: ["bo-1"]),
        Case(filter: PlanFilter(facilitators: ["Priya Raman"]), placed: ["ana-1"], left: ["bo-1"]),
        Case(filter: PlanFilter(facilitators: ["f-tom", "f-priya"]), placed: ["ana-1", "ana-2"], left: ["bo-1"]),
        Case(filter: PlanFilter(attendees: ["a-bo"]), placed: ["ana-2"], left: ["bo-1"]),
        Case(filter: PlanFilter(groups: ["billing"]), placed: ["ana-1", "ana-2"], left: ["bo-1"]),
        Case(filter: PlanFilter(groups: ["support"]), placed: [], left: []),
        Case(filter: PlanFilter(days: [monday]), placed: ["ana-1"], left: []),
        Case(filter: PlanFilter(attendees: ["Ana Silva"], days: [monday]), placed: ["ana-1"], left: []),
        Case(filter: PlanFilter(facilitators: ["f-tom"], days: [monday]), placed: [], left: []),
    ]

    @Test(arguments: cases)
    func leavesWhatIsWanted(one: Case) throws {
        struct Document: Decodable {
            struct Session: Decodable { var session: String }
            var sessions: [Session]
            var unscheduled: [Session]
        }
        let report = PlanReport(PlanReportTests.plan, filter: one.filter)
        let document = try JSONDecoder().decode(Document.self, from: Data(report.json().utf8))
        #expect(document.sessions.map(\.session) == one.placed && document.unscheduled.map(\.session) == one.left)
        let text = report.table(width: 120)
        for key in ["ana-1", "ana-2", "bo-1"] {
            #expect(text.contains("  \(key)  ") == (one.placed + one.left).contains(key), "\(key): \(text)")
        }
        #expect(text.contains("\(one.placed.count) of \(one.placed.count + one.left.count) sessions have a place"))
        #expect(text.contains("Cost 1012.5\(one.filter.isAll ? "" : ", of the whole plan")\n"))
        #expect(report.csv.components(separatedBy: "\r\n").count == one.placed.count + one.left.count + 2)
    }

    @Test func tellsStaffingOfTheDay() {
        let text = PlanReport(PlanReportTests.plan, filter: PlanFilter(days: [Self.monday])).table(width: 120)
        #expect(text.contains("billing  Mon 2026-12-07") && !text.contains("2026-12-08"), "\(text)")
    }

    @Test func whatThereIsNotIsToldWithTheNearest() {
        let filter = PlanFilter(
            facilitators: ["Priya Ramen"], attendees: ["nobody at all"], groups: ["biling"],
            days: [LocalDate("2026-12-09")!])
        #expect(
            filter.problems(in: PlanNames(PlanReportTests.plan)) == [
                "--facilitator Priya Ramen: is not a facilitator of this plan; did you mean Priya Raman?",
                "--attendee nobody at all: is not an attendee of this plan",
                "--group biling: is not a staffing group of this plan; did you mean billing?",
                "--day 2026-12-09: is not a day of this plan, which is from 2026-12-07 to 2026-12-08",
            ])
        for one in Self.cases where one.filter.groups != ["support"] {
            #expect(one.filter.problems(in: PlanNames(PlanReportTests.plan)) == [])
        }
    }

    @Test func aRequestKnowsThemBeforeThereIsAPlan() throws {
        let known = PlanNames(try SmallCase().request())
        #expect(PlanFilter(facilitators: ["g"], attendees: ["b"], groups: ["team"]).problems(in: known) == [])
        #expect(PlanFilter(facilitators: ["a"], groups: ["teams"], days: [Self.monday]).problems(in: known).count == 2)
        var small = SmallCase()
        small.people.1 = "{id: a}, {id: b, staffingGroup: team}"
        // The group of a is known by the slots only.
        #expect(PlanFilter(groups: ["other"]).problems(in: PlanNames(try small.request())) == [])
    }
}
