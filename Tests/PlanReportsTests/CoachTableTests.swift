import CoachingModels
import Foundation
import PlanTestSupport
import Testing

@testable import PlanModel
@testable import PlanReports

/// What the plan uses of coaches' time, and what takes the places of sessions that have none.
struct CoachTableTests {
    private static func days(_ free: Int...) -> [CoachDay] {
        free.enumerated().map { index, minutes in
            CoachDay(
                dateStart: SlotLines.instant("2026-12-07T05:00:00.000Z").advanced(byMinutes: 1440 * index),
                freeMinutes: minutes)
        }
    }

    static var plan: Plan {
        var plan = PlanReportTests.plan
        plan.coaches = [
            PlanCoach(id: "f-priya", maxMinutesPerDay: 90, targetMinutes: 120, days: days(240, 0, 60)),
            PlanCoach(
                id: "f-tom", maxSessionsPerDay: 1, maxSessionsPerWeek: 4, maxMinutesPerWeek: 100, days: days(0, 120, 60)
            ),
            PlanCoach(id: "f-zoe", maxMinutesPerDay: 30),
        ]
        plan.unscheduled = ["bo-1", "bo-2", "bo-3"].map { key in
            UnscheduledSession(
                session: key, name: "Calls", facilitatorIds: ["f-tom"], attendeeIds: ["a-bo"], reason: .noCapacity,
                message: "taken",
                obstacles: [
                    UnscheduledObstacle(
                        rule: key == "bo-3" ? .attendeeBusy : .facilitatorSessionsPerDay,
                        who: key == "bo-3" ? "a-bo" : "f-tom", places: 2, message: "first"),
                    UnscheduledObstacle(rule: .groupAway, who: "billing", places: 1, message: "second"),
                ])
        }
        return plan
    }

    @Test func minutesAndSessionsStandAgainstTheirLimits() {
        let text = PlanReport(Self.plan).table(width: 80)
        #expect(
            text.contains(
                """
                Coaches
                  Used of what limits and target allow. Left: minutes that limits and free time
                  still leave.
                  Coach        When                Sessions         Minutes     Left
                  Priya Raman  Mon 2026-12-07             1        30 of 90       60
                               Tue 2026-12-08                                day off
                               Wed 2026-12-09             0         0 of 90       60
                               all 3 days                 1  30, target 120      120
                  @Tom "T"     Mon 2026-12-07                                day off
                               Tue 2026-12-08        1 of 1              30        0
                               Wed 2026-12-09        0 of 1               0       60
                               week of 2026-12-07    1 of 4       30 of 100       60
                               all 3 days                 1              30       60
                  f-zoe        schedule unknown           0               0

                """), "\(text)")
    }

    /// What coaches lead beside the plan uses their limits up, in weeks also where its day is outside the horizon.
    @Test func whatIsHeldStandsBesideWhatThePlanUses() throws {
        var plan = Self.plan
        plan.coaches?[0].held = [
            HeldAppointment(dateStart: SlotLines.instant("2026-12-07T20:00:00.000Z"), lengthInMinutes: 20)
        ]
        plan.coaches?[1].held = [
            HeldAppointment(dateStart: SlotLines.instant("2026-12-13T20:00:00.000Z"), lengthInMinutes: 25)
        ]
        let text = PlanReport(plan).table(width: 100).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("with + what they lead beside the plan"))
        #expect(text.contains("Priya Raman Mon 2026-12-07 1 + 1 30 + 20 of 90 40"), "\(text)")
        #expect(text.contains("week of 2026-12-07 1 + 1 of 4 30 + 25 of 100 45"), "\(text)")
        let json = try PlanReport(plan).json()
        #expect(json.contains("heldSessions") && json.contains("heldMinutes"))
        #expect(try !PlanReport(Self.plan).json().contains("heldMinutes"))
    }

    @Test func programsReadTheSame() throws {
        struct Document: Decodable {
            struct Coach: Decodable {
                struct Day: Decodable { var day: String, sessions: Int, minutes: Int, minutesLeft: Int? }
                var name: String, sessions: Int, minutes: Int, minutesLeft: Int?, daysOff: [String], days: [Day]
            }
            struct Cause: Decodable {
                var rule: String?, who: [String]?, sessions: [String], used: Int?, limit: Int?, message: String
            }
            var coaches: [Coach]
            var unscheduledCauses: [Cause]
            var unscheduled: [UnscheduledJSON]
        }
        struct UnscheduledJSON: Decodable { var obstacles: [UnscheduledObstacle] }
        let document = try JSONDecoder().decode(Document.self, from: Data(PlanReport(Self.plan).json().utf8))
        #expect(document.coaches.map(\.name) == ["Priya Raman", "@Tom \"T\"", "f-zoe"])
        #expect(document.coaches.map(\.minutesLeft) == [120, 60, nil])
        #expect(document.coaches.map(\.daysOff) == [["2026-12-08"], ["2026-12-07"], []])
        #expect(document.coaches[0].days.map(\.minutes) == [30, 0, 0])
        #expect(document.unscheduledCauses.map(\.sessions) == [["bo-1", "bo-2"], ["bo-3"]])
        #expect(document.unscheduledCauses.map(\.who) == [["f-tom"], nil])
        #expect(document.unscheduledCauses[0].used == 1 && document.unscheduledCauses[0].limit == 2)
        #expect(document.unscheduled.allSatisfy { $0.obstacles.map(\.message) == ["first", "second"] })
    }

    @Test func causesComeBeforeTheSessions() throws {
        let text = PlanReport(Self.plan).table(width: 100)
        let causes = try #require(text.range(of: "Without a place (3)\n"))
        #expect(
            text[causes.upperBound...].hasPrefix(
                """
                  Sessions  Because                                                 Used
                         2  @Tom "T" has reached the sessions allowed for each day  1 of 2 sessions on 2 days
                         1  their attendees are in other sessions
                  One by one:

                """), "\(text)")
    }

    @Test func manyCausesAreToldByTheMostFrequent() throws {
        var plan = Self.plan
        plan.unscheduled = (0..<20).flatMap { coach in
            (0...(coach == 19 ? 1 : 0)).map { number in
                UnscheduledSession(
                    session: "s\(coach)-\(number)", reason: .noCapacity, message: "taken",
                    obstacles: [
                        UnscheduledObstacle(rule: .facilitatorBusy, who: "coach-\(coach)", places: 1, message: "m")
                    ])
            }
        }
        let text = PlanReport(plan).table(width: 80)
        #expect(text.contains("         2  coach-19 is in other sessions\n         1  coach-0 is in other sessions\n"))
        #expect(text.contains("  and 5 more causes of 5 sessions: --format json has them\n"), "\(text)")
        #expect(PlanReport(plan).causes.count == 20)
    }

    /// Another rule that takes some of the places does not make another cause.
    @Test func theRuleThatTakesMostIsTheCause() {
        var (one, other) = (Self.plan.unscheduled[0], Self.plan.unscheduled[1])
        one.obstacles = [UnscheduledObstacle(rule: .predecessorDays, who: "a", places: 2, message: "m")]
        one.reason = .predecessor
        other.obstacles = [
            UnscheduledObstacle(rule: .predecessorDays, who: "b", places: 2, message: "m"),
            UnscheduledObstacle(rule: .attendeeBusy, who: "c", places: 1, message: "n"),
        ]
        #expect(UnscheduledCause(one) == UnscheduledCause(other))
    }

    /// Every rule and reason has words of its own.
    @Test func everyCauseHasWords() {
        var words: Set<String> = []
        for rule in UnscheduledObstacle.Rule.allCases {
            var session = Self.plan.unscheduled[0]
            session.obstacles = [UnscheduledObstacle(rule: rule, who: "x", places: 1, message: "m")]
            words.insert(UnscheduledCause(session).words { $0 })
        }
        for reason in UnscheduledReason.allCases {
            words.insert(UnscheduledCause(UnscheduledSession(session: "s", reason: reason, message: "m")).words { $0 })
        }
        #expect(words.count == UnscheduledObstacle.Rule.allCases.count + UnscheduledReason.allCases.count)
    }

    @Test(arguments: [60, 80, 120])
    func everythingFits(width: Int) {
        var plan = Self.plan
        plan.nearEdges = [NearEdge(session: "ana-2", id: "f-tom", before: 0, after: 0)]
        plan.staffing[1].before = -3
        let now = SlotLines.instant("2026-12-09T20:00:00.000Z")
        let text = PlanReport(plan).table(width: width, now: now)
        for line in text.split(separator: "\n") { #expect(DisplayText.width(String(line)) <= width, "\(line)") }
        // Whole days and times, wherever lines end.
        #expect(!text.contains(try! Regex("(Mon|Tue|Wed)\n")) && !text.contains(try! Regex("2026-12-0\\d\n +\\d\\d:")))
        #expect(text.contains("Mon 2026-12-07 09:15-09:45") && text.contains("Tue 2026-12-08 10:00-10:30"))
    }

    @Test func anASCIITerminalGetsWords() {
        var plan = Self.plan
        plan.staffing[1].before = -3
        let text = PlanReport(plan).document().text(width: 100, charset: .ascii)
        #expect(text.utf8.allSatisfy { $0 < 128 }, "\(text)")
        #expect(text.contains("-3 to -4") && text.contains("x 1000"))
    }

    @Test(arguments: [
        ([:], TextCharset.unicode), (["LANG": "C"], .ascii), (["LANG": "en_US.UTF-8"], .unicode),
        (["LANG": "en_US.UTF-8", "LC_ALL": "C"], .ascii), (["LANG": "POSIX", "LC_ALL": "C.utf8"], .unicode),
        (["LC_ALL": "", "LC_CTYPE": "de_DE.ISO-8859-1", "LANG": "de_DE.UTF-8"], .ascii),
    ])
    func theEnvironmentTellsWhatATerminalCanShow(variables: [String: String], charset: TextCharset) {
        #expect(TextCharset { variables[$0] } == charset)
    }
}
