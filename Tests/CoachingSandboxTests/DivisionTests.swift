import CoachingModels
import HTTPTypes
import Testing

@testable import CoachingSandbox

/// People of a division that the caller may not see are nowhere to be seen.
@Suite struct DivisionTests {
    /// One appointment of somebody abroad, made by the supervisor, who sees everybody.
    private func withForeignAppointment(
        _ body: @Sendable (SandboxUnderTest, _ path: String, _ person: String) async throws -> Void
    ) async throws {
        try await withSandbox { sandbox async throws in
            let person = try sandbox.person(.elsewhere)
            let request = CreateCoachingAppointmentRequest(
                name: "n", description: "", dateStart: .minute(sandbox.world.calendar.startMinute + 840),
                lengthInMinutes: 30, attendeeIds: [person])
            let made = try await sandbox.call(.post, "appointments", as: sandbox.supervisor, request)
            #expect(made.status == 201, "\(made.text)")
            try await body(sandbox, try made.decode(CoachingAppointmentResponse.self).path, person)
        }
    }

    @Test func foreignAppointmentsAreNotThere() async throws {
        try await withForeignAppointment { sandbox, path, person async throws in
            let calls: [(HTTPRequest.Method, String, String?)] = [
                (.get, "", nil), (.delete, "", nil), (.patch, "", #"{"name":"x"}"#), (.get, "/statuses", nil),
                (.patch, "/status", #"{"status":"Completed"}"#), (.get, "/annotations", nil),
                (.post, "/annotations", #"{"text":"t","accessType":"Public"}"#), (.get, "/annotations/x", nil),
                (.post, "/conversations", #"{"conversationId":"c"}"#),
            ]
            for (method, rest, json) in calls {
                let reply = try await sandbox.call(method, path + rest, bytes: json.map { Array($0.utf8) })
                #expect(reply.status == 404, "\(method) \(rest): \(reply.text)")
                #expect(reply.code == "appointment.not.found", "\(method) \(rest)")
            }
            #expect(try await sandbox.call(.get, path, as: sandbox.supervisor).status == 200)
            #expect(try await sandbox.call(.get, path, as: person).status == 200)
        }
    }

    @Test func aggregatesNeitherCountNorNameThem() async throws {
        try await withForeignAppointment { sandbox, _, person async throws in
            try await sandbox.create()
            func results(as client: String) async throws -> [QueryResponseGroupedData] {
                let filter = QueryRequestFilter(
                    type: .and,
                    clauses: [
                        QueryRequestClause(
                            type: .or, predicates: [QueryRequestPredicate(dimension: .status, value: "Scheduled")])
                    ])
                let query = CoachingAppointmentAggregateRequest(
                    interval: sandbox.interval, metrics: [.nActivities], groupBy: [.attendeeId], filter: filter)
                return try await sandbox.call(.post, "appointments/aggregates/query", as: client, query)
                    .decode(CoachingAppointmentAggregateResponse.self).results ?? []
            }
            #expect(try await results(as: "sandbox").map(\.group) == [["attendeeId": sandbox.attendees[0]]])
            #expect(try await results(as: sandbox.supervisor).contains { $0.group == ["attendeeId": person] })
        }
    }

    @Test func notificationsAndJobsOfOthersAreNotTold() async throws {
        try await withForeignAppointment { sandbox, _, person async throws in
            let told = try await sandbox.call(.get, "notifications", as: person).decode(CoachingNotificationList.self)
            let id = try #require(told.entities?.first?.id)
            #expect(try await sandbox.call(.get, "notifications/\(id)").code == "notification.not.found")
            #expect(try await sandbox.call(.get, "notifications/\(id)", as: sandbox.supervisor).status == 200)
            let request = CoachingScheduleSlotsJobRequest(
                attendeeIds: [person], lengthInMinutes: 30, activityCodeId: "8", intervals: [sandbox.interval],
                slotsType: .bestTime)
            let job = try await sandbox.call(.post, "scheduleslots/jobs", as: sandbox.supervisor, request)
                .decode(CoachingScheduleSlotsJobResponse.self)
            let reply = try await sandbox.call(.get, "scheduleslots/jobs/\(job.id ?? "")")
            #expect(reply.code == "no.permission.for.requested.users")
        }
    }
}
