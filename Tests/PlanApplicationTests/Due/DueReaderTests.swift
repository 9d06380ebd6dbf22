import CoachingAPI
import CoachingModels
import PlanApplication
import PlanModel
import Synchronization
import Testing

/// What the service is asked for a list of who is due.
@Suite struct DueReaderTests {
    private static let now = Instant("2026-12-02T14:00:00Z")!
    private static let since = Instant("2026-10-07T04:00:00Z")!

    private func programme(_ people: Int) -> CoachingProgramme {
        CoachingProgramme(
            name: "Monthly", clock: .utc,
            members: (0..<people).map {
                .init(id: "p\($0)", name: "P\($0)", every: CoachingRhythm(4, .week), key: "p\($0)")
            })
    }

    private func held(_ id: String, _ start: String, of person: Int) -> CoachingAppointmentResponse {
        CoachingAppointmentResponse(
            id: id, name: "Coaching", dateStart: ServiceDate(start), lengthInMinutes: 30, status: .completed,
            attendees: [UserReference(id: "p\(person)")])
    }

    /// A hundred people a call, and once more for those who were not coached lately.
    @Test func fiveHundredPeopleTakeFewCalls() async throws {
        let recent = (0..<450).map { held("r\($0)", "2026-11-10T10:00:00Z", of: $0) }
        let old = (450..<500).map { held("o\($0)", "2026-02-10T10:00:00Z", of: $0) }
        let service = AppointmentLists(recent + old)
        let found = try await DueReader(service).read(programme(500), since: Self.since, now: Self.now)
        #expect(found.appointments.count == 500 && found.refused.isEmpty)
        let calls = service.calls.withLock(\.self)
        #expect(calls.count == 6 && calls.allSatisfy { $0.users.count <= 100 })
        #expect(Set(calls[5].users) == Set((450..<500).map { "p\($0)" }), "only those who were not coached lately")
        #expect(calls.allSatisfy { $0.filter.relationships == [.attendee] })
        #expect(calls[0].filter.interval == "2026-10-07T04:00:00.000Z/2027-06-04T14:00:00.000Z")
    }

    /// When somebody was coached last does not depend on how far back the list goes.
    @Test func howFarBackTheListGoesChangesNoKey() async throws {
        let service = AppointmentLists([
            held("1", "2026-09-01T10:00:00Z", of: 0), held("2", "2026-07-01T10:00:00Z", of: 0),
        ])
        for since in ["2026-08-01T00:00:00Z", "2026-10-07T00:00:00Z", "2026-12-01T00:00:00Z", "2020-01-01T00:00:00Z"] {
            let since = try #require(Instant(since))
            let found = try await DueReader(service).read(programme(1), since: since, now: Self.now)
            let programme = programme(1)
            let judge = DueJudge(
                programme, now: Self.now, since: since, days: programme.days(from: LocalDate("2026-12-02")!))
            #expect(judge.entries(found.appointments).map(\.key) == ["p0-after-2026-09-01"])
        }
    }

    @Test func whoIsHiddenIsFoundAndTheOthersAreTold() async throws {
        let service = AppointmentLists(
            (0..<90).map { held("r\($0)", "2026-11-10T10:00:00Z", of: $0) }, hidden: ["p7", "p60"])
        let found = try await DueReader(service).read(programme(90), since: Self.since, now: Self.now)
        #expect(Set(found.refused.keys) == ["p7", "p60"] && found.appointments.count == 88)
    }

    @Test func smallPagesAreReadToTheirEnd() async throws {
        let many = (0..<250).map { held("r\($0)", "2026-11-10T10:00:00Z", of: 0) }
        let found = try await DueReader(AppointmentLists(many, largestPage: 100)).read(
            programme(1), since: Self.since, now: Self.now)
        #expect(found.appointments.count == 250)
    }
}
