import CoachingAPI
import CoachingModels
import PlanModel
import Synchronization
import Testing

@testable import PlanApplication

/// What the service has of people beside a plan, in whose limits it counts.
@Suite struct HeldReaderTests {
    private func appointment(
        _ id: String, _ start: String, _ leader: String, _ attendees: String...
    ) -> CoachingAppointmentResponse {
        CoachingAppointmentResponse(
            id: id, name: "Coaching", dateStart: ServiceDate(start), lengthInMinutes: 30, status: .scheduled,
            facilitator: UserReference(id: leader), attendees: attendees.map { UserReference(id: $0) })
    }

    /// Wednesday and Thursday. f has limits of a week, g of a day, h none; a of a day, b of days between, c none.
    private func request() throws -> PlanRequest {
        let zone = try #require(ZoneClock(name: "America/New_York"))
        let old = HeldAppointment(dateStart: try #require(Instant("2026-12-09T15:00:00Z")), lengthInMinutes: 60)
        return try PlanRequest(
            name: "r", clock: zone,
            horizon: Interval(
                start: zone.start(of: try #require(LocalDate("2026-12-09"))),
                end: zone.start(of: try #require(LocalDate("2026-12-11")))),
            facilitators: [
                FacilitatorRequest(id: "f", maxSessionsPerWeek: 4, held: [old]),
                FacilitatorRequest(id: "g", maxMinutesPerDay: 60, held: [old]),
                FacilitatorRequest(id: "h", held: [old]),
            ],
            attendees: [
                AttendeeRequest(id: "a", maxMinutesPerDay: 60), AttendeeRequest(id: "b", minDaysBetween: 2),
                AttendeeRequest(id: "c"),
            ],
            sessions: [
                SessionRequest(
                    key: "s", name: "n", attendees: ["a", "b", "c"], facilitators: ["f", "g", "h"], lengthInMinutes: 30)
            ])
    }

    private static func starts(_ held: [HeldAppointment]) -> [String] {
        held.map { String($0.dateStart.iso8601.prefix(16)) }
    }

    @Test func onlyWhatCountsInALimitIsHeld() async throws {
        let service = AppointmentLists([
            appointment("1", "2026-12-06T15:00:00Z", "f", "c"), appointment("2", "2026-12-07T15:00:00Z", "f", "b", "a"),
            appointment("3", "2026-12-08T15:00:00Z", "g", "b"), appointment("4", "2026-12-09T15:00:00Z", "g", "a"),
            appointment("5", "2026-12-10T15:00:00Z", "h", "b"), appointment("6", "2026-12-14T04:59:00Z", "f", "c"),
            appointment("7", "2026-12-14T05:00:00Z", "f", "c"), appointment("own", "2026-12-09T16:00:00Z", "f", "a"),
            appointment("8", "2026-12-13T04:00:00Z", "x", "b"),
        ])
        let held = try await HeldReader(service).read(request(), without: ["own"])
        let changed = try held.applied(to: request())
        #expect(
            changed.facilitators.map { Self.starts($0.held) } == [
                ["2026-12-07T15:00", "2026-12-14T04:59"], ["2026-12-09T15:00"], ["2026-12-09T15:00"],
            ], "of h, who has no limit, nothing was asked")
        #expect(changed.facilitators.map { $0.held.minutes } == [60, 30, 60])
        #expect(
            changed.attendees.map { Self.starts($0.held) } == [
                ["2026-12-09T15:00"],
                ["2026-12-07T15:00", "2026-12-08T15:00", "2026-12-10T15:00", "2026-12-13T04:00"], [],
            ])
        #expect(held.count == 8 && held.refused.isEmpty)
        let calls = service.calls.withLock(\.self)
        #expect(calls.count == 1 && calls[0].users == ["a", "b", "f", "g"])
        // From Monday, or two days before, to Sunday.
        #expect(calls[0].filter.interval == "2026-12-07T05:00:00.000Z/2026-12-14T05:00:00.000Z")
    }

    /// What the request says of somebody whom the service does not show stays.
    @Test func whoIsHiddenKeepsWhatTheRequestSays() async throws {
        let service = AppointmentLists([appointment("2", "2026-12-09T15:00:00Z", "g", "a")], hidden: ["f"])
        let held = try await HeldReader(service).read(request(), without: [])
        let changed = try held.applied(to: request())
        #expect(held.refused == ["f"])
        #expect(changed.facilitators.map { $0.held.minutes } == [60, 30, 60])
    }

    @Test func nobodyWithALimitIsNoCall() async throws {
        var request = try request()
        request.facilitators = [request.facilitators[2]]
        request.attendees = [request.attendees[2]]
        let service = AppointmentLists([])
        let held = try await HeldReader(service).read(request, without: [])
        #expect(held.count == 0 && service.calls.withLock(\.self).isEmpty)
        #expect(held.applied(to: request).facilitators == request.facilitators)
    }
}
