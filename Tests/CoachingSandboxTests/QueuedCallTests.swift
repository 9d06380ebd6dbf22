import CoachingModels
import HTTPTypes
import Testing

@testable import CoachingSandbox

/// Calls that are answered 202 and carried out later.
@Suite struct QueuedCallTests {
    @Test func queuedCallsAreCarriedOutWhenDue() async throws {
        try await withSandbox({ $0.assumptions.queuedShare = 1 }) { sandbox in
            let accepted = try await sandbox.call(.post, "appointments", try await sandbox.request())
            #expect(accepted.status == 202)
            let reference = try accepted.decode(CoachingAppointmentReference.self)
            let path = "appointments/\(reference.id ?? "")"
            #expect(try await sandbox.call(.get, path).status == 404)
            sandbox.clock.advance(seconds: 2)
            #expect(try await sandbox.call(.get, path).status == 200)
            let change = UpdateCoachingAppointmentRequest(name: "Later")
            #expect(try await sandbox.call(.patch, path, change).status == 202)
            #expect(try await sandbox.call(.get, path).decode(CoachingAppointmentResponse.self).name != "Later")
            sandbox.clock.advance(seconds: 2)
            #expect(try await sandbox.call(.get, path).decode(CoachingAppointmentResponse.self).name == "Later")
            #expect(try await sandbox.call(.delete, path).status == 202)
            let again = try await sandbox.call(.delete, path)
            #expect(again.status == 409)
            #expect(again.code == "appointment.conflict")
            sandbox.clock.advance(seconds: 2)
            #expect(try await sandbox.call(.get, path).status == 404)
        }
    }

    @Test func aQueuedCreateThatHasBecomeImpossibleIsDropped() async throws {
        try await withSandbox({ $0.assumptions.queuedShare = 1 }) { sandbox in
            let body = try await sandbox.request()
            let first = try await sandbox.call(.post, "appointments", body)
            let second = try await sandbox.call(.post, "appointments", body)
            #expect([first.status, second.status] == [202, 202])
            sandbox.clock.advance(seconds: 2)
            let ids = try [first, second].map { try $0.decode(CoachingAppointmentReference.self).id ?? "" }
            #expect(try await sandbox.call(.get, "appointments/\(ids[0])").status == 200)
            #expect(try await sandbox.call(.get, "appointments/\(ids[1])").status == 404)
        }
    }
}
