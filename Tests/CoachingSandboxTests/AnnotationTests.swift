import CoachingModels
import HTTPTypes
import Testing

@testable import CoachingSandbox

@Suite struct AnnotationTests {
    private func annotate(
        _ sandbox: SandboxUnderTest, _ made: CoachingAppointmentResponse, as author: String,
        _ access: CoachingAnnotationAccessType
    ) async throws -> Reply {
        try await sandbox.call(
            .post, "\(made.path)/annotations", as: author,
            CoachingAnnotationCreateRequest(text: "note by \(author)", accessType: access))
    }

    @Test func privateNotesAreForCreatorAndFacilitator() async throws {
        try await withSandbox { sandbox in
            let made = try await sandbox.create()
            let (agent, coach) = (sandbox.attendees[0], sandbox.facilitators[0])
            let open = try await annotate(sandbox, made, as: agent, .public)
            #expect(open.status == 201)
            let hidden = try await annotate(sandbox, made, as: coach, .private)
            #expect(hidden.status == 201)
            #expect(try await annotate(sandbox, made, as: agent, .private).code == "forbidden")
            func seen(_ user: String) async throws -> [CoachingAnnotationAccessType?] {
                let reply = try await sandbox.call(.get, "\(made.path)/annotations", as: user)
                return try reply.decode(CoachingAnnotationList.self).entities?.map(\.accessType) ?? []
            }
            #expect(try await seen(agent) == [.public])
            #expect(try await seen(coach) == [.public, .private])
            #expect(try await seen("sandbox") == [.public, .private])
            let analyst = try sandbox.person(.analyst)
            #expect(try await seen(analyst) == [.public])
            let id = try hidden.decode(CoachingAnnotation.self).id ?? ""
            #expect(try await sandbox.call(.get, "\(made.path)/annotations/\(id)", as: agent).status == 403)
            #expect(try await sandbox.call(.get, "\(made.path)/annotations/\(id)", as: analyst).status == 403)
            #expect(try await sandbox.call(.get, "\(made.path)/annotations/\(id)", as: coach).status == 200)
            #expect(
                try await sandbox.call(.get, "\(made.path)/annotations", as: sandbox.attendees[1]).code == "forbidden")
        }
    }

    @Test func deletionIsSoft() async throws {
        try await withSandbox { sandbox in
            let made = try await sandbox.create()
            let coach = sandbox.facilitators[0]
            let id = try await annotate(sandbox, made, as: coach, .public).decode(CoachingAnnotation.self).id ?? ""
            let path = "\(made.path)/annotations/\(id)"
            #expect(try await sandbox.call(.delete, path, as: sandbox.attendees[0]).code == "forbidden")
            #expect(try await sandbox.call(.delete, path, as: coach).status == 204)
            for reply in [
                try await sandbox.call(.get, path), try await sandbox.call(.delete, path),
                try await sandbox.call(.patch, path, CoachingAnnotation(text: "again")),
            ] {
                #expect(reply.status == 404)
                #expect(reply.code == "annotation.deleted")
            }
            let list = try await sandbox.call(.get, "\(made.path)/annotations").decode(CoachingAnnotationList.self)
            #expect(list.total == 0)
            #expect(try await sandbox.call(.get, "\(made.path)/annotations/x").code == "annotation.not.found")
        }
    }

    @Test func onlyTheTextCanBeChanged() async throws {
        try await withSandbox { sandbox in
            let made = try await sandbox.create()
            var note = try await annotate(sandbox, made, as: "sandbox", .private).decode(CoachingAnnotation.self)
            note.text = "new"
            note.accessType = .public
            let path = "\(made.path)/annotations/\(note.id ?? "")"
            let changed = try await sandbox.call(.patch, path, note).decode(CoachingAnnotation.self)
            #expect(changed.text == "new")
            #expect(changed.accessType == .private)
            #expect(changed.modifiedBy?.id == "sandbox")
            #expect(try await sandbox.call(.patch, path, CoachingAnnotation(text: " ")).code == "validation.failure")
        }
    }
}
