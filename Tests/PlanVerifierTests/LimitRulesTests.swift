import PlanTestSupport
import Testing

@testable import CoachingModels
@testable import PlanModel
@testable import PlanVerifier

/// Limits of weeks, days and groups, hours, margins, and what has moved: right plans are changed until they break them.
struct LimitRulesTests {
    @Test func weeklyLimitsAreSeen() throws {
        var fixture = PlanVerifierTests.Fixture()
        fixture.small.people.0 = "{id: f, maxSessionsPerWeek: 1}, {id: g}"
        #expect(try fixture.violations().contains("f: 2 sessions, 60 minutes in the week of s"))
        fixture.small.people.0 = "{id: f, maxMinutesPerWeek: 59}, {id: g}"
        #expect(try fixture.violations().contains("f: 2 sessions, 60 minutes in the week of s"))
        fixture.small.people.0 = "{id: f, maxSessionsPerWeek: 2, maxMinutesPerWeek: 60}, {id: g}"
        #expect(try fixture.violations() == "")
    }

    /// The two sessions are half an hour each, on 2026-12-07.
    @Test(arguments: [
        ("maxSessionsPerDay: 3", "2026-12-07T03:00:00Z", ""),
        (
            "maxSessionsPerDay: 2", "2026-12-07T03:00:00Z",
            "f: 2 sessions, 60 minutes beside 1 held ones of 20 minutes on the day of"
        ),
        ("maxSessionsPerDay: 2", "2026-12-08T00:00:00Z", ""),
        (
            "maxMinutesPerDay: 79", "2026-12-07T23:59:59Z",
            "f: 2 sessions, 60 minutes beside 1 held ones of 20 minutes on the day of"
        ),
        ("maxMinutesPerDay: 80", "2026-12-07T23:59:59Z", ""),
        ("maxSessionsPerWeek: 2", "2026-12-13T23:00:00Z", "beside 1 held ones of 20 minutes in the week of"),
        ("maxSessionsPerWeek: 2", "2026-12-14T00:00:00Z", ""),
        ("maxMinutesPerWeek: 79", "2026-12-13T23:00:00Z", "beside 1 held ones of 20 minutes in the week of"),
        ("maxMinutesPerWeek: 80", "2026-12-13T23:00:00Z", ""),
    ])
    func whatALeaderHoldsCounts(limit: String, start: String, says: String) throws {
        var fixture = PlanVerifierTests.Fixture()
        fixture.small.people.0 = "{id: f, \(limit), held: [{dateStart: \(start), lengthInMinutes: 20}]}, {id: g}"
        let seen = try fixture.violations()
        #expect(says.isEmpty ? seen == "" : seen.contains(says), "\(seen)")
    }

    @Test(arguments: [
        (
            "maxMinutesPerDay: 49", "2026-12-07T03:00:00Z",
            "a: 30 minutes beside 1 held ones of 20 minutes on the day of s"
        ),
        ("maxMinutesPerDay: 50", "2026-12-07T03:00:00Z", ""),
        ("maxMinutesPerDay: 49", "2026-12-06T03:00:00Z", ""),
        (
            "minDaysBetween: 2", "2026-12-06T03:00:00Z",
            "a: s and a held one of 2026-12-06T03:00:00.000Z are 1 days apart"
        ),
        (
            "minDaysBetween: 2", "2026-12-08T23:00:00Z",
            "a: s and a held one of 2026-12-08T23:00:00.000Z are 1 days apart"
        ),
        ("minDaysBetween: 2", "2026-12-05T23:00:00Z", ""),
    ])
    func whatAnAttendeeHoldsCounts(limit: String, start: String, says: String) throws {
        var fixture = PlanVerifierTests.Fixture()
        fixture.small.people.1 =
            "{id: a, staffingGroup: team, \(limit), held: [{dateStart: \(start), lengthInMinutes: 20}]}, "
            + "{id: b, staffingGroup: team}"
        let seen = try fixture.violations()
        #expect(says.isEmpty ? seen == "" : seen.contains(says), "\(seen)")
    }

    /// What is held uses the target up first: of 60 minutes beside 20 of 50, 30 are above it.
    @Test func whatIsHeldCountsInTheTarget() throws {
        var fixture = PlanVerifierTests.Fixture()
        let held =
            "held: [{dateStart: 2026-12-08T03:00:00Z, lengthInMinutes: 20}, {dateStart: 2026-12-09T00:00:00Z, lengthInMinutes: 40}]"
        fixture.small.people.0 = "{id: f, targetMinutes: 50, \(held)}, {id: g}"
        #expect(try fixture.violations().contains("overload costs 2.0, the plan says 0.0"))
        fixture.costs[.overload] = 2
        #expect(try fixture.violations() == "")
    }

    @Test func whatACoachIsSaidToHoldIsCompared() throws {
        var fixture = PlanVerifierTests.Fixture()
        fixture.small.people.0 = "{id: f, held: [{dateStart: 2026-12-08T03:00:00Z, lengthInMinutes: 20}]}, {id: g}"
        #expect(
            try fixture.violations {
                $0.coaches = [PlanCoach(id: "f"), PlanCoach(id: "g")]
            }.contains("coaches[0].held"))
    }

    /// Weeks begin on Monday, across the end of a year too: 2026-12-31 and 2027-01-03 are in one.
    @Test func weeksAreISOWeeks() throws {
        let days = ["2026-12-27", "2026-12-28", "2027-01-03", "2027-01-04"].map { LocalDate($0)!.daysSince1970 }
        let weeks = days.map(VerifierCalendar.week)
        #expect(weeks == [weeks[0], weeks[0] + 1, weeks[0] + 1, weeks[0] + 2])
    }

    @Test func sessionsThatAreTooNearAreSeen() throws {
        var fixture = PlanVerifierTests.Fixture()
        fixture.small.sessions[1] = fixture.small.sessions[1].replacing("attendees: [b]", with: "attendees: [a]")
        fixture.small.people.1 = "{id: a, staffingGroup: team, minDaysBetween: 1}, {id: b, staffingGroup: team}"
        #expect(try fixture.violations().contains("a: s and t are 0 days apart"))
    }

    @Test func tooManyOfAGroupAtOnceAreSeen() throws {
        var fixture = PlanVerifierTests.Fixture()
        fixture.small.policy += ", staffingGroups: {team: {maxAway: 1}}"
        #expect(try fixture.violations() == "")
        fixture.starts[1] = fixture.starts[0]
        #expect(try fixture.violations().contains("team: 2 in session at once at 2026-12-07T09:30:00.000Z"))
    }

    @Test(arguments: [
        ("", "", ", hours: ['09:00-10:00', '10:15-11:00']", "t: is not within the hours of the policy"),
        ("", "", ", hours: ['09:00-09:45', '09:45-11:00']", "s: is not within the hours of the policy"),
        (", closed: [Mon 09:55-10:00]", "", "", "s: is not within the hours of f"),
        ("", ", hours: 2026-12-08/2026-12-09", "", "s: is not within the hours of a"),
    ])
    func placesOutsideHoursAreSeen(coach: String, attendee: String, policy: String, says: String) throws {
        var fixture = PlanVerifierTests.Fixture()
        fixture.small.people.0 = "{id: f\(coach)}, {id: g}"
        fixture.small.people.1 = "{id: a, staffingGroup: team\(attendee)}, {id: b, staffingGroup: team}"
        fixture.small.policy += policy
        #expect(try fixture.violations().contains(says))
    }

    @Test func aMarginThatIsNotFreeIsSeen() throws {
        var fixture = PlanVerifierTests.Fixture()
        fixture.small.policy += ", marginMinutes: 30"
        #expect(try fixture.violations() == "")
        fixture.small.policy = "candidates: available, marginMinutes: 45"
        let seen = try fixture.violations()
        #expect(
            seen.contains("s: a is not free before and after") && seen.contains("t: b is not free before and after"))
    }

    @Test func whatHasMovedIsCounted() throws {
        var fixture = PlanVerifierTests.Fixture()
        var before = try fixture.small.plan()
        let bodies = before.appointments.map(\.body)
        before.appointments = [
            PlannedAppointment(session: "s", body: bodies[0]), PlannedAppointment(session: "gone", body: bodies[0]),
        ]
        before.appointments[0].body.facilitatorId = "g"
        fixture.previous = BasePlan(before, sha256: "22")
        #expect(try fixture.violations().contains("moved costs 20.0, the plan says 0.0"))
        fixture.costs[.moved] = 20
        #expect(try fixture.violations() == "")
        #expect(try fixture.violations { $0.previous?.id = "x" }.contains("previous.id"))
        #expect(try fixture.violations { $0.previous = nil }.contains("previous.sha256"))
        fixture.previous?.plan.appointments[0].body.facilitatorId = "f"
        fixture.previous?.plan.appointments[0].body.dateStart = ServiceDate("2026-12-07T09:30:00Z")!
        fixture.costs[.moved] = 0
        #expect(try fixture.violations() == "")
    }
}
