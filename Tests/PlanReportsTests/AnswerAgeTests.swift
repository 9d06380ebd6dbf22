import PlanTestSupport
import Testing

@testable import PlanModel
@testable import PlanReports

/// How old answers are, as people say it.
struct AnswerAgeTests {
    private static func instant(_ text: String) -> Instant { Instant(text) ?? Instant(seconds: 0) }

    private func text(_ from: String, _ to: String, now: String) throws -> String {
        let clock = try #require(ZoneClock(name: "America/New_York"))
        return AnswerAge(Self.instant(from)...Self.instant(to), clock: clock).text(at: Self.instant(now))
    }

    @Test(arguments: [
        ("2026-11-28T08:00:30Z", "1 minute ago"), ("2026-11-28T08:17:00Z", "17 minutes ago"),
        ("2026-11-28T11:59:00Z", "3 hours ago"), ("2026-11-29T09:00:00Z", "25 hours ago"),
        ("2027-01-07T08:00:00Z", "40 days ago"),
    ])
    func oneTime(now: String, says: String) throws {
        #expect(
            try text("2026-11-28T08:00:00Z", "2026-11-28T08:00:00Z", now: now) == "Sat 2026-11-28 03:00, \(says)")
    }

    @Test func severalTimes() throws {
        #expect(
            try text("2026-10-19T08:00:00Z", "2026-10-20T13:30:00Z", now: "2026-11-28T14:00:00Z")
                == "Mon 2026-10-19 04:00 to Tue 2026-10-20 09:30, 40 to 39 days ago")
        #expect(
            try text("2026-10-19T08:00:00Z", "2026-11-28T13:30:00Z", now: "2026-11-28T14:00:00Z")
                == "Mon 2026-10-19 04:00 to Sat 2026-11-28 08:30, 40 days to 30 minutes ago")
    }

    @Test func timesToComeHaveNoAge() throws {
        #expect(
            try text("2026-12-01T08:00:00Z", "2026-12-01T08:00:00Z", now: "2026-11-28T14:00:00Z")
                == "Tue 2026-12-01 03:00")
    }

    @Test func aPlanTellsHowOldItsAnswersAre() throws {
        let report = PlanReport(try SmallCase().plan())
        let table = report.table(now: Self.instant("2026-12-03T06:00:00Z"))
        #expect(table.contains("The service was asked on Tue 2026-12-01 06:00, 2 days ago."))
        #expect(!report.table().contains("The service was asked"))
        #expect(try report.json().contains(#""queriedFrom":"2026-12-01T06:00:00.000Z""#))
    }
}
