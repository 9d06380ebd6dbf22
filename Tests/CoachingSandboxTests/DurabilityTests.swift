import CoachingModels
import Foundation
import HTTPTypes
import Testing

@testable import CoachingSandbox

@Suite struct DurabilityTests {
    private func withDatabase(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sandbox-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder.appending(path: "sandbox.sqlite").path)
    }

    /// A record of every kind is written; a sandbox that opens the file afterwards gives the same answers.
    @Test func everythingAcknowledgedIsThereAgain() async throws {
        try await withDatabase { path in
            let (paths, before) = try await withSandbox({ $0.databasePath = path }) { sandbox in
                let made = try await sandbox.create()
                let moved = try await sandbox.create(attendee: 1, slot: 9)
                let doomed = try await sandbox.create(attendee: 2, slot: 17)
                _ = try await sandbox.call(.patch, moved.path, UpdateCoachingAppointmentRequest(name: "Moved"))
                _ = try await sandbox.call(.delete, doomed.path)
                for text in ["first", "second"] {
                    _ = try await sandbox.call(
                        .post, "\(made.path)/annotations",
                        CoachingAnnotationCreateRequest(text: text, accessType: .public))
                }
                _ = try await sandbox.call(
                    .patch, "\(made.path)/status", CoachingAppointmentStatusRequest(status: .inProgress))
                let change = ScheduleChange(
                    userId: sandbox.attendees[3], dateStart: .minute(sandbox.world.calendar.startMinute),
                    lengthInMinutes: 60, activityCategory: .onQueueWork)
                _ = try await sandbox.call(.post, "/sandbox/control/schedules", as: nil, change)
                let paths = [
                    made.path, moved.path, doomed.path, "\(made.path)/annotations", "\(made.path)/statuses",
                    "appointments?userIds=\(sandbox.attendees.joined(separator: ","))",
                ]
                return (paths, try await answers(sandbox, paths))
            }
            let after = try await withSandbox({ $0.databasePath = path }) { sandbox in
                try await answers(sandbox, paths)
            }
            #expect(before == after)
        }
    }

    private func answers(_ sandbox: SandboxUnderTest, _ paths: [String]) async throws -> [String] {
        var texts: [String] = []
        for path in paths {
            let reply = try await sandbox.call(.get, path)
            texts.append(reply.status == 404 ? "404" : reply.text)
        }
        for person in sandbox.attendees {
            texts.append(String(decoding: try CoachingJSON.encode(try await sandbox.slots([person])), as: UTF8.self))
            let told = try await sandbox.call(.get, "notifications", as: person)
            texts.append(told.text)
        }
        return texts
    }

    @Test func idsGoOnWhereTheyStopped() async throws {
        try await withDatabase { path in
            let first = try await withSandbox({ $0.databasePath = path }) { try await $0.create().id }
            let second = try await withSandbox({ $0.databasePath = path }) { try await $0.create(slot: 9).id }
            #expect(first != second)
        }
    }

    @Test func queuedCallsSurvive() async throws {
        try await withDatabase { path in
            func edit(_ configuration: inout SandboxConfiguration) {
                configuration.databasePath = path
                configuration.assumptions.queuedShare = 1
            }
            let id = try await withSandbox(edit) { sandbox in
                let body = try await sandbox.request()
                return try await sandbox.call(.post, "appointments", body).decode(CoachingAppointmentReference.self).id
                    ?? ""
            }
            try await withSandbox(edit) { sandbox async throws in
                sandbox.clock.advance(seconds: 2)
                #expect(try await sandbox.call(.get, "appointments/\(id)").status == 200)
            }
        }
    }

    @Test func aDatabaseBelongsToOneWorld() async throws {
        try await withDatabase { path in
            try await withSandbox({ $0.databasePath = path }) { _ in }
            await #expect(throws: SandboxConfigurationError.self) {
                try await withSandbox({
                    $0.databasePath = path
                    $0.attendees = 13
                }) { _ in }
            }
            // What is not asked for is taken from the file, and the world stays where it was as time goes by.
            var configuration = SandboxConfiguration()
            configuration.databasePath = path
            let server = try SandboxServer(configuration: configuration)
            #expect(server.world.shape.attendees == 12)
            #expect(server.world.shape.firstDay.description == "2026-12-07")
        }
    }

    /// Two would overwrite what the other has acknowledged. When the first has ended, the file is free.
    @Test func aFileBelongsToOneSandbox() async throws {
        try await withDatabase { path in
            try await withSandbox({ $0.databasePath = path }) { sandbox in
                let made = try await sandbox.create()
                let refusal = await #expect(throws: SandboxConfigurationError.self) {
                    try await withSandbox({ $0.databasePath = path }) { _ in }
                }
                #expect(refusal?.description.contains("has it open") == true)
                #expect(try await sandbox.call(.get, made.path).status == 200)
            }
            try await withSandbox({ $0.databasePath = path }) { sandbox async throws in
                #expect(
                    try await sandbox.call(.get, "appointments?userIds=\(sandbox.attendees[0])")
                        .decode(CoachingAppointmentResponseList.self).total == 1)
            }
        }
    }

    @Test func aResetIsDurable() async throws {
        try await withDatabase { path in
            let first = try await withSandbox({ $0.databasePath = path }) { sandbox in
                let made = try await sandbox.create()
                _ = try await sandbox.call(.post, "/sandbox/control/reset", as: nil, json: "{}")
                return made
            }
            try await withSandbox({ $0.databasePath = path }) { sandbox async throws in
                #expect(try await sandbox.call(.get, first.path).status == 404)
                #expect(try await sandbox.create() == first)
            }
        }
    }

    @Test func aFileThatIsNoDatabaseIsRefused() async throws {
        try await withDatabase { path in
            try Data(
                "not a database, but long enough to be looked at as one: \(String(repeating: "x", count: 2000))".utf8
            )
            .write(to: URL(filePath: path))
            #expect(throws: (any Error).self) {
                var configuration = SandboxConfiguration()
                configuration.databasePath = path
                _ = try SandboxServer(configuration: configuration)
            }
        }
    }
}
