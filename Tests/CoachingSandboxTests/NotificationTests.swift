import CoachingModels
import HTTPTypes
import Testing

@Suite struct NotificationTests {
    private func notifications(
        _ sandbox: SandboxUnderTest, of user: String, _ query: String = ""
    ) async throws -> [CoachingNotification] {
        let reply = try await sandbox.call(.get, "notifications\(query)", as: user)
        return try reply.decode(CoachingNotificationList.self).entities ?? []
    }

    @Test func participantsAreToldOfEachChange() async throws {
        try await withSandbox { sandbox in
            let (agent, coach) = (sandbox.attendees[0], sandbox.facilitators[0])
            let made = try await sandbox.create()
            _ = try await sandbox.call(.patch, made.path, UpdateCoachingAppointmentRequest(name: "New"))
            _ = try await sandbox.call(
                .patch, "\(made.path)/status", as: coach, CoachingAppointmentStatusRequest(status: .inProgress))
            _ = try await sandbox.call(
                .post, "\(made.path)/annotations", CoachingAnnotationCreateRequest(text: "x", accessType: .private))
            _ = try await sandbox.call(.delete, made.path)
            // Newest first. The coach is not told of what they did, the agent not of private notes.
            let toldAgent = try await notifications(sandbox, of: agent)
            #expect(toldAgent.map(\.actionType) == [.delete, .statusChange, .update, .create])
            #expect(toldAgent.allSatisfy { $0.relationship == .attendee && $0.user?.id == agent })
            #expect(toldAgent.first?.name == "New")
            let toldCoach = try await notifications(sandbox, of: coach)
            #expect(toldCoach.map(\.actionType) == [.delete, .annotationAdded, .update, .create])
            #expect(toldCoach.allSatisfy { $0.relationship == .facilitator })
            #expect(try await notifications(sandbox, of: sandbox.attendees[1]).isEmpty)
        }
    }

    @Test func theAppointmentIsShownOnDemand() async throws {
        try await withSandbox { sandbox in
            let made = try await sandbox.create()
            let plain = try await notifications(sandbox, of: sandbox.attendees[0])
            #expect(plain.first?.appointment?.id == made.id)
            #expect(plain.first?.appointment?.name == nil)
            let whole = try await notifications(sandbox, of: sandbox.attendees[0], "?expand=appointment")
            #expect(whole.first?.appointment == made)
            let bad = try await sandbox.call(.get, "notifications?expand=all", as: sandbox.attendees[0])
            #expect(bad.code == "invalid.query.param.value")
        }
    }

    @Test func onlyTheOwnerMarksAsRead() async throws {
        try await withSandbox { sandbox in
            try await sandbox.create()
            let agent = sandbox.attendees[0]
            let first = try #require(try await notifications(sandbox, of: agent).first)
            #expect(first.markedAsRead == false)
            let path = "notifications/\(first.id ?? "")"
            let mark = CoachingNotification(markedAsRead: true)
            let other = try await sandbox.call(.patch, path, as: sandbox.facilitators[0], mark)
            #expect(other.status == 403)
            #expect(other.code == "forbidden")
            #expect(
                try await sandbox.call(.patch, path, as: agent, mark).decode(CoachingNotification.self).markedAsRead
                    == true)
            #expect(
                try await sandbox.call(.get, path, as: agent).decode(CoachingNotification.self).markedAsRead == true)
            #expect(try await sandbox.call(.get, path, as: sandbox.attendees[1]).code == "missing.any.permissions")
            #expect(try await sandbox.call(.get, path).status == 200)
            #expect(try await sandbox.call(.get, "notifications/x").code == "notification.not.found")
        }
    }

    @Test func badPagesAreRefused() async throws {
        try await withSandbox { sandbox in
            let reply = try await sandbox.call(.get, "notifications?pageSize=x", as: sandbox.attendees[0])
            #expect(reply.code == "pagination.bad.request")
            #expect(try await sandbox.call(.get, "notifications").status == 400)
        }
    }
}
