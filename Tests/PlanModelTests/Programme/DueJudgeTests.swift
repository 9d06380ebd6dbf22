import CoachingModels
import PlanModel
import Testing

/// Who is due, by appointments: each rule alone.
@Suite struct DueJudgeTests {
    private static let zone = ZoneClock(name: "America/New_York")!
    /// A Wednesday, 09:00 in New York.
    private static let now = Instant("2026-12-02T14:00:00Z")!

    private func programme(_ change: (inout CoachingProgramme) -> Void = { _ in }) -> CoachingProgramme {
        var programme = CoachingProgramme(
            name: "Monthly", clock: Self.zone,
            members: [.init(id: "ana", name: "Ana", every: CoachingRhythm(4, .week), key: "ana")])
        change(&programme)
        return programme
    }

    private func appointment(
        _ start: String, _ status: CoachingAppointmentStatus, id: String = "1", name: String = "Coaching",
        attendees: [String] = ["ana"], leader: String = "ines", minutes: Int = 30
    ) -> CoachingAppointmentResponse {
        CoachingAppointmentResponse(
            id: id, name: name, dateStart: ServiceDate(start), lengthInMinutes: minutes, status: status,
            facilitator: UserReference(id: leader), attendees: attendees.map { UserReference(id: $0) })
    }

    private func entry(
        _ appointments: [CoachingAppointmentResponse], now: Instant = now, _ programme: CoachingProgramme? = nil
    ) throws -> DueEntry {
        let programme = programme ?? self.programme()
        let days = programme.days(from: programme.clock.day(of: now))
        let judge = DueJudge(programme, now: now, since: now.advanced(bySeconds: -56 * 86_400), days: days)
        let entries = judge.entries(appointments)
        #expect(entries == judge.entries(appointments.reversed()), "the order of answers counts for nothing")
        return try #require(entries.first)
    }

    @Test func lastCoachedAndByWhom() throws {
        let entry = try entry([
            appointment("2026-11-09T15:00:00Z", .completed),
            appointment("2026-10-12T15:00:00Z", .completed, id: "2", leader: "jo"),
        ])
        #expect(entry.last == Instant("2026-11-09T15:00:00Z") && entry.lastBy == "ines")
        #expect(entry.due == LocalDate("2026-12-07") && entry.state == .due)
        #expect(entry.key == "ana-after-2026-11-09")
    }

    /// Half past midnight UTC is the evening before in New York.
    @Test func daysAreThoseOfTheZone() throws {
        let entry = try entry([appointment("2026-11-10T00:30:00Z", .completed)])
        #expect(entry.lastDay == LocalDate("2026-11-09") && entry.due == LocalDate("2026-12-07"))
    }

    @Test(arguments: [
        ("2026-11-04", DueEntry.State.due), ("2026-11-03", .overdue), ("2026-11-22", .due), ("2026-11-23", .later),
    ])
    func dueIsByTheEndOfTheHorizonAndOverdueAfterTheDay(last: String, state: DueEntry.State) throws {
        // Two weeks from Monday 7 December end on Sunday the 20th.
        #expect(try entry([appointment("\(last)T15:00:00Z", .completed)]).state == state)
    }

    @Test func graceComesBeforeOverdue() throws {
        let patient = programme { $0.grace = CoachingRhythm(1, .week) }
        #expect(try entry([appointment("2026-10-28T14:00:00Z", .completed)], patient).state == .due)
        #expect(try entry([appointment("2026-10-27T14:00:00Z", .completed)], patient).state == .overdue)
    }

    @Test func whoWasNeverCoachedIsDueAndNewPeopleByTheirFirstDay() throws {
        let never = try entry([])
        #expect(never.state == .due && never.due == nil && never.key == "ana-first")
        let new = programme {
            $0.members[0].started = LocalDate("2026-11-16")
            $0.members[0].first = CoachingRhythm(2, .week)
        }
        let first = try entry([], new)
        #expect(first.due == LocalDate("2026-11-30") && first.state == .overdue && first.key == "ana-first")
        // Once coached, they are one of many.
        #expect(try entry([appointment("2026-11-20T15:00:00Z", .completed)], new).due == LocalDate("2026-12-18"))
    }

    @Test(arguments: [CoachingAppointmentStatus.scheduled, .invalidSchedule])
    func whatIsToComeIsPlanned(status: CoachingAppointmentStatus) throws {
        let entry = try entry([
            appointment("2026-12-09T15:00:00Z", status), appointment("2026-09-01T15:00:00Z", .completed, id: "2"),
        ])
        #expect(entry.state == .planned && !entry.needsSession && entry.planned == Instant("2026-12-09T15:00:00Z"))
        #expect(entry.hasInvalidSchedule == (status == .invalidSchedule))
    }

    @Test func whatGoesOnIsInProgress() throws {
        for status in [CoachingAppointmentStatus.scheduled, .inProgress] {
            let entry = try entry([appointment("2026-12-02T13:45:00Z", status)])
            #expect(entry.state == .inProgress && !entry.needsSession, "\(status)")
        }
        // Begun and never said to be over: it was held.
        let held = try entry([appointment("2026-11-30T15:00:00Z", .inProgress)])
        #expect(held.lastDay == LocalDate("2026-11-30") && held.state == .later)
    }

    /// Until it counts as missed, an appointment that is over stands for the session.
    @Test func whatNobodyCompletesIsMissedAfterAWhile() throws {
        let yesterday = try entry([appointment("2026-12-01T15:00:00Z", .scheduled)])
        #expect(yesterday.state == .planned && yesterday.missed == 0)
        let before = try entry([appointment("2026-11-30T15:00:00Z", .scheduled)])
        #expect(before.state == .due && before.missed == 1 && before.last == nil)
        let longAgo = try entry([appointment("2026-09-30T15:00:00Z", .scheduled)])
        #expect(longAgo.missed == 0, "missed sessions are counted since the list begins")
        let strict = programme { $0.missedAfter = CoachingRhythm(0, .day) }
        #expect(try entry([appointment("2026-12-02T13:00:00Z", .scheduled)], strict).missed == 1)
        let trusting = programme { $0.uncompleted = .coached }
        #expect(
            try entry([appointment("2026-11-30T15:00:00Z", .scheduled)], trusting).lastDay == LocalDate("2026-11-30"))
        // A schedule that did not hold shows that nothing took place.
        #expect(try entry([appointment("2026-11-30T15:00:00Z", .invalidSchedule)], trusting).missed == 1)
    }

    @Test func whatDoesNotCountDoesNot() throws {
        let named = programme { $0.counts = AppointmentPatterns(["Quality*"]) }
        let other = [appointment("2026-12-09T15:00:00Z", .scheduled, name: "Onboarding")]
        #expect(try entry(other, named).state == .due)
        let judge = DueJudge(named, now: Self.now, since: Self.now, days: named.days(from: LocalDate("2026-12-02")!))
        #expect(
            judge.notes(other) == ["none of 1 appointment of these people counts by its name: one is called Onboarding"]
        )
        // Who leads is not coached.
        #expect(
            try entry([appointment("2026-12-09T15:00:00Z", .scheduled, attendees: ["bo"], leader: "ana")]).state == .due
        )
        let strange = [appointment("2026-12-09T15:00:00Z", CoachingAppointmentStatus(rawValue: "Cancelled"))]
        #expect(try entry(strange).state == .due)
        let all = DueJudge(
            programme(), now: Self.now, since: Self.now, days: named.days(from: LocalDate("2026-12-02")!))
        #expect(all.notes(strange) == ["1 appointment of a status that is not known (Cancelled) were passed over"])
        var timeless = appointment("2026-12-09T15:00:00Z", .scheduled)
        timeless.dateStart = nil
        #expect(try entry([timeless]).state == .due)
    }

    /// The key is the same on every day, whatever else the service has, until somebody is coached.
    @Test func keysStayUntilSomebodyIsCoached() throws {
        let last = appointment("2026-10-05T14:00:00Z", .completed)
        let keys = try (0..<60).map { day in
            try entry([last], now: Self.now.advanced(bySeconds: Int64(day) * 86_400)).key
        }
        #expect(Set(keys) == ["ana-after-2026-10-05"])
        #expect(
            try entry([last, appointment("2026-12-01T15:00:00Z", .completed, id: "2")]).key == "ana-after-2026-12-01")
    }

    @Test func thoseWhoNeedASessionMostComeFirst() throws {
        let programme = programme {
            $0.members = ["late", "due", "new", "fine", "hidden", "booked", "later too"].map {
                CoachingProgramme.Member(id: $0, name: $0, every: CoachingRhythm(4, .week), key: $0)
            }
        }
        let judge = DueJudge(
            programme, now: Self.now, since: Self.now, days: programme.days(from: LocalDate("2026-12-02")!))
        let entries = judge.entries(
            [
                appointment("2026-09-01T15:00:00Z", .completed, id: "1", attendees: ["late"]),
                appointment("2026-11-09T15:00:00Z", .completed, id: "2", attendees: ["due"]),
                appointment("2026-12-01T15:00:00Z", .completed, id: "3", attendees: ["fine"]),
                appointment("2026-11-30T15:00:00Z", .completed, id: "4", attendees: ["later too"]),
                appointment("2026-12-10T15:00:00Z", .scheduled, id: "5", attendees: ["booked"]),
            ], hidden: ["hidden"])
        #expect(entries.map(\.member.id) == ["late", "new", "due", "booked", "later too", "fine", "hidden"])
        #expect(entries.map(\.state) == [.overdue, .due, .due, .planned, .later, .later, .unknown])
    }

    /// A clock change in between moves no day: in New York clocks went back on 1 November 2026.
    @Test func clockChangesMoveNoDay() throws {
        let entry = try entry([appointment("2026-10-27T03:30:00Z", .completed)])
        #expect(entry.lastDay == LocalDate("2026-10-26") && entry.due == LocalDate("2026-11-23"))
    }
}
