import CoachingModels
import HTTPTypes
import Testing

@testable import CoachingSandbox

@Suite struct AppointmentTests {
    @Test func createdAppointmentCanBeReadAndDeleted() async throws {
        try await withSandbox { sandbox in
            let body = try await sandbox.request()
            let reply = try await sandbox.call(.post, "appointments", body)
            #expect(reply.status == 201)
            let created = try reply.decode(CoachingAppointmentResponse.self)
            #expect(created.status == .scheduled)
            #expect(created.dateStart == body.dateStart)
            #expect(created.attendees?.map(\.id) == [sandbox.attendees[0]])
            #expect(created.facilitator?.id == sandbox.facilitators[0])
            #expect(created.createdBy?.id == "sandbox")
            #expect(created.wfmSchedule == body.wfmSchedule)
            #expect(created.isOverdue == false)
            let read = try await sandbox.call(.get, created.path).decode(CoachingAppointmentResponse.self)
            #expect(read == created)
            #expect(try await sandbox.call(.delete, created.path).status == 204)
            let gone = try await sandbox.call(.get, created.path)
            #expect(gone.status == 404)
            #expect(gone.code == "appointment.not.found")
        }
    }

    @Test func startIsRoundedDownToTheMinute() async throws {
        try await withSandbox { sandbox in
            var body = try await sandbox.request()
            let whole = body.dateStart
            body.dateStart = ServiceDate(millisecondsSince1970: whole.millisecondsSince1970 + 59_999)
            let created = try await sandbox.call(.post, "appointments", body).decode(CoachingAppointmentResponse.self)
            #expect(created.dateStart == whole)
        }
    }

    @Test func nobodyIsInTwoSessionsAtOnce() async throws {
        try await withSandbox { sandbox in
            let body = try await sandbox.request()
            #expect(try await sandbox.call(.post, "appointments", body).status == 201)
            let same = try await sandbox.call(.post, "appointments", body)
            #expect(same.status == 409)
            #expect(same.code == "appointment.conflict")
            // The facilitator is taken as well, by the last minute of the first session.
            var other = body
            other.attendeeIds = [sandbox.attendees[1]]
            other.dateStart = body.dateStart.adding(minutes: 29)
            #expect(try await sandbox.call(.post, "appointments", other).code == "appointment.conflict")
            // Sessions may touch.
            other.dateStart = body.dateStart.adding(minutes: 30)
            #expect(try await sandbox.call(.post, "appointments", other).status == 201)
        }
    }

    @Test func aSessionChangesTheNextSlots() async throws {
        try await withSandbox { sandbox in
            let before = try await sandbox.slots([sandbox.attendees[0]])
            let created = try await sandbox.create()
            let after = try await sandbox.slots([sandbox.attendees[0]])
            let starts = after.suggestedSlots?.compactMap(\.dateStart) ?? []
            let taken = try #require(created.dateStart)
            #expect(!starts.contains(taken))
            #expect(starts.count < before.suggestedSlots?.count ?? 0)
            // Treated as interruptible, it is as if it were not there.
            let ignoring = try await sandbox.slots([sandbox.attendees[0]], ignoring: [created.id ?? ""])
            #expect(ignoring.suggestedSlots == before.suggestedSlots)
            #expect(ignoring.attendeeSchedules == before.attendeeSchedules)
        }
    }

    @Test func aSessionLowersTheStaffingOfItsGroup() async throws {
        try await withSandbox { sandbox in
            let body = try await sandbox.request()
            func difference() async throws -> Double? {
                let found = try await sandbox.slots([sandbox.attendees[1]])
                return found.suggestedSlots?.first { $0.dateStart == body.dateStart }?.staffingDifference
            }
            let before = try #require(try await difference())
            let created = try await sandbox.call(.post, "appointments", body).decode(CoachingAppointmentResponse.self)
            let after = try #require(try await difference())
            #expect(abs(after - (before - 1)) < 1e-9)
            _ = try await sandbox.call(.delete, created.path)
            #expect(try await difference() == before)
        }
    }

    @Test(arguments: [
        (#""name": """#, "validation.error"), (#""lengthInMinutes": 0"#, "validation.error"),
        (#""attendeeIds": []"#, "validation.error"),
        (#""attendeeIds": ["nobody"]"#, "no.permission.for.requested.users"),
        (#""facilitatorId": "nobody""#, "no.permission.for.requested.users"),
        (#""wfmSchedule": {"id": "x", "businessUnit": {"id": "y"}, "weekDate": "2026-12-07"}"#, "validation.error"),
    ])
    func badCreatesAreRefused(change: String, code: String) async throws {
        try await withSandbox { sandbox in
            let fields = [
                #""name": "n""#, #""description": "d""#, #""dateStart": "2026-12-07T15:00:00Z""#,
                #""lengthInMinutes": 30"#,
                #""attendeeIds": ["\#(sandbox.attendees[0])"]"#,
            ].filter { !change.hasPrefix($0.prefix(while: { $0 != ":" })) }
            let json = "{" + (fields + [change]).joined(separator: ",") + "}"
            let reply = try await sandbox.call(.post, "appointments", json: json)
            #expect(reply.status == 400)
            #expect(reply.code == code)
        }
    }

    @Test func everybodyMustBeAllowedToTakePart() async throws {
        try await withSandbox { sandbox in
            var body = try await sandbox.request()
            body.attendeeIds.append(try sandbox.person(.trainee))
            #expect(try await sandbox.call(.post, "appointments", body).code == "participate.permission.missing")
            body.attendeeIds[1] = try sandbox.person(.elsewhere)
            let foreign = try await sandbox.call(.post, "appointments", body)
            #expect(foreign.status == 400)
            #expect(foreign.code == "no.permission.for.requested.users")
        }
    }

    @Test func unknownAppointmentsAreNotFound() async throws {
        try await withSandbox { sandbox in
            for (method, path) in [
                ("GET", "appointments/x"), ("DELETE", "appointments/x"), ("GET", "appointments/x/statuses"),
            ] {
                let reply = try await sandbox.call(try #require(.init(rawValue: method)), path)
                #expect(reply.status == 404)
                #expect(reply.code == "appointment.not.found")
            }
        }
    }
}
