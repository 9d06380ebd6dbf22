import PlanTestSupport
import Testing

@testable import CoachingModels
@testable import PlanModel

/// Local days and times where clocks change. The expected instants are those of Python's zoneinfo, which the checker
/// uses.
struct ZoneClockTests {
    @Test(arguments: [
        ("America/New_York", "2026-12-07", "2026-12-07T05:00:00.000Z"),
        ("America/New_York", "2026-03-08", "2026-03-08T05:00:00.000Z"),
        ("America/New_York", "2026-03-09", "2026-03-09T04:00:00.000Z"),
        ("Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00.000Z"),
        ("Europe/Berlin", "2026-10-26", "2026-10-25T23:00:00.000Z"),
        ("Australia/Sydney", "2026-10-04", "2026-10-03T14:00:00.000Z"),
        ("Australia/Sydney", "2026-10-05", "2026-10-04T13:00:00.000Z"),
        ("Asia/Kathmandu", "2026-12-07", "2026-12-06T18:15:00.000Z"),
        ("Australia/Eucla", "2026-12-07", "2026-12-06T15:15:00.000Z"),
        ("Pacific/Chatham", "2026-09-27", "2026-09-26T11:15:00.000Z"),
        // Midnight is skipped: the day begins when the clocks change.
        ("Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00.000Z"),
        ("America/Santiago", "2026-09-06", "2026-09-06T04:00:00.000Z"),
        // Midnight comes twice: the day begins at the first.
        ("America/Havana", "2026-11-01", "2026-11-01T04:00:00.000Z"),
    ])
    func dayBegins(zone: String, day: String, start: String) throws {
        let clock = try #require(ZoneClock(name: zone))
        #expect(clock.start(of: try #require(LocalDate(day))).iso8601 == start)
    }

    @Test func aSkippedDayIsNone() throws {
        let apia = try #require(ZoneClock(name: "Pacific/Apia"))
        #expect(!apia.hasDay(try #require(LocalDate("2011-12-30"))))
        #expect(apia.hasDay(try #require(LocalDate("2011-12-31"))))
        let cairo = try #require(ZoneClock(name: "Africa/Cairo"))
        #expect(cairo.hasDay(try #require(LocalDate("2026-04-24"))))
    }

    @Test(arguments: [
        ("America/New_York", "2026-03-08T02:30:00", false), ("America/New_York", "2026-03-08T03:00:00", true),
        ("America/New_York", "2026-11-01T01:30:00", true), ("Europe/Berlin", "2026-03-29T02:00:00", false),
        ("Australia/Sydney", "2026-10-04T02:59:59", false), ("Asia/Kathmandu", "2026-03-08T02:30:00", true),
        ("Australia/Lord_Howe", "2026-10-04T02:15:00", false), ("Australia/Lord_Howe", "2026-10-04T02:30:00", true),
    ])
    func localTimeExists(zone: String, time: String, exists: Bool) throws {
        let clock = try #require(ZoneClock(name: zone))
        #expect(clock.hasLocalTime(try #require(Instant.local(time))) == exists)
    }

    @Test func aTimeInAGapIsToldAsOne() throws {
        let problems = try Requests.problems(
            Requests.with(("2026-12-07/2026-12-19", "2026-03-08T02:30:00/2026-12-19")))
        #expect(
            problems.contains { $0.line == 4 && $0.message.contains("the clocks skip it when daylight saving begins") })
    }

    @Test func aSkippedDayIsTold() throws {
        let problems = try Requests.problems(
            Requests.with(("America/New_York", "Pacific/Apia"), ("2026-12-07/2026-12-19", "2011-12-30/2012-01-05")))
        #expect(problems.contains { $0.line == 4 && $0.message.contains("has no 2011-12-30") })
    }

    @Test(arguments: [
        "", "Mars/Base", "america/new_york", "EST5", "GMT+5", "PST", "../../etc/passwd", "Europe/Berlin ",
    ])
    func isNoZone(name: String) { #expect(ZoneClock(name: name) == nil) }

    @Test(arguments: [
        "UTC", "GMT", "US/Eastern", "Asia/Calcutta", "Etc/GMT+5", "Europe/Kyiv", "America/Argentina/Ushuaia",
    ])
    func isAZone(name: String) { #expect(ZoneClock(name: name)?.name == name) }

    /// The changes of two years, to the second, as zoneinfo has them.
    @Test(arguments: [
        ("America/New_York", ["2026-03-08T07:00:00.000Z", "2026-11-01T06:00:00.000Z"]),
        ("Australia/Lord_Howe", ["2026-04-04T15:00:00.000Z", "2026-10-03T15:30:00.000Z"]),
        ("Asia/Kathmandu", []),
    ])
    func offsetsChange(zone: String, changes: [String]) throws {
        let clock = try #require(ZoneClock(name: zone))
        let year = ["2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"].map { Instant($0) ?? Instant(seconds: 0) }
        #expect(clock.offsetChanges(from: year[0], to: year[1]).map(\.iso8601) == changes)
        // A change at the first instant is over, one at the last is told.
        for text in changes {
            let change = try #require(Instant(text))
            #expect(clock.offsetChanges(from: change, to: change.advanced(bySeconds: 7200)).isEmpty)
            #expect(clock.offsetChanges(from: change.advanced(bySeconds: -1), to: change) == [change])
        }
    }
}
