import CoachingModels
import HTTPTypes
import Testing

@testable import CoachingSandbox

/// Who may do what: permissions, and the relationships that waive them.
@Suite struct AccessTests {
    @Test func participantsReadWithoutPermission() async throws {
        try await withSandbox { sandbox in
            let made = try await sandbox.create()
            #expect(try await sandbox.call(.get, made.path, as: sandbox.attendees[0]).status == 200)
            let stranger = try await sandbox.call(.get, made.path, as: sandbox.attendees[1])
            #expect(stranger.status == 403)
            #expect(stranger.code == "missing.permissions.not.appointment.participant")
        }
    }

    @Test func theCreatorMayDeleteOthersMayNot() async throws {
        try await withSandbox { sandbox in
            let coach = sandbox.facilitators[0]
            let made = try await sandbox.create(as: coach)
            #expect(made.createdBy?.id == coach)
            let attendee = try await sandbox.call(.delete, made.path, as: sandbox.attendees[0])
            #expect(attendee.status == 403)
            #expect(attendee.code == "forbidden")
            #expect(try await sandbox.call(.delete, made.path, as: coach).status == 204)
        }
    }

    @Test func anAttendeeLeavesTheStatusToTheFacilitator() async throws {
        try await withSandbox { sandbox in
            let led = try await sandbox.create()
            let status = CoachingAppointmentStatusRequest(status: .completed)
            let refused = try await sandbox.call(.patch, "\(led.path)/status", as: sandbox.attendees[0], status)
            #expect(refused.status == 403)
            #expect(refused.code == "agent.cannot.change.status")
            let alone = try await sandbox.create(attendee: 1, facilitator: nil)
            #expect(
                try await sandbox.call(.patch, "\(alone.path)/status", as: sandbox.attendees[1], status).status == 200)
        }
    }

    @Test func permissionsAreAskedFor() async throws {
        try await withSandbox { sandbox in
            let agent = sandbox.attendees[0]
            let body = try await sandbox.request()
            #expect(try await sandbox.call(.post, "appointments", as: agent, body).code == "missing.any.permissions")
            let list = try await sandbox.call(.get, "appointments?userIds=\(agent)", as: agent)
            #expect(list.code == "no.appointment.view.permission")
            let slots = CoachingSlotsRequest(
                interval: sandbox.interval, lengthInMinutes: 30, attendeeIds: [agent])
            #expect(try await sandbox.call(.post, "scheduleslots/query", as: agent, slots).status == 403)
            #expect(
                try await sandbox.call(.post, "scheduleslots/query", as: try sandbox.person(.analyst), slots).status
                    == 200)
        }
    }

    @Test func permissionsCanBeSet() async throws {
        try await withSandbox { sandbox in
            let agent = sandbox.attendees[0]
            let path = "/sandbox/control/users/\(agent)/permissions"
            let reply = try await sandbox.call(.put, path, as: nil, ["coaching:appointment:view"])
            #expect(reply.status == 200)
            #expect(try await sandbox.call(.get, "appointments?userIds=\(agent)", as: agent).status == 200)
            // Which took the permission to take part.
            let body = try await sandbox.request()
            #expect(try await sandbox.call(.post, "appointments", body).code == "participate.permission.missing")
            #expect(try await sandbox.call(.put, path, as: nil, ["coaching:everything"]).status == 400)
        }
    }

    @Test func peopleOfAnotherDivisionAreOutOfReach() async throws {
        try await withSandbox { sandbox in
            let abroad = try sandbox.person(.elsewhere)
            let query = CoachingSlotsRequest(interval: sandbox.interval, lengthInMinutes: 30, attendeeIds: [abroad])
            let reply = try await sandbox.call(.post, "scheduleslots/query", query)
            #expect(reply.status == 403)
            #expect(reply.code == "no.permission.for.requested.users")
            let supervisor = try sandbox.person(.supervisor)
            #expect(try await sandbox.call(.post, "scheduleslots/query", as: supervisor, query).status == 200)
        }
    }

    @Test func tokensAreNeededAndEnd() async throws {
        try await withSandbox { sandbox in
            let none = try await sandbox.call(.get, "notifications", as: nil)
            #expect(none.status == 401)
            #expect(none.code == "authentication.required")
            let wrong = try await sandbox.call(.get, "notifications", as: nil, headers: [.authorization: "Bearer nope"])
            #expect(wrong.status == 401)
            #expect(wrong.code == "bad.credentials")
            #expect(try await sandbox.call(.get, "appointments/x").status == 404)
            sandbox.clock.advance(seconds: 86_401)
            #expect(try await sandbox.call(.get, "appointments/x").code == "bad.credentials")
            sandbox.forgetTokens()
            #expect(try await sandbox.call(.get, "appointments/x").status == 404)
            _ = try await sandbox.call(.delete, "/sandbox/control/tokens", as: nil)
            #expect(try await sandbox.call(.get, "appointments/x").status == 401)
        }
    }

    @Test(arguments: [
        ("grant_type=client_credentials&client_id=sandbox&client_secret=sandbox", 200, ""),
        ("grant_type=client_credentials&client_id=sandbox&client_secret=wrong", 401, "invalid_client"),
        ("grant_type=client_credentials", 401, "invalid_client"),
        ("grant_type=password", 400, "unsupported_grant_type"),
        ("", 400, "invalid_request"),
    ])
    func tokensAreGivenForTheRightSecret(form: String, status: Int, error: String) async throws {
        try await withSandbox { sandbox in
            let reply = try await sandbox.call(
                .post, "/oauth/token", as: nil, bytes: Array(form.utf8),
                headers: [.contentType: "application/x-www-form-urlencoded"])
            #expect(reply.status == status)
            #expect(
                reply.text.contains(
                    error.isEmpty ? #""token_type":"bearer","expires_in":86400"# : #""error":"\#(error)""#))
        }
    }

    @Test func aReadOnlyScopeOnlyReads() async throws {
        try await withSandbox { sandbox in
            let form = "grant_type=client_credentials&client_id=sandbox&client_secret=sandbox&scope=coaching%3Areadonly"
            let grant = try await sandbox.call(
                .post, "/oauth/token", as: nil, bytes: Array(form.utf8),
                headers: [.contentType: "application/x-www-form-urlencoded"])
            let token = try #require(grant.text.split(separator: "\"").dropFirst(3).first)
            let read = try await sandbox.call(
                .get, "appointments/x", as: nil, headers: [.authorization: "Bearer \(token)"])
            #expect(read.status == 404)
            let write = try await sandbox.call(
                .post, "appointments", as: nil, bytes: Array("{}".utf8), headers: [.authorization: "Bearer \(token)"])
            #expect(write.status == 403)
            #expect(write.code == "app.not.authorized.for.scope")
        }
    }

    @Test func theRateIsLimitedPerToken() async throws {
        try await withSandbox({ $0.rateLimitPerMinute = 3 }) { sandbox in
            for count in 1...3 {
                let reply = try await sandbox.call(.get, "appointments/x")
                #expect(reply.headers[.rateLimitCount] == String(count))
                #expect(reply.headers[.rateLimitAllowed] == "3")
                #expect(reply.headers[.rateLimitReset] == "60")
            }
            sandbox.clock.advance(seconds: 18)
            let over = try await sandbox.call(.get, "appointments/x")
            #expect(over.status == 429)
            #expect(over.headers[.retryAfter] == "42")
            let body = try over.decode(ErrorBody.self)
            #expect(body.code == "too.many.requests.retry.after")
            #expect(body.message == "Rate limit exceeded the maximum. Retry the request in [42] seconds")
            #expect(body.contextId == over.headers[.correlationID])
            #expect(try await sandbox.call(.get, "appointments/x", as: sandbox.attendees[0]).status == 403 + 1)
            sandbox.clock.advance(seconds: 42)
            #expect(try await sandbox.call(.get, "appointments/x").status == 404)
        }
    }
}
