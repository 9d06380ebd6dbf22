import CoachingModels
import HTTPTypes
import Testing

@Suite struct AppointmentListTests {
    /// Four sessions of the first four attendees; the first two with the first facilitator, the others with none.
    private func withSessions(
        _ body: @Sendable (SandboxUnderTest, [CoachingAppointmentResponse]) async throws -> Void
    ) async throws {
        try await withSandbox { sandbox in
            var made: [CoachingAppointmentResponse] = []
            for attendee in 0..<4 {
                made.append(
                    try await sandbox.create(
                        attendee: attendee, facilitator: attendee < 2 ? 0 : nil, slot: 5 * attendee))
            }
            try await body(sandbox, made)
        }
    }

    private func ids(_ sandbox: SandboxUnderTest, _ query: String) async throws -> [String?] {
        let reply = try await sandbox.call(.get, "appointments?\(query)")
        #expect(reply.status == 200, "\(reply.text)")
        return try reply.decode(CoachingAppointmentResponseList.self).entities?.map(\.id) ?? []
    }

    @Test func bothEncodingsOfListsAreRead() async throws {
        try await withSessions { sandbox, made in
            let users = sandbox.attendees.prefix(4)
            let joined = try await ids(sandbox, "userIds=\(users.joined(separator: ","))")
            let repeated = try await ids(sandbox, users.map { "userIds=\($0)" }.joined(separator: "&"))
            #expect(Set(joined) == Set(made.map(\.id)))
            #expect(joined == repeated)
        }
    }

    @Test func filtersNarrowTheList() async throws {
        try await withSessions { sandbox, made in
            let all = "userIds=\(sandbox.attendees.prefix(4).joined(separator: ","))"
            let led = try await ids(sandbox, "\(all)&facilitatorIds=\(sandbox.facilitators[0])")
            #expect(Set(led) == Set(made.prefix(2).map(\.id)))
            #expect(try await ids(sandbox, "\(all)&statuses=Completed,InProgress").isEmpty)
            #expect(try await ids(sandbox, "\(all)&statuses=Completed&statuses=Scheduled").count == 4)
            #expect(try await ids(sandbox, "\(all)&relationships=Facilitator").isEmpty)
            #expect(try await ids(sandbox, "userIds=\(sandbox.facilitators[0])&relationships=Facilitator").count == 2)
            #expect(try await ids(sandbox, "\(all)&overdue=True").isEmpty)
            #expect(try await ids(sandbox, "\(all)&overdue=False").count == 4)
            #expect(
                try await ids(sandbox, "\(all)&completionInterval=2026-12-01T00:00:00Z/2026-12-30T00:00:00Z").isEmpty)
        }
    }

    @Test func intervalsHoldStartsOrOverlaps() async throws {
        try await withSessions { sandbox, made in
            let start = try #require(made[0].dateStart)
            let user = "userIds=\(sandbox.attendees[0])"
            let inside = "\(start.adding(minutes: 10))/\(start.adding(minutes: 20))"
            #expect(try await ids(sandbox, "\(user)&interval=\(inside)").isEmpty)
            #expect(try await ids(sandbox, "\(user)&interval=\(inside)&intervalCondition=Overlaps").count == 1)
            let from = "\(start)/\(start.adding(minutes: 1))"
            #expect(try await ids(sandbox, "\(user)&interval=\(from)").count == 1)
            let until = "\(start.adding(minutes: -60))/\(start)"
            #expect(try await ids(sandbox, "\(user)&interval=\(until)&intervalCondition=Overlaps").isEmpty)
        }
    }

    @Test func pagesJoinToTheWholeInOrder() async throws {
        try await withSessions { sandbox, made in
            let all = "userIds=\(sandbox.attendees.prefix(4).joined(separator: ","))&sortOrder=Asc"
            var path: String? = "appointments?\(all)&pageSize=3"
            var seen: [CoachingAppointmentResponse] = []
            while let next = path {
                let page = try await sandbox.call(.get, next).decode(CoachingAppointmentResponseList.self)
                #expect(page.total == 4)
                #expect(page.pageCount == 2)
                seen += page.entities ?? []
                path = page.nextUri
            }
            #expect(Set(seen.map(\.id)) == Set(made.map(\.id)))
            #expect(
                seen.map(\.dateStart?.millisecondsSince1970)
                    == seen.map(\.dateStart?.millisecondsSince1970).sorted { $0 ?? 0 < $1 ?? 0 })
            let descending = try await ids(sandbox, "\(all.replacing("Asc", with: "Desc"))")
            #expect(descending == seen.reversed().map(\.id))
        }
    }

    @Test(arguments: [
        ("", "users.query.param"), ("userIds=", "users.query.param"),
        ("userIds=\((0...100).map { "u\($0)" }.joined(separator: ","))", "users.query.param"),
        ("userIds=u&interval=2026-12-02T00:00:00Z/2026-12-01T00:00:00Z", "interval.query.param"),
        ("userIds=u&interval=yesterday", "invalid.date"), ("userIds=u&pageSize=0", "invalid.query.param.value"),
        ("userIds=u&pageNumber=-1", "invalid.query.param.value"),
        ("userIds=u&pageNumber=x", "invalid.query.param.value"),
        ("userIds=u&statuses=Done", "invalid.query.param.value"),
        ("userIds=u&sortOrder=Up", "invalid.query.param.value"),
        ("userIds=u&overdue=Yes", "invalid.query.param.value"),
    ])
    func badQueriesAreRefused(query: String, code: String) async throws {
        try await withSandbox { sandbox in
            let reply = try await sandbox.call(.get, "appointments?\(query)")
            #expect(reply.status == 400)
            #expect(reply.code == code)
        }
    }

    @Test func aPageFarBeyondTheEndIsEmpty() async throws {
        try await withSessions { (sandbox, _) async throws in
            #expect(
                try await ids(sandbox, "userIds=\(sandbox.attendees[0])&pageNumber=2147483647&pageSize=500").isEmpty)
        }
    }

    @Test func oneSeesOnesOwn() async throws {
        try await withSessions { sandbox, made in
            let own = try await sandbox.call(.get, "appointments/me", as: sandbox.attendees[0])
            #expect(try own.decode(CoachingAppointmentResponseList.self).entities?.map(\.id) == [made[0].id])
            let led = try await sandbox.call(
                .get, "appointments/me?relationships=Facilitator", as: sandbox.facilitators[0])
            #expect(try led.decode(CoachingAppointmentResponseList.self).total == 2)
            #expect(try await sandbox.call(.get, "appointments/me").status == 400)
        }
    }
}
