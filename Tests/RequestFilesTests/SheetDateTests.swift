import Testing

@testable import PlanModel
@testable import RequestFiles

/// Dates as spreadsheets of several countries write them.
struct SheetDateTests {
    private static func day(_ text: String, _ locale: String?) -> String {
        switch SheetDates(locale: locale.flatMap { SheetLocale($0) }).day(text) {
        case .success(let day): "\(day)"
        case .failure(let fault): fault.message
        case nil: "none"
        }
    }

    @Test(arguments: [
        ("2026-12-07", nil), ("2026/12/07", nil), ("7 Dec 2026", nil), ("07-Dec-2026", nil), ("12/7/2026", "en-US"),
        ("12/7/26", "en-US"), ("07/12/2026", "en-GB"), ("7.12.2026", "de-DE"), ("07.12.26", "de-AT"),
        ("7. Dez. 2026", "de-DE"),
        ("07-12-2026", "nl-NL"), ("7 décembre 2026", "fr-FR"), ("7-Dez-26", "de-DE"), ("2026-12-07", "sv-SE"),
        ("26-12-07", "sv-SE"), ("Dec 7, 2026", "en-US"),
    ])
    func isRead(text: String, locale: String?) { #expect(Self.day(text, locale) == "2026-12-07") }

    @Test(arguments: [
        ("12/7/2026", nil, "is a date that each country reads in its own way"),
        ("7.12.26", nil, "is a date that each country reads in its own way"),
        ("7-Dec-26", nil, "is a date that each country reads in its own way"),
        ("31/12/2026", "en-US", "is not a date of the calendar as en-US writes it"),
        ("29.2.2027", "de-DE", "is not a date of the calendar as de-DE writes it"),
        ("07-Dec", nil, "is a date without a year"),
        ("Mon 09:00-12:00", nil, "none"), ("soon", "de-DE", "none"), ("one two three", nil, "none"), ("", nil, "none"),
    ])
    func isTold(text: String, locale: String?, says: String) { #expect(Self.day(text, locale) == says) }

    @Test(arguments: ["en-US", "de-DE", "fr-FR", "ja-JP", "pt-BR", "de_CH"])
    func localesAreKnown(name: String) { #expect(SheetLocale(name) != nil) }

    @Test(arguments: ["", "german", "de-", "../../etc", "xx-YY", "en US"])
    func othersAreNot(name: String) { #expect(SheetLocale(name) == nil) }

    @Test func windowsOfDates() throws {
        let sheet =
            "attendees,window,closed\na-ana,7.12.2026 - 9.12.2026,\"8.12.2026; Mi 09:00-12:00\"\nb-ben,8.12.2026,\n"
        let request = try RosterColumnsTests.read(sheet, "locale: de-DE")
        #expect(
            request.sessions.map { $0.window?.text(request.clock) } == [
                "2026-12-07/2026-12-10", "2026-12-08/2026-12-09",
            ])
        #expect(
            request.sessions[0].closed.map { $0.text(request.clock) } == ["2026-12-08/2026-12-09", "Wed 09:00-12:00"])
        let problems = RosterColumnsTests.problems(sheet)
        #expect(problems.map(\.line) == [2, 2, 3] && problems.map(\.column) == [7, 29, 7])
        #expect(problems.first?.expected?.contains("locale: de-DE") == true)
    }

    @Test func windowsByTheirFirstAndLastDay() throws {
        let request = try RosterColumnsTests.read(
            "attendees,From,Until\na-ana,2026-12-08,\nb-ben,,2026-12-08\n")
        #expect(
            request.sessions.map { $0.window?.text(request.clock) } == [
                "2026-12-08/2026-12-19", "2026-12-07/2026-12-09",
            ])
        let problems = RosterColumnsTests.problems(
            "attendees,From,Until\na-ana,2026-12-10,2026-12-08\nb-ben,x,\n")
        #expect(problems.map(\.message) == ["ends before it starts", "is not a date of the calendar"])
        #expect(problems.map(\.field) == ["window.last", "window.first"])
    }
}
