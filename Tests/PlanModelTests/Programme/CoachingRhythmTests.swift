import CoachingModels
import PlanModel
import Testing

/// How often somebody is coached, and which appointments count.
@Suite struct CoachingRhythmTests {
    @Test(arguments: [
        ("4 weeks", CoachingRhythm(4, .week)), ("every 4 weeks", CoachingRhythm(4, .week)),
        ("4w", CoachingRhythm(4, .week)),
        ("1 week", CoachingRhythm(1, .week)), ("every month", CoachingRhythm(1, .month)),
        ("30 Days", CoachingRhythm(30, .day)),
        (" 0d ", CoachingRhythm(0, .day)), ("2 months", CoachingRhythm(2, .month)),
    ])
    func rhythmsAreRead(text: String, rhythm: CoachingRhythm) { #expect(CoachingRhythm(text) == rhythm) }

    @Test(arguments: ["", "4", "weeks", "4 wks", "-1 week", "4 weeks 2 days", "every", "1.5 weeks", "4y", "99999 days"])
    func whatIsNoRhythmIsNot(text: String) { #expect(CoachingRhythm(text) == nil) }

    @Test(arguments: [
        ("2026-11-30", "4 weeks", "2026-12-28"), ("2026-01-31", "1 month", "2026-02-28"),
        ("2028-01-31", "1 month", "2028-02-29"), ("2026-12-31", "2 months", "2027-02-28"),
        ("2026-11-30", "1 month", "2026-12-30"), ("2026-03-28", "30 days", "2026-04-27"),
        ("2026-08-31", "13 months", "2027-09-30"),
    ])
    func daysAreThoseOfTheCalendar(day: String, rhythm: String, due: String) throws {
        let rhythm = try #require(CoachingRhythm(rhythm))
        #expect(rhythm.day(after: try #require(LocalDate(day))) == LocalDate(due))
    }

    @Test(arguments: [
        ("Quality*", "quality coaching", true), ("Quality*", "Team quality", false),
        ("*coaching", "Quality coaching", true),
        ("Q*c*g", "Quality coaching", true), ("Q*x*g", "Quality coaching", false), ("*", "", true),
        ("a**b", "axxb", true),
        ("Coaching", "Coaching", true), ("Coaching", "Coaching 2", false), ("*ab*ab", "abab", true),
        ("*ab*ab", "ab", false),
    ])
    func namesAreMatched(pattern: String, name: String, isMatch: Bool) {
        #expect(AppointmentPatterns([pattern]).match(name) == isMatch)
    }

    @Test func withoutPatternsAllCount() {
        #expect(AppointmentPatterns([]).match("anything"))
        #expect(AppointmentPatterns(["a", "b*"]).match("boat"))
    }
}
