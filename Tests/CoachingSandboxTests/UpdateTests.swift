import CoachingModels
import HTTPTypes
import Testing

@testable import CoachingSandbox

@Suite struct UpdateTests {
    @Test func fieldsThatAreGivenChangeAndOthersStay() async throws {
        try await withSandbox { sandbox in
            let made = try await sandbox.create()
            let change = UpdateCoachingAppointmentRequest(name: "Better", location: "Room 1")
            let changed = try await sandbox.call(.patch, made.path, change).decode(CoachingAppointmentResponse.self)
            #expect(changed.name == "Better")
            #expect(changed.location == "Room 1")
            #expect(changed.description == made.description)
            #expect(changed.dateStart == made.dateStart)
            #expect(changed.modifiedBy?.id == "sandbox")
        }
    }

    @Test func aMoveIntoAnotherSessionIsAConflict() async throws {
        try await withSandbox { sandbox in
            let first = try await sandbox.create()
            let second = try await sandbox.create(slot: 8)
            let reply = try await sandbox.call(
                .patch, second.path, UpdateCoachingAppointmentRequest(dateStart: first.dateStart))
            #expect(reply.status == 409)
            #expect(reply.code == "appointment.conflict")
            // Over its own old time it may move.
            let start = try #require(second.dateStart).adding(minutes: 15)
            let moved = try await sandbox.call(.patch, second.path, UpdateCoachingAppointmentRequest(dateStart: start))
            #expect(moved.status == 200)
        }
    }

    @Test func aScheduleCannotBeAddedLater() async throws {
        try await withSandbox { sandbox in
            var body = try await sandbox.request()
            let schedule = body.wfmSchedule
            body.wfmSchedule = nil
            let made = try await sandbox.call(.post, "appointments", body).decode(CoachingAppointmentResponse.self)
            let reply = try await sandbox.call(
                .patch, made.path, UpdateCoachingAppointmentRequest(wfmSchedule: schedule))
            #expect(reply.status == 400)
            #expect(reply.code == "not.wfm.appointment")
        }
    }

    @Test func conversationsAreAttachedOnce() async throws {
        try await withSandbox { sandbox in
            let made = try await sandbox.create()
            for _ in 0..<2 {
                let reply = try await sandbox.call(
                    .post, "\(made.path)/conversations", AddConversationRequest(conversationId: "c-1"))
                #expect(reply.status == 200)
                let answer = try reply.decode(AddConversationResponse.self)
                #expect(answer.conversation?.id == "c-1")
                #expect(answer.appointment?.id == made.id)
            }
            let read = try await sandbox.call(.get, made.path).decode(CoachingAppointmentResponse.self)
            #expect(read.conversations?.map(\.id) == ["c-1"])
        }
    }

    @Test func aCompletedAppointmentIsFixed() async throws {
        try await withSandbox { sandbox in
            let made = try await sandbox.create()
            let done = CoachingAppointmentStatusRequest(status: .completed)
            #expect(try await sandbox.call(.patch, "\(made.path)/status", done).status == 200)
            let read = try await sandbox.call(.get, made.path).decode(CoachingAppointmentResponse.self)
            #expect(read.dateCompleted != nil)
            let renamed = try await sandbox.call(.patch, made.path, UpdateCoachingAppointmentRequest(name: "x"))
            #expect(renamed.status == 409)
            #expect(renamed.code == "appointment.state.conflict")
            let attached = try await sandbox.call(
                .post, "\(made.path)/conversations", AddConversationRequest(conversationId: "c"))
            #expect(attached.code == "appointment.state.conflict")
            let back = try await sandbox.call(
                .patch, "\(made.path)/status", CoachingAppointmentStatusRequest(status: .scheduled))
            #expect(back.code == "appointment.state.conflict")
        }
    }

    @Test func statusHasAHistory() async throws {
        try await withSandbox { sandbox in
            let made = try await sandbox.create()
            for status in [CoachingAppointmentStatus.inProgress, .inProgress, .completed] {
                sandbox.clock.advance(seconds: 60)
                let reply = try await sandbox.call(
                    .patch, "\(made.path)/status", as: sandbox.facilitators[0],
                    CoachingAppointmentStatusRequest(status: status))
                #expect(try reply.decode(CoachingAppointmentStatusResponse.self).status == status)
            }
            let history = try await sandbox.call(.get, "\(made.path)/statuses?pageSize=2")
                .decode(CoachingAppointmentStatusResponseList.self)
            #expect(history.total == 3)
            #expect(history.pageCount == 2)
            #expect(history.entities?.map(\.status) == [.scheduled, .inProgress])
            #expect(history.entities?.last?.createdBy?.id == sandbox.facilitators[0])
        }
    }

    @Test func onlyTheServiceSetsInvalidSchedule() async throws {
        try await withSandbox({ $0.isStrict = false }) { sandbox in
            let made = try await sandbox.create()
            for status in ["InvalidSchedule", "Paused"] {
                let reply = try await sandbox.call(.patch, "\(made.path)/status", json: #"{"status":"\#(status)"}"#)
                #expect(reply.status == 400)
                #expect(reply.code == "validation.failure")
            }
        }
    }

    @Test func sessionsThatWereNotCompletedBecomeOverdue() async throws {
        try await withSandbox { sandbox in
            let made = try await sandbox.create()
            sandbox.clock.advance(seconds: 30 * 86_400)
            sandbox.forgetTokens()
            let late = try await sandbox.call(.get, made.path).decode(CoachingAppointmentResponse.self)
            #expect(late.isOverdue == true)
        }
    }
}
