import CoachingModels
import HTTPTypes
import Testing

@testable import CoachingSandbox

/// What the sandbox decides because the service's behaviour is not published, where no other suite is about it.
@Suite struct AssumedBehaviourTests {
    /// A body for one attendee at a time that is nobody's working time.
    private func body(_ sandbox: SandboxUnderTest, hour: Int = 3) -> CreateCoachingAppointmentRequest {
        CreateCoachingAppointmentRequest(
            name: "n", description: "", dateStart: .minute(sandbox.world.calendar.startMinute + hour * 60),
            lengthInMinutes: 30, attendeeIds: [sandbox.attendees[0]])
    }

    @Test func appointmentsMayLieOutsideOfWorkingTime() async throws {
        try await withSandbox { sandbox async throws in
            #expect(try await sandbox.call(.post, "appointments", body(sandbox)).status == 201)
        }
    }

    @Test func theFacilitatorIsNoAttendee() async throws {
        try await withSandbox { sandbox async throws in
            var body = body(sandbox)
            body.facilitatorId = body.attendeeIds[0]
            #expect(try await sandbox.call(.post, "appointments", body).code == "validation.error")
        }
    }

    @Test func participantsAreLimited() async throws {
        try await withSandbox({ $0.assumptions.maximumParticipants = 2 }) { sandbox async throws in
            var body = body(sandbox)
            body.attendeeIds = Array(sandbox.attendees.prefix(3))
            #expect(try await sandbox.call(.post, "appointments", body).code == "constraint.validation")
            let query = CoachingSlotsRequest(
                interval: sandbox.interval, lengthInMinutes: 30, attendeeIds: body.attendeeIds)
            #expect(try await sandbox.call(.post, "scheduleslots/query", query).code == "constraint.validation")
        }
    }

    @Test func textsAndLengthsAreLimited() async throws {
        try await withSandbox { sandbox async throws in
            var hour = 1
            func status(_ edit: (inout CreateCoachingAppointmentRequest) -> Void) async throws -> Int {
                hour += 30
                var body = body(sandbox, hour: hour)
                edit(&body)
                return try await sandbox.call(.post, "appointments", body).status
            }
            #expect(try await status { $0.name = String(repeating: "n", count: 255) } == 201)
            #expect(try await status { $0.name = String(repeating: "n", count: 256) } == 400)
            #expect(try await status { $0.description = String(repeating: "n", count: 4_000) } == 201)
            #expect(try await status { $0.description = String(repeating: "n", count: 4_001) } == 400)
            #expect(try await status { $0.lengthInMinutes = 1_440 } == 201)
            #expect(try await status { $0.lengthInMinutes = 1_441 } == 400)
            let made = try await sandbox.create(attendee: 1)
            for (count, status) in [(10_000, 201), (10_001, 400)] {
                let note = CoachingAnnotationCreateRequest(
                    text: String(repeating: "n", count: count), accessType: .public)
                #expect(try await sandbox.call(.post, "\(made.path)/annotations", note).status == status)
            }
        }
    }

    @Test func aStartInThePastCanBeRefused() async throws {
        for (isRefused, status) in [(false, 201), (true, 400)] {
            try await withSandbox({ $0.assumptions.refusesPastStart = isRefused }) { sandbox async throws in
                var body = body(sandbox)
                body.dateStart = body.dateStart.adding(minutes: -30 * 1440)
                #expect(try await sandbox.call(.post, "appointments", body).status == status)
            }
        }
    }

    @Test func bookableActivitiesDecideWhereSlotsLie() async throws {
        try await withSandbox({ $0.assumptions.bookableActivities = [.onQueueWork] }) { sandbox async throws in
            #expect(try await sandbox.slots([sandbox.attendees[0]]).suggestedSlots?.isEmpty == false)
            // Coaches are not on the queue.
            #expect(
                try await sandbox.slots([sandbox.attendees[0]], facilitators: sandbox.facilitators).suggestedSlots == []
            )
        }
    }

    @Test func facilitatorsWithoutABusinessUnitHaveNoTime() async throws {
        try await withSandbox { sandbox async throws in
            let found = try await sandbox.slots([sandbox.attendees[0]], facilitators: [sandbox.supervisor])
            #expect(found.suggestedSlots == [])
            #expect(found.facilitatorSchedules?.first?.availableTimes == [])
        }
    }

    @Test func anInvalidSessionHoldsNoTime() async throws {
        try await withSandbox { sandbox async throws in
            let request = try await sandbox.request()
            let made = try await sandbox.call(.post, "appointments", request).decode(CoachingAppointmentResponse.self)
            let change = ScheduleChange(
                userId: sandbox.attendees[0], dateStart: request.dateStart, lengthInMinutes: 30,
                activityCategory: .unavailable)
            _ = try await sandbox.call(.post, "/sandbox/control/schedules", as: nil, change)
            var other = request
            other.attendeeIds = [sandbox.attendees[1]]
            #expect(try await sandbox.call(.post, "appointments", other).status == 201)
            // And it cannot come back to where another is now.
            let back = CoachingAppointmentStatusRequest(status: .scheduled)
            #expect(try await sandbox.call(.patch, "\(made.path)/status", back).code == "appointment.conflict")
        }
    }

    @Test func listsAreByStartTheLatestFirst() async throws {
        try await withSandbox { sandbox async throws in
            // Made in another order than they start.
            for hour in [30, 3, 60] {
                #expect(try await sandbox.call(.post, "appointments", body(sandbox, hour: hour)).status == 201)
            }
            func starts(_ query: String) async throws -> [ServiceDate?] {
                let list = try await sandbox.call(.get, "appointments?userIds=\(sandbox.attendees[0])\(query)")
                return try list.decode(CoachingAppointmentResponseList.self).entities?.map(\.dateStart) ?? []
            }
            let inOrder = [3, 30, 60].map { body(sandbox, hour: $0).dateStart as ServiceDate? }
            #expect(try await starts("&sortOrder=Asc") == inOrder)
            #expect(try await starts("") == inOrder.reversed())
        }
    }

    @Test func pagesAreLimited() async throws {
        try await withSandbox { sandbox async throws in
            for (size, status) in [(500, 200), (501, 400)] {
                let path = "appointments?userIds=\(sandbox.attendees[0])&pageSize=\(size)"
                #expect(try await sandbox.call(.get, path).status == status)
            }
        }
    }

    @Test func tokenFormsAreLimited() async throws {
        try await withSandbox { sandbox async throws in
            let form = "grant_type=client_credentials&client_id=sandbox&client_secret=sandbox&x="
            for (length, status) in [(16_384, 200), (16_385, 400)] {
                let bytes = Array(form.utf8) + Array(repeating: UInt8(ascii: "x"), count: length - form.utf8.count)
                let reply = try await sandbox.call(
                    .post, "/oauth/token", as: nil, bytes: bytes,
                    headers: [.contentType: "application/x-www-form-urlencoded"])
                #expect(reply.status == status)
            }
        }
    }

    /// Each call has everything wrong that comes later.
    @Test func checksComeInOrder() async throws {
        try await withSandbox { sandbox async throws in
            let agent = sandbox.attendees[0]
            let bad = Array("{".utf8)
            let large = Array(repeating: UInt8(ascii: "x"), count: 512_001)
            #expect(try await sandbox.call(.post, "appointments", as: nil, bytes: large).status == 413)
            #expect(try await sandbox.call(.post, "appointments", as: nil, bytes: bad).status == 401)
            #expect(
                try await sandbox.call(.post, "appointments", as: agent, bytes: bad).code == "missing.any.permissions")
            #expect(try await sandbox.call(.patch, "appointments/x", as: agent, bytes: bad).code == "bad.request")
            #expect(try await sandbox.call(.patch, "appointments/x", as: agent, json: "{}").status == 404)
        }
    }
}
