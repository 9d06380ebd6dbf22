import CoachingModels
import HTTPTypes
import Testing

@testable import CoachingSandbox

@Suite struct ScheduleChangeTests {
    private func change(
        _ sandbox: SandboxUnderTest, _ start: ServiceDate, _ category: CoachingActivityCategory
    ) async throws -> Reply {
        try await sandbox.call(
            .post, "/sandbox/control/schedules", as: nil,
            ScheduleChange(
                userId: sandbox.attendees[0], dateStart: start, lengthInMinutes: 15, activityCategory: category))
    }

    @Test func aSessionWhoseScheduleChangesBecomesInvalid() async throws {
        try await withSandbox { sandbox in
            let made = try await sandbox.create()
            let other = try await sandbox.create(attendee: 1, slot: 9)
            let reply = try await change(sandbox, try #require(made.dateStart).adding(minutes: 15), .unavailable)
            #expect(try reply.decode(ScheduleChangeResult.self).invalidatedAppointmentIds == [made.id])
            let read = try await sandbox.call(.get, made.path).decode(CoachingAppointmentResponse.self)
            #expect(read.status == .invalidSchedule)
            #expect(
                try await sandbox.call(.get, other.path).decode(CoachingAppointmentResponse.self).status == .scheduled)
            let history = try await sandbox.call(.get, "\(made.path)/statuses")
                .decode(CoachingAppointmentStatusResponseList.self)
            #expect(history.entities?.map(\.status) == [.scheduled, .invalidSchedule])
            let told = try await sandbox.call(.get, "notifications", as: sandbox.attendees[0])
                .decode(CoachingNotificationList.self)
            #expect(told.entities?.first?.actionType == .statusChange)
        }
    }

    @Test func theNextSlotsFollowTheSchedule() async throws {
        try await withSandbox { sandbox in
            let body = try await sandbox.request()
            _ = try await change(sandbox, body.dateStart, .meeting)
            let slots = try await sandbox.slots([sandbox.attendees[0]])
            #expect(!(slots.suggestedSlots ?? []).contains { $0.dateStart == body.dateStart })
            _ = try await change(sandbox, body.dateStart, .onQueueWork)
            #expect(
                try await sandbox.slots([sandbox.attendees[0]]).suggestedSlots?.contains {
                    $0.dateStart == body.dateStart
                } == true)
        }
    }

    @Test func aMovedSessionIsScheduledAgain() async throws {
        try await withSandbox { sandbox in
            let made = try await sandbox.create()
            _ = try await change(sandbox, try #require(made.dateStart), .timeOff)
            let later = try await sandbox.request(slot: 10).dateStart
            let moved = try await sandbox.call(.patch, made.path, UpdateCoachingAppointmentRequest(dateStart: later))
            #expect(try moved.decode(CoachingAppointmentResponse.self).status == .scheduled)
        }
    }

    @Test func badChangesAreRefused() async throws {
        try await withSandbox { sandbox in
            let start = try await sandbox.request().dateStart
            #expect(try await change(sandbox, start, CoachingActivityCategory(rawValue: "Nap")).status == 400)
            #expect(try await sandbox.call(.post, "/sandbox/control/schedules", as: nil, json: "{}").status == 400)
        }
    }
}
