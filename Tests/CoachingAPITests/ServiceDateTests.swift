import CoachingModels
import Foundation
import Testing

struct ServiceDateTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00.000Z", 0),
            ("1970-01-01T00:00Z", 0),
            ("2026-12-08T15:00:00Z", 1_796_742_000_000),
            ("2026-12-08T15:00:00.5Z", 1_796_742_000_500),
            ("2026-12-08T15:00:00.123456789Z", 1_796_742_000_123),
            ("2026-12-08t15:00:00z", 1_796_742_000_000),
            ("2026-12-08T10:00:00-05:00", 1_796_742_000_000),
            ("2026-12-08T10:00:00.000-0500", 1_796_742_000_000),
            ("2026-12-08T20:30:00+05:30", 1_796_742_000_000),
            ("2026-12-08T16:00:00+01", 1_796_742_000_000),
            ("2000-02-29T23:59:59.999Z", 951_868_799_999),
            ("1969-12-31T23:59:59.999Z", -1),
            ("0000-01-01T00:00:00.000Z", -62_167_219_200_000),
            ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
        ] as [(String, Int64)])
    func reads(text: String, milliseconds: Int64) {
        #expect(ServiceDate(text)?.millisecondsSince1970 == milliseconds)
    }

    @Test(arguments: [
        "", "Z", "2026-12-08", "2026-12-08T15:00:00", "2026-13-08T15:00:00Z", "2026-02-29T15:00:00Z",
        "1900-02-29T00:00:00Z", "2026-04-31T15:00:00Z", "2026-12-00T15:00:00Z", "2026-12-08T24:00:00Z",
        "2026-12-08T15:60:00Z", "2026-12-08T15:00:60Z", "2026-12-08T15:00:00.Z", "2026-12-08T15:00:00Zx",
        "2026-12-08T15:00:00+5", "2026-12-08T15:00:00+05:60", "2026-12-08T15:00:00+19:00", "20261208T150000Z",
        "2026-12-8T15:00:00Z", "２０２６-12-08T15:00:00Z", "-026-12-08T15:00:00Z", "2026-12-08T15:00:00.000Z ",
    ])
    func refuses(text: String) {
        #expect(ServiceDate(text) == nil)
    }

    /// Every way to make a date: what cannot be written in four digits of a year cannot be made.
    @Test(arguments: [
        "0000-01-01T00:00:00+00:01", "0000-01-01T10:00:00+18", "9999-12-31T23:59:59-18:00",
        "9999-12-31T23:59:59.999-0001",
    ])
    func offsetsDoNotLeadOutOfTheYears(text: String) {
        #expect(ServiceDate(text) == nil)
        #expect(ServiceInterval("2026-12-07T00:00:00Z/" + text) == nil)
        #expect(ServiceInterval(text + "/2026-12-07T00:00:00Z") == nil)
        let json = Array("{\"dateStart\":\"\(text)\"}".utf8)
        #expect(throws: DecodingError.self) { try CoachingJSON.decode(CoachingSlot.self, from: json) }
    }

    @Test(arguments: [1e18, -1e18, 253_402_300_800, -62_167_219_200.001, .infinity, -.infinity, .nan] as [Double])
    func datesOutsideTheYearsAreNone(seconds: Double) {
        #expect(ServiceDate(Date(timeIntervalSince1970: seconds)) == nil)
    }

    @Test func datesAtTheEndsAreMade() {
        #expect(ServiceDate(ServiceDate.latest.date) == .latest)
        #expect(ServiceDate(ServiceDate.earliest.date) == .earliest)
        #expect(ServiceDate("9999-12-31T23:59:59.999Z") == .latest)
        #expect(ServiceDate("0000-01-01T01:00:00+01:00") == .earliest)
    }

    @Test(arguments: [Int64.min, -62_167_219_200_001, 253_402_300_800_000, .max])
    func countsBeyondTheEndsStopThere(milliseconds: Int64) {
        let date = ServiceDate(millisecondsSince1970: milliseconds)
        #expect(date == (milliseconds < 0 ? .earliest : .latest))
        #expect(ServiceDate(date.description) == date)
    }

    @Test(arguments: [Int.min, -1, 1, .max])
    func arithmeticStopsAtTheEnds(minutes: Int) {
        for date in [ServiceDate.earliest, .latest] {
            let moved = date.adding(minutes: minutes)
            #expect(ServiceDate(moved.description) == moved)
            #expect(minutes < 0 ? moved <= date : moved >= date)
        }
    }

    @Test func writesWholeMillisecondsInUTC() {
        #expect(ServiceDate("2026-12-08T10:00-05:00")?.description == "2026-12-08T15:00:00.000Z")
        #expect(ServiceDate(millisecondsSince1970: -1).description == "1969-12-31T23:59:59.999Z")
    }

    /// Foundation's own formatter is the other opinion, on whole seconds: it cuts some milliseconds one short.
    @Test func agreesWithFoundation() {
        for seed in 0..<500 as Range<UInt64> {
            let random = RandomValues(seed: seed, filled: 1).date()
            let date = ServiceDate(millisecondsSince1970: random.millisecondsSince1970 / 1000 * 1000)
            // Foundation switches to the Julian calendar before 1582.
            guard date.millisecondsSince1970 > -12_219_292_800_000 else { continue }
            #expect(date.description == date.date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
        }
    }

    @Test func survivesFoundationsDateToTheMillisecond() {
        for seed in 0..<500 as Range<UInt64> {
            let date = RandomValues(seed: seed, filled: 1).date()
            #expect(ServiceDate(date.date) == date)
            #expect(ServiceDate(date.description) == date)
        }
    }

    @Test func addsMinutes() {
        #expect(ServiceDate("2026-12-31T23:45:00Z")?.adding(minutes: 30) == ServiceDate("2027-01-01T00:15:00Z"))
    }

    @Test func saysWhichTextIsNoDate() {
        let json = Array(#"{"dateStart":"tomorrow"}"#.utf8)
        #expect {
            try CoachingJSON.decode(CoachingSlot.self, from: json)
        } throws: { error in
            "\(error)".contains("tomorrow") && "\(error)".contains("yyyy-MM-ddTHH:mm:ss.SSSZ")
        }
    }
}

struct ServiceDayTests {
    @Test(arguments: ["2026-12-07", "2024-02-29", "0000-01-01", "9999-12-31", "1970-01-01"])
    func roundTrips(text: String) {
        #expect(ServiceDay(text)?.description == text)
    }

    @Test(arguments: ["2026-02-29", "2026-12-07T00:00", "2026-1-1", "", "2026-00-01"])
    func refuses(text: String) {
        #expect(ServiceDay(text) == nil)
    }

    @Test(arguments: [Int.min, -719_529, 2_932_897, .max])
    func countsBeyondTheEndsStopThere(days: Int) {
        let day = ServiceDay(daysSince1970: days)
        #expect(day == (days < 0 ? .earliest : .latest))
        #expect(ServiceDay(day.description) == day)
    }

    /// Every day of 800 years, counted one by one.
    @Test func numbersFollowEachOther() {
        var day = ServiceDay(year: 1600, month: 1, day: 1)?.daysSince1970 ?? 0
        for year in 1600..<2400 {
            for month in 1...12 {
                for number in 1...31 {
                    guard let date = ServiceDay(year: year, month: month, day: number) else { continue }
                    #expect(date.daysSince1970 == day)
                    #expect(date.components == (year, month, number))
                    day += 1
                }
            }
        }
        #expect(day == ServiceDay(year: 2400, month: 1, day: 1)?.daysSince1970)
    }
}

struct ServiceIntervalTests {
    @Test func readsAndWrites() throws {
        let interval = try #require(ServiceInterval("2026-12-07T05:00:00Z/2026-12-19T00:00:00-05:00"))
        #expect(interval.description == "2026-12-07T05:00:00.000Z/2026-12-19T05:00:00.000Z")
    }

    @Test(arguments: ["2026-12-07T05:00:00Z", "2026-12-07T05:00:00Z/P1D", "/", "a/b/c"])
    func refuses(text: String) {
        #expect(ServiceInterval(text) == nil)
    }
}
