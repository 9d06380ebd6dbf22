import CoachingModels
import Fixtures
import HTTPTypes
import Testing

@testable import CoachingSandbox

/// Whom a relationship to the appointment spares the permission, operation by operation, as the facts say it.
@Suite struct WaiverTests {
    enum Part: String, CaseIterable { case attendee, facilitator, creator, stranger }

    struct Case: Sendable {
        var operation: String
        var method: HTTPRequest.Method
        /// After the path of the appointment; NOTE stands for the id of an annotation.
        var path = ""
        var json: String?
        var spared: Set<Part>
        /// Where somebody else needs a permission: each of these is enough.
        var permissions: [Permission]
    }

    static let cases: [Case] = [
        Case(
            operation: "getCoachingAppointment", method: .get, spared: [.attendee, .facilitator, .creator],
            permissions: [.appointmentView]),
        Case(
            operation: "getCoachingAppointmentStatuses", method: .get, path: "/statuses",
            spared: [.attendee, .facilitator, .creator], permissions: [.appointmentStatusView]),
        Case(
            operation: "getCoachingAppointmentAnnotations", method: .get, path: "/annotations",
            spared: [.attendee, .facilitator, .creator], permissions: [.annotationView, .privateAnnotationView]),
        Case(
            operation: "getCoachingAppointmentAnnotation", method: .get, path: "/annotations/NOTE",
            spared: [.attendee, .facilitator, .creator], permissions: [.annotationView]),
        Case(
            operation: "postCoachingAppointmentAnnotations", method: .post, path: "/annotations",
            json: #"{"text":"t","accessType":"Public"}"#, spared: [.attendee, .facilitator, .creator],
            permissions: [.annotationAdd]),
        Case(
            operation: "postCoachingAppointmentAnnotations", method: .post, path: "/annotations",
            json: #"{"text":"t","accessType":"Private"}"#, spared: [.facilitator, .creator],
            permissions: [.privateAnnotationAdd]),
        Case(
            operation: "patchCoachingAppointmentAnnotation", method: .patch, path: "/annotations/NOTE",
            json: #"{"text":"u"}"#, spared: [.facilitator, .creator], permissions: [.annotationEdit]),
        Case(
            operation: "patchCoachingAppointment", method: .patch, json: #"{"location":"Room 1"}"#,
            spared: [.facilitator, .creator], permissions: [.appointmentEdit]),
        Case(
            operation: "postCoachingAppointmentConversations", method: .post, path: "/conversations",
            json: #"{"conversationId":"c"}"#, spared: [.facilitator, .creator],
            permissions: [.appointmentEdit, .appointmentConversationAdd]),
        Case(
            operation: "patchCoachingAppointmentStatus", method: .patch, path: "/status",
            json: #"{"status":"InProgress"}"#, spared: [.facilitator, .creator],
            permissions: [.appointmentStatusEdit]),
        Case(
            operation: "deleteCoachingAppointmentAnnotation", method: .delete, path: "/annotations/NOTE",
            spared: [.facilitator, .creator], permissions: [.annotationDelete]),
        Case(
            operation: "deleteCoachingAppointment", method: .delete, spared: [.creator],
            permissions: [.appointmentDelete]),
    ]

    /// An appointment of four people who have no permission but to take part.
    private struct Scene {
        let sandbox: SandboxUnderTest
        let people: [Part: String]
        let path: String

        init(_ sandbox: SandboxUnderTest, slot: Int) async throws {
            self.sandbox = sandbox
            let creator = sandbox.supervisor
            people = [
                .attendee: sandbox.attendees[0], .facilitator: sandbox.facilitators[0], .creator: creator,
                .stranger: sandbox.attendees[1],
            ]
            _ = try await sandbox.call(
                .put, "/sandbox/control/users/\(creator)/permissions", as: nil, Permission.all.map(\.rawValue))
            path = try await sandbox.create(slot: slot, as: creator).path
            for person in people.values { try await Self.permit([], to: person, sandbox) }
        }

        static func permit(_ permissions: [Permission], to person: String, _ sandbox: SandboxUnderTest) async throws {
            let names = ([.appointmentParticipate] + permissions).map(\.rawValue)
            let reply = try await sandbox.call(
                .put, "/sandbox/control/users/\(person)/permissions", as: nil, names)
            #expect(reply.status == 200)
        }

        func make(_ tried: Case, as part: Part) async throws -> Reply {
            var path = tried.path
            if path.contains("NOTE") {
                let note = try await sandbox.call(
                    .post, "\(self.path)/annotations", as: people[.creator],
                    CoachingAnnotationCreateRequest(text: "t", accessType: .public))
                path = path.replacing("NOTE", with: try note.decode(CoachingAnnotation.self).id ?? "")
            }
            return try await sandbox.call(
                tried.method, self.path + path, as: people[part], bytes: tried.json.map { Array($0.utf8) })
        }
    }

    @Test(arguments: cases.indices)
    func relationshipsSpareThePermission(index: Int) async throws {
        let tried = Self.cases[index]
        try await withSandbox { sandbox in
            for (slot, part) in Part.allCases.enumerated() {
                // An appointment each: some of the calls change or delete it.
                let scene = try await Scene(sandbox, slot: 4 * slot)
                let reply = try await scene.make(tried, as: part)
                let isAllowed = (200..<300).contains(reply.status)
                #expect(isAllowed == tried.spared.contains(part), "\(tried.operation) as \(part): \(reply.text)")
                if !isAllowed { #expect(reply.status == 403, "\(tried.operation) as \(part): \(reply.text)") }
            }
        }
    }

    @Test(arguments: cases.indices)
    func eachPermissionIsEnoughForAStranger(index: Int) async throws {
        let tried = Self.cases[index]
        try await withSandbox { sandbox in
            for (slot, permission) in tried.permissions.enumerated() {
                let scene = try await Scene(sandbox, slot: 4 * slot)
                try await Scene.permit([permission], to: scene.people[.stranger] ?? "", sandbox)
                let reply = try await scene.make(tried, as: .stranger)
                #expect((200..<300).contains(reply.status), "\(tried.operation), \(permission): \(reply.text)")
            }
        }
    }

    /// The permissions above are those that the facts name for the operation.
    @Test func thePermissionsAreThoseOfTheFacts() throws {
        let facts = try ServiceFacts.load()
        for tried in Self.cases {
            let named = try #require(facts.operations.first { $0.operationId == tried.operation }).permissions.any
            #expect(Set(tried.permissions.map(\.rawValue)).isSubset(of: named), "\(tried.operation)")
        }
    }
}
