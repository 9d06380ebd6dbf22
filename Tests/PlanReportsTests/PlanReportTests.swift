import CoachingModels
import Foundation
import PlanTestSupport
import Testing

@testable import PlanModel
@testable import PlanReports
@testable import SessionPlanner

/// The dry run, compared with recorded texts.
struct PlanReportTests {
    static let plan = Plan(
        id: "plan-1", createdAt: SlotLines.instant("2026-12-01T07:00:00.000Z"),
        request: RequestSummary(sha256: "00", name: "December quality coaching", timeZone: "America/New_York"),
        slots: SlotsSummary(sha256: "11", queriedFrom: nil, queriedTo: nil),
        solution: PlanSolution(
            status: .feasible, cost: 1012.5, bound: 1000, gap: 12.5 / 1012.5, stoppedBy: "timeLimit",
            costs: [.unscheduled: 1000, .understaffing: 10, .lateness: 2.5],
            prices: [.unscheduled: 1000, .understaffing: 10, .preference: 3, .lateness: 0.5, .timeOfDay: 2],
            candidates: 7,
            unknownStaffingShare: 1 / 3),
        appointments: [
            appointment("ana-2", "2026-12-08T15:00:00Z", "f-tom", ["a-ana", "a-bo"], name: "Quality coaching"),
            appointment("ana-1", "2026-12-07T14:15:00Z", "f-priya", ["a-ana"], name: "=1+1", location: "Room 1"),
        ],
        unscheduled: [
            UnscheduledSession(
                session: "bo-1", name: "Calls", facilitatorIds: ["f-priya", "f-tom"], attendeeIds: ["a-bo", "a-ana"],
                reason: .noCapacity,
                message: "none of its 4 possible places is left: Priya Raman has too few minutes left for the day (4)")
        ],
        staffing: [
            StaffingTick(
                group: "billing", dateStart: SlotLines.instant("2026-12-07T14:15:00.000Z"), before: 3.25, away: 1),
            StaffingTick(
                group: "billing", dateStart: SlotLines.instant("2026-12-07T14:30:00.000Z"), before: 0.5, away: 1,
                missing: 1),
            StaffingTick(
                group: "billing", dateStart: SlotLines.instant("2026-12-08T15:00:00.000Z"), before: nil, away: 2),
        ],
        names: ["a-ana": "Ana Silva", "f-priya": "Priya Raman", "f-tom": "@Tom \"T\""],
        staffingGroups: ["a-ana": "billing", "a-bo": "billing"], sameStaffing: [["billing", "support"]])

    static func appointment(
        _ key: String, _ start: String, _ facilitator: String, _ attendees: [String], name: String,
        location: String? = nil
    ) -> PlannedAppointment {
        PlannedAppointment(
            session: key,
            body: CreateCoachingAppointmentRequest(
                name: name, description: "", dateStart: ServiceDate(start)!, lengthInMinutes: 30,
                facilitatorId: facilitator, attendeeIds: attendees, location: location))
    }

    @Test func theTableIsTheOneRecorded() {
        #expect(
            PlanReport(Self.plan).table(width: 120) == """
                December quality coaching
                Times are those of America/New_York.

                To decide
                  billing and support have the same staffing, to the hundredth, in every quarter hour that is known of both: they
                  probably count the same people twice.

                Summary
                  2 of 3 sessions have a place, 1 is left out: 1 hour of coaching by 2 coaches.
                  People short of the forecast while somebody is in coaching, before → after: at most 0 → 0.5 at once (billing,
                  Mon 2026-12-07 09:30), over time 0 → 0.13 hours of one person.

                Sessions
                  Staffing: people above the forecast, before and after the plan, in a session's worst quarter hour.
                  Day             Time         Facilitator  Attendees        Session  Name              Location    Staffing
                  Mon 2026-12-07  09:15-09:45  Priya Raman  Ana Silva        ana-1    =1+1              Room 1    0.5 → -0.5
                  Tue 2026-12-08  10:00-10:30  @Tom "T"     Ana Silva, a-bo  ana-2    Quality coaching                     ?

                Without a place (1)
                  Sessions  Because
                         1  other sessions take all possible places
                  One by one:
                  Session  Attendees        Name   Why
                  bo-1     a-bo, Ana Silva  Calls  none of its 4 possible places is left: Priya Raman has too few minutes left for the
                                                   day (4)

                Staffing of the groups
                  Short: quarter hours of people in coaching whom the group cannot spare.
                  Group    Day             Worst at  Before  After  Short
                  billing  Mon 2026-12-07  09:30        0.5   -0.5      1
                  billing  Tue 2026-12-08                 ?      ?      0
                  The service told no staffing for 33.3 % of the quarter hours used.

                Cost 1012.5
                  Term           Count  What is counted                                                × Price  = Cost
                  unscheduled        1  sessions without a place                                        × 1000  = 1000
                  understaffing      1  quarter hours of people whom their group cannot spare     × 10 or more    = 10
                  preference         0  steps down from the facilitator of first choice                    × 3     = 0
                  lateness           5  days after the first day of a window, times the priority         × 0.5   = 2.5
                  timeOfDay          0  sessions outside their preferred time of day                       × 2     = 0
                  overload           –  quarter hours above a facilitator's target                         × 0     = 0

                No plan for this request and these slots costs less than 1000: the best one is at most 1.23 % cheaper than this. The
                time limit ended the search; more time may find a cheaper plan.

                """)
    }

    @Test(arguments: [80, 100, 200])
    func theTableFitsTheTerminal(width: Int) {
        let lines = PlanReport(Self.plan).table(width: width).split(separator: "\n").filter { $0.hasPrefix("  ") }
        #expect(lines.map { DisplayText.width(String($0)) }.max() ?? 0 <= width)
    }

    @Test func theCSVIsTheOneRecorded() {
        let lines = PlanReport(Self.plan).csv.components(separatedBy: "\r\n")
        #expect(
            lines == [
                "\u{FEFF}session,status,name,start,end,facilitatorId,facilitator,attendeeIds,attendees,location,"
                    + "staffingBefore,staffingAfter,reason,message",
                "ana-1,scheduled,'=1+1,2026-12-07T09:15:00-05:00,2026-12-07T09:45:00-05:00,f-priya,Priya Raman,"
                    + "a-ana,Ana Silva,Room 1,0.5,-0.5,,",
                "ana-2,scheduled,Quality coaching,2026-12-08T10:00:00-05:00,2026-12-08T10:30:00-05:00,f-tom,"
                    + "\"'@Tom \"\"T\"\"\",\"a-ana;a-bo\",\"Ana Silva;a-bo\",,,,,",
                "bo-1,unscheduled,Calls,,,\"f-priya;f-tom\",\"Priya Raman;@Tom \"\"T\"\"\",\"a-bo;a-ana\",\"a-bo;Ana Silva\","
                    + ",,,noCapacity,none of its 4 possible places is left: "
                    + "Priya Raman has too few minutes left for the day (4)",
                "",
            ])
    }

    @Test func formulasAreNeutralised() {
        for text in ["=cmd()", "+1", "-1", "@x", "\tx", "\rx", " =1", "＝1+1", "＋1", "－1", "＠x"] {
            #expect(CSVText.field(text).hasPrefix("'"), "\(text)")
        }
        #expect(CSVText.field("a=b") == "a=b")
        #expect(CSVText.field("a\"b") == "\"a\"\"b\"")
        #expect(CSVText.field("a\nb") == "a b")
        #expect(CSVText.field("a\u{202E}b\u{9B}2K") == "a<U+202E>b<U+009B>2K")
    }

    @Test func theJSONHasNamesAndLocalTimes() throws {
        struct Report: Decodable {
            struct Session: Decodable {
                var session: String
                var start: String
                var staffingAfter: Double?
            }
            var plan: String
            var sessions: [Session]
            var unscheduled: [UnscheduledSession]
        }
        let report = try JSONDecoder().decode(Report.self, from: Data(PlanReport(Self.plan).json().utf8))
        #expect(report.plan == "plan-1")
        #expect(report.sessions.map(\.session) == ["ana-1", "ana-2"])
        #expect(report.sessions[0].start == "2026-12-07T09:15:00-05:00")
        #expect(report.sessions.map(\.staffingAfter) == [-0.5, nil])
        #expect(report.unscheduled.map(\.reason) == [.noCapacity])
    }

    @Test func anEmptyPlanIsToldWithoutEmptyTables() {
        var plan = Self.plan
        (plan.appointments, plan.staffing, plan.unscheduled, plan.sameStaffing) = ([], [], [], nil)
        plan.solution.status = .optimal
        let table = PlanReport(plan).table()
        #expect(!table.contains("\nSessions\n") && !table.contains("Without a place") && !table.contains("Staffing of"))
        #expect(table.hasSuffix("Proven best: no plan for this request and these slots costs less.\n"))
    }

    @Test func timesOfADayOfChangeShowTheirOffset() throws {
        let clock = try #require(ZoneClock(name: "America/New_York"))
        let first = try #require(Instant("2026-11-01T05:30:00Z"))
        let second = try #require(Instant("2026-11-01T06:30:00Z"))
        #expect(clock.shownSpan(first, first.advanced(bySeconds: 900)) == "01:30-01:45 -04:00")
        #expect(clock.shownSpan(second, second.advanced(bySeconds: 900)) == "01:30-01:45 -05:00")
        #expect(clock.shownTime(second) == "01:30 -05:00")
    }

    /// Minutes after the start, and how the span is told.
    @Test(arguments: [
        ("2026-12-07T14:15:00Z", 30, "09:15-09:45"), ("2026-12-08T04:30:00Z", 30, "23:30-24:00"),
        ("2026-12-08T04:45:00Z", 30, "23:45 to Tue 00:15"),
        ("2026-11-01T05:15:00Z", 60, "01:15 -04:00 to 01:15 -05:00"),
        ("2026-11-01T05:30:00Z", 30, "01:30 -04:00 to 01:00 -05:00"),
        ("2026-03-08T06:45:00Z", 30, "01:45 -05:00 to 03:15 -04:00"),
        ("2026-11-01T03:45:00Z", 30, "23:45 to Sun 00:15"),
    ])
    func anEndIsToldWithItsOwnDayAndOffset(start: String, minutes: Int64, span: String) throws {
        let clock = try #require(ZoneClock(name: "America/New_York"))
        let start = try #require(Instant(start))
        #expect(clock.shownSpan(start, start.advanced(bySeconds: minutes * 60)) == span)
    }

    @Test(arguments: [50, 60, 80, 100, 120])
    func datesAndTimesNeverBreak(width: Int) throws {
        var plan = Self.plan
        plan.names["f-priya"] = "Priyadarshini Venkataraman-Subramaniam"
        plan.names["a-ana"] = "山田太郎左衛門"
        for index in plan.appointments.indices { plan.appointments[index].body.location = "Großer Sitzungssaal 17" }
        let table = PlanReport(plan).table(width: width)
        for line in table.split(separator: "\n") { #expect(DisplayText.width(String(line)) <= width, "\(line)") }
        for whole in ["Mon", "Tue"] {
            #expect(table.contains(try Regex("\(whole) (2026-)?12-0\\d ")), "\(table)")
        }
        for whole in ["09:15-09:45", "10:00-10:30"] { #expect(table.contains(whole), "\(table)") }
    }

    /// Units of cost never stand under words for people.
    @Test func termsAreCountsTimesPrices() throws {
        let lines = PlanReport(Self.plan).table(width: 120)
        for term in ["unscheduled", "preference", "lateness", "timeOfDay"] {
            let product = try Regex("\(term) +(?<count>\\d+)  [a-z' ,]+ × (?<price>[\\d.]+) += (?<cost>[\\d.]+)")
            let match = try #require(lines.firstMatch(of: product), "\(term) in \(lines)")
            let numbers = ["count", "price", "cost"].compactMap { match[$0]?.substring.flatMap { Double($0) } }
            #expect(numbers.count == 3 && numbers[0] * numbers[1] == numbers[2], "\(match.0)")
        }
        // Each missing person has a price of their own, of which the policy's is the least.
        #expect(lines.contains(try Regex("understaffing +1  [a-z ]+ × 10 or more += 10\n")), "\(lines)")
        #expect(!lines.contains("moved"), "the plan began from no other")
        var plan = Self.plan
        plan.previous = PreviousPlan(id: "plan-0", sha256: "22")
        plan.solution.costs[.moved] = 40
        plan.solution.prices?[.moved] = 20
        let moved = try Regex("moved +2  sessions that are not where the previous plan has them +× 20 += 40\n")
        #expect(PlanReport(plan).table(width: 120).contains(moved))
        plan = Self.plan
        plan.solution.prices = nil
        let amounts = PlanReport(plan).table(width: 120)
        #expect(amounts.contains("understaffing    10  quarter hours of people whom their group cannot spare"))
    }

    @Test func groupsThatAreProbablyOneAreTold() {
        #expect(PlanReport(Self.plan).table(width: 200).contains("billing and support have the same staffing"))
    }

    @Test func everySessionHasNameAndPeopleInJSON() throws {
        struct Report: Decodable {
            struct Session: Decodable {
                struct Person: Decodable { var name: String }
                var name: String
                var attendees: [Person]
            }
            var unscheduled: [Session]
        }
        let report = try JSONDecoder().decode(Report.self, from: Data(PlanReport(Self.plan).json().utf8))
        #expect(report.unscheduled.map(\.name) == ["Calls"])
        #expect(report.unscheduled[0].attendees.map(\.name) == ["a-bo", "Ana Silva"])
    }
}
