import NIOHTTP1
import Testing

@testable import CoachingAPI
@testable import CoachingModels

/// Every operation over HTTP: what is sent, and how each success comes back.
struct ClientOperationTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var operation: CoachingOperation
        var uri: String
        var sent = ""
        var status = 200
        var answer = "{}"
        var call: @Sendable (CoachingClient) async throws -> String
        var testDescription: String { "\(operation.name) \(status)" }
    }

    private static let page = "?pageNumber=1&pageSize=25"
    private static let base = "/api/v2/coaching/"

    static let cases: [Case] = [
        Case(operation: .getCoachingAppointments, uri: base + "appointments?userIds=u1%2Cu2&pageNumber=1&pageSize=25") {
            "\(try await $0.getCoachingAppointments(userIds: ["u1", "u2"]).entities?.count ?? 0)"
        },
        Case(
            operation: .getCoachingAppointmentsMe, uri: base + "appointments/me" + page + "&overdue=False",
            answer: #"{"entities":[{"id":"a"}]}"#
        ) {
            "\(try await $0.getCoachingAppointmentsMe(filter: .init(overdue: .false)).entities?.count ?? 0)"
        },
        Case(
            operation: .postCoachingAppointments, uri: base + "appointments", sent: createBody, status: 201,
            answer: #"{"id":"new","status":"Scheduled"}"#
        ) { describe(try await $0.postCoachingAppointments(createRequest)) },
        Case(
            operation: .postCoachingAppointments, uri: base + "appointments", sent: createBody, status: 202,
            answer: #"{"id":"later"}"#
        ) { describe(try await $0.postCoachingAppointments(createRequest)) },
        Case(operation: .getCoachingAppointment, uri: base + "appointments/a1", answer: #"{"id":"a1"}"#) {
            try await $0.getCoachingAppointment(appointmentId: "a1").id ?? ""
        },
        Case(
            operation: .patchCoachingAppointment, uri: base + "appointments/a1", sent: #"{"location":"Room 1"}"#,
            answer: #"{"id":"a1"}"#
        ) { describe(try await $0.patchCoachingAppointment(appointmentId: "a1", .init(location: "Room 1"))) },
        Case(
            operation: .patchCoachingAppointment, uri: base + "appointments/a1", sent: "{}", status: 202,
            answer: #"{"id":"a1"}"#
        ) { describe(try await $0.patchCoachingAppointment(appointmentId: "a1", .init())) },
        Case(operation: .deleteCoachingAppointment, uri: base + "appointments/a1", status: 204, answer: "") {
            describe(try await $0.deleteCoachingAppointment(appointmentId: "a1"))
        },
        Case(
            operation: .deleteCoachingAppointment, uri: base + "appointments/a1", status: 202, answer: #"{"id":"a1"}"#
        ) { describe(try await $0.deleteCoachingAppointment(appointmentId: "a1")) },
        Case(operation: .getCoachingAppointmentStatuses, uri: base + "appointments/a1/statuses" + page) {
            "\(try await $0.getCoachingAppointmentStatuses(appointmentId: "a1").total ?? 0)"
        },
        Case(
            operation: .patchCoachingAppointmentStatus, uri: base + "appointments/a1/status",
            sent: #"{"status":"Completed"}"#, answer: #"{"status":"Completed"}"#
        ) {
            try await $0.patchCoachingAppointmentStatus(appointmentId: "a1", .init(status: .completed)).status?.rawValue
                ?? ""
        },
        Case(
            operation: .postCoachingAppointmentConversations, uri: base + "appointments/a1/conversations",
            sent: #"{"conversationId":"c"}"#, answer: #"{"conversation":{"id":"c"}}"#
        ) {
            try await $0.postCoachingAppointmentConversations(appointmentId: "a1", .init(conversationId: "c"))
                .conversation?.id ?? ""
        },
        Case(
            operation: .postCoachingAppointmentsAggregatesQuery, uri: base + "appointments/aggregates/query",
            sent: #"{"interval":"i","metrics":["nActivities"],"filter":{"type":"And","clauses":[]}}"#,
            answer: #"{"results":[]}"#
        ) {
            let body = CoachingAppointmentAggregateRequest(
                interval: "i", metrics: [.nActivities], filter: .init(type: .and, clauses: []))
            return "\(try await $0.postCoachingAppointmentsAggregatesQuery(body).results?.count ?? -1)"
        },
        Case(operation: .getCoachingAppointmentAnnotations, uri: base + "appointments/a1/annotations" + page) {
            "\(try await $0.getCoachingAppointmentAnnotations(appointmentId: "a1").total ?? 0)"
        },
        Case(
            operation: .postCoachingAppointmentAnnotations, uri: base + "appointments/a1/annotations",
            sent: #"{"text":"t","accessType":"Private"}"#, status: 201, answer: #"{"id":"n","text":"t"}"#
        ) {
            try await $0.postCoachingAppointmentAnnotations(
                appointmentId: "a1", .init(text: "t", accessType: .private)
            ).text
        },
        Case(
            operation: .getCoachingAppointmentAnnotation, uri: base + "appointments/a1/annotations/n1",
            answer: #"{"text":"t"}"#
        ) { try await $0.getCoachingAppointmentAnnotation(appointmentId: "a1", annotationId: "n1").text },
        Case(
            operation: .patchCoachingAppointmentAnnotation, uri: base + "appointments/a1/annotations/n1",
            sent: #"{"text":"u"}"#, answer: #"{"text":"u"}"#
        ) {
            try await $0.patchCoachingAppointmentAnnotation(appointmentId: "a1", annotationId: "n1", .init(text: "u"))
                .text
        },
        Case(
            operation: .deleteCoachingAppointmentAnnotation, uri: base + "appointments/a1/annotations/n1", status: 204,
            answer: ""
        ) {
            try await $0.deleteCoachingAppointmentAnnotation(appointmentId: "a1", annotationId: "n1")
            return "gone"
        },
        Case(operation: .getCoachingNotifications, uri: base + "notifications" + page + "&expand=appointment") {
            "\(try await $0.getCoachingNotifications(expand: [.appointment]).total ?? 0)"
        },
        Case(operation: .getCoachingNotification, uri: base + "notifications/n1", answer: #"{"actionType":"Sung"}"#) {
            try await $0.getCoachingNotification(notificationId: "n1").actionType?.rawValue ?? ""
        },
        Case(
            operation: .patchCoachingNotification, uri: base + "notifications/n1", sent: #"{"markedAsRead":true}"#,
            answer: #"{"markedAsRead":true}"#
        ) {
            "\(try await $0.patchCoachingNotification(notificationId: "n1", .init(markedAsRead: true)).markedAsRead ?? false)"
        },
        Case(
            operation: .postCoachingScheduleslotsQuery, uri: base + "scheduleslots/query",
            sent: #"{"interval":"i","lengthInMinutes":30,"attendeeIds":["a"]}"#, answer: #"{"suggestedSlots":[{}]}"#
        ) {
            let body = CoachingSlotsRequest(interval: "i", lengthInMinutes: 30, attendeeIds: ["a"])
            return "\(try await $0.postCoachingScheduleslotsQuery(body).suggestedSlots?.count ?? 0)"
        },
        Case(
            operation: .postCoachingScheduleslotsJobs, uri: base + "scheduleslots/jobs",
            sent:
                #"{"attendeeIds":["a"],"lengthInMinutes":30,"activityCodeId":"c","intervals":["i"],"slotsType":"BestTime"}"#,
            status: 202, answer: #"{"id":"j"}"#
        ) {
            try await $0.postCoachingScheduleslotsJobs(
                .init(
                    attendeeIds: ["a"], lengthInMinutes: 30, activityCodeId: "c", intervals: ["i"], slotsType: .bestTime
                )
            ).id ?? ""
        },
        Case(operation: .getCoachingScheduleslotsJob, uri: base + "scheduleslots/jobs/j1", answer: #"{"id":"j1"}"#) {
            try await $0.getCoachingScheduleslotsJob(jobId: "j1").id ?? ""
        },
    ]

    static let results: [String: String] = [
        "getCoachingAppointments 200": "0", "getCoachingAppointmentsMe 200": "1",
        "postCoachingAppointments 201": "created new", "postCoachingAppointments 202": "accepted later",
        "getCoachingAppointment 200": "a1", "patchCoachingAppointment 200": "updated a1",
        "patchCoachingAppointment 202": "accepted a1", "deleteCoachingAppointment 204": "deleted",
        "deleteCoachingAppointment 202": "accepted a1", "getCoachingAppointmentStatuses 200": "0",
        "patchCoachingAppointmentStatus 200": "Completed", "postCoachingAppointmentConversations 200": "c",
        "postCoachingAppointmentsAggregatesQuery 200": "0", "getCoachingAppointmentAnnotations 200": "0",
        "postCoachingAppointmentAnnotations 201": "t", "getCoachingAppointmentAnnotation 200": "t",
        "patchCoachingAppointmentAnnotation 200": "u", "deleteCoachingAppointmentAnnotation 204": "gone",
        "getCoachingNotifications 200": "0", "getCoachingNotification 200": "Sung",
        "patchCoachingNotification 200": "true", "postCoachingScheduleslotsQuery 200": "1",
        "postCoachingScheduleslotsJobs 202": "j", "getCoachingScheduleslotsJob 200": "j1",
    ]

    @Test(arguments: cases)
    func sendsAndReads(case expected: Case) async throws {
        try await ScriptedServer.with({ _, _ in .answer(expected.status, expected.answer) }) { server in
            let settings = ConnectionSettings(
                endpoint: try #require(ServiceEndpoint(apiURL: server.url)),
                credentials: .clientCredentials(id: "id", secret: Secret("s3cr3t")))
            let result = try await CoachingClient.with(settings) { try await expected.call($0) }
            #expect(result == Self.results[expected.testDescription])
            let request = try #require(server.requests.first)
            #expect(request.head.method.rawValue == expected.operation.method.rawValue)
            #expect(request.head.uri == expected.uri)
            #expect(String(decoding: request.body, as: UTF8.self) == expected.sent)
            #expect(request.head.headers["authorization"] == ["Bearer t0k3n-1"])
            #expect(request.head.headers["content-type"] == (expected.sent.isEmpty ? [] : ["application/json"]))
            if !expected.sent.isEmpty {
                #expect(request.head.headers["content-length"] == ["\(expected.sent.utf8.count)"])
            }
        }
    }

    @Test func everyOperationAndEverySuccessIsAmongTheCases() {
        for operation in CoachingOperation.all {
            let tested = Self.cases.filter { $0.operation == operation }.map(\.status)
            #expect(Set(tested) == Set(operation.successStatuses), "\(operation.name)")
        }
    }

    private static let createRequest = CreateCoachingAppointmentRequest(
        name: "n", description: "d", dateStart: ServiceDate(millisecondsSince1970: 0), lengthInMinutes: 30,
        attendeeIds: ["a"])
    private static let createBody =
        #"{"name":"n","description":"d","dateStart":"1970-01-01T00:00:00.000Z","lengthInMinutes":30,"attendeeIds":["a"]}"#

    private static func describe(_ outcome: CreateAppointmentOutcome) -> String {
        switch outcome {
        case .created(let appointment): "created \(appointment.id ?? "")"
        case .accepted(let reference): "accepted \(reference.id ?? "")"
        }
    }

    private static func describe(_ outcome: UpdateAppointmentOutcome) -> String {
        switch outcome {
        case .updated(let appointment): "updated \(appointment.id ?? "")"
        case .accepted(let reference): "accepted \(reference.id ?? "")"
        }
    }

    private static func describe(_ outcome: DeleteAppointmentOutcome) -> String {
        switch outcome {
        case .deleted: "deleted"
        case .accepted(let reference): "accepted \(reference.id ?? "")"
        }
    }
}
