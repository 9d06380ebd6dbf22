import NIOCore
import NIOHTTP1
import Testing

@testable import CoachingAPI
@testable import CoachingModels

/// A real client against a real server that misbehaves.
struct FaultTests {
    private static let appointment = #"{"id":"a1","name":"n"}"#
    private static let unavailable = #"{"message":"Service Unavailable","code":"service.unavailable","status":503}"#
    private static let body = Array(#"{"name":"x"}"#.utf8)

    /// A client whose waits take no time; network time-outs stay real.
    private func with<Value: Sendable>(
        url: String, timeout: Duration = .seconds(20), largest: Int = 1 << 20,
        _ call: (CoachingClient) async throws -> Value
    ) async throws -> Value {
        var options = ClientOptions()
        options.clock = JumpClock().forClient
        options.requestTimeout = timeout
        options.largestAnswer = largest
        let settings = ConnectionSettings(
            endpoint: try #require(ServiceEndpoint(apiURL: url)),
            credentials: .clientCredentials(id: "id", secret: Secret("s3cr3t")))
        return try await CoachingClient.with(settings, options: options, call)
    }

    /// Runs the script and gives the outcome of one call and the number of requests that arrived.
    private func outcome<Value: Sendable>(
        timeout: Duration = .seconds(20), _ script: @escaping ScriptedServer.Script,
        _ call: @escaping @Sendable (CoachingClient) async throws -> Value
    ) async throws -> (result: Result<Value, CoachingAPIError>, requests: Int) {
        try await ScriptedServer.with(script) { server in
            do {
                let value = try await with(url: server.url, timeout: timeout, call)
                return (.success(value), server.requests.count)
            } catch let error as CoachingAPIError {
                return (.failure(error), server.requests.count)
            }
        }
    }

    private static let read: @Sendable (CoachingClient) async throws -> CoachingAppointmentResponse = {
        try await $0.getCoachingAppointment(appointmentId: "a1")
    }
    private static let create: @Sendable (CoachingClient) async throws -> CreateAppointmentOutcome = {
        try await $0.postCoachingAppointments(rawBody: body)
    }
    private static let delete: @Sendable (CoachingClient) async throws -> DeleteAppointmentOutcome = {
        try await $0.deleteCoachingAppointment(appointmentId: "a1")
    }

    /// What a server does once, before it behaves.
    static let passing: [ScriptedReply] = [
        .close, .cutOff(200, promised: 1000, "{"), .answer(500, ""), .answer(503, unavailable), .answer(429, "{}"),
        .answer(408, ""), .garbage("HTTP/9 what\r\n\r\n"),
    ]

    @Test(arguments: passing.indices)
    func readsSurviveWhatPasses(index: Int) async throws {
        let fault = Self.passing[index]
        let (result, requests) = try await outcome(
            { call, _ in call == 1 ? fault : .answer(200, Self.appointment) }, Self.read)
        #expect(try result.get().id == "a1")
        #expect(requests == 2)
    }

    /// Everything after which the appointment may or may not be there.
    static let unclear: [ScriptedReply] = [
        .close, .cutOff(201, promised: 1000, "{"), .answer(500, ""), .answer(502, "<html>"), .answer(503, unavailable),
        .answer(504, ""), .garbage("what\r\n\r\n"), .answer(201, "no json"), .answer(201, #"{"dateStart":"soon"}"#),
        .answer(200, appointment), .huge(201, bytes: 2 << 20), .hang,
    ]

    @Test(arguments: unclear.indices)
    func aCreateWithoutAClearAnswerIsSentOnce(index: Int) async throws {
        let fault = Self.unclear[index]
        let (result, requests) = try await outcome(timeout: .seconds(2), { _, _ in fault }, Self.create)
        let error = #expect(throws: CoachingAPIError.self) { try result.get() }
        #expect(error?.kind == .outcomeUnknown)
        #expect(error?.operation == "postCoachingAppointments")
        #expect(requests == 1)
    }

    @Test func aDeleteWithoutAClearAnswerIsSentOnce() async throws {
        let (result, requests) = try await outcome({ _, _ in .close }, Self.delete)
        #expect(#expect(throws: CoachingAPIError.self) { try result.get() }?.kind == .outcomeUnknown)
        #expect(requests == 1)
    }

    /// Refused before it was looked at: it is sent again, and works.
    @Test(arguments: [401, 408, 429])
    func aCreateThatWasNotCarriedOutIsSentAgain(status: Int) async throws {
        let (result, requests) = try await outcome(
            { call, _ in call == 1 ? .answer(status, "{}", ["retry-after": "7"]) : .answer(201, Self.appointment) },
            Self.create)
        #expect(try result.get() == .created(CoachingAppointmentResponse(id: "a1", name: "n")))
        #expect(requests == 2)
    }

    /// Connections that are closed before a byte was read: calls that did not leave are made again, and so are reads in any
    /// case. A write that may have left is in doubt; the server never gets to read it twice.
    @Test func connectionsThatAreClosedUnread() async throws {
        for deafTo in [1, 3] {
            let read = try await behindADeafServer(deafTo: deafTo, Self.read)
            #expect(try read.result.get().id == "a1")
            #expect(read.requests == 1)
            let create = try await behindADeafServer(deafTo: deafTo, Self.create)
            switch create.result {
            case .success: #expect(create.requests == 1)
            case .failure(let error):
                #expect(error.kind == .outcomeUnknown)
                #expect(create.requests == 0)
            }
        }
    }

    private func behindADeafServer<Value: Sendable>(
        deafTo count: Int, _ call: @escaping @Sendable (CoachingClient) async throws -> Value
    ) async throws -> (result: Result<Value, CoachingAPIError>, requests: Int) {
        let isCreate = Value.self == CreateAppointmentOutcome.self
        return try await ScriptedServer.with({ _, _ in .answer(isCreate ? 201 : 200, Self.appointment) }) { server in
            try await DeafServer.with(deafTo: count, then: server.port) { deaf in
                let settings = ConnectionSettings(
                    endpoint: try #require(ServiceEndpoint(apiURL: deaf.url)), credentials: .accessToken(Secret("t")))
                var options = ClientOptions()
                options.clock = JumpClock().forClient
                do {
                    let value = try await CoachingClient.with(settings, options: options, call)
                    #expect(deaf.closed == count)
                    return (.success(value), server.requests.count)
                } catch let error as CoachingAPIError {
                    return (.failure(error), server.requests.count)
                }
            }
        }
    }

    @Test func nobodyListeningIsUnreachableForReadsAndWrites() async throws {
        // A port that a server had and gave back may at once be another test's.
        let endpoint = try #require(ServiceEndpoint(apiURL: "http://127.0.0.1:1"))
        for call in [
            { _ = try await Self.read($0) }, { _ = try await Self.create($0) }, { _ = try await Self.delete($0) },
        ]
            as [@Sendable (CoachingClient) async throws -> Void]
        {
            var options = ClientOptions()
            options.clock = JumpClock().forClient
            let settings = ConnectionSettings(endpoint: endpoint, credentials: .accessToken(Secret("t")))
            let error = await #expect(throws: CoachingAPIError.self) {
                try await CoachingClient.with(settings, options: options) { try await call($0) }
            }
            #expect(error?.kind == .unreachable)
            #expect(error?.message.contains("refused") == true, "\(error?.message ?? "")")
        }
    }

    @Test func aReadThatKeepsHangingTimesOut() async throws {
        let (result, requests) = try await outcome(timeout: .seconds(2), { _, _ in .hang }, Self.read)
        let error = #expect(throws: CoachingAPIError.self) { try result.get() }
        #expect(error?.kind == .unavailable)
        #expect(requests == 5)
    }

    @Test func aSlowAnswerInTimeIsAnAnswer() async throws {
        let (result, _) = try await outcome({ _, _ in .slowly(.milliseconds(200), 200, Self.appointment) }, Self.read)
        #expect(try result.get().id == "a1")
    }

    @Test func anAnswerThatIsTooLargeIsNotTaken() async throws {
        let (result, requests) = try await outcome({ _, _ in .huge(200, bytes: 3 << 20) }, Self.read)
        let error = #expect(throws: CoachingAPIError.self) { try result.get() }
        #expect(error?.kind == .unreadableAnswer)
        #expect(error?.message == "the answer is larger than 1048576 bytes")
        #expect(requests == 1)
    }

    @Test func aLargeAnswerBelowTheLimitIsTaken() async throws {
        let name = String(repeating: "x", count: 900_000)
        let (result, _) = try await outcome({ _, _ in .answer(200, #"{"name":"\#(name)"}"#) }, Self.read)
        #expect(try result.get().name == name)
    }

    @Test(arguments: ["", "no json", "[]", #"{"lengthInMinutes":"x"}"#, #"{"attendees":[{"id":1}]}"#])
    func anAnswerThatCannotBeReadSaysWhere(text: String) async throws {
        let (result, requests) = try await outcome({ _, _ in .answer(200, text) }, Self.read)
        let error = #expect(throws: CoachingAPIError.self) { try result.get() }
        #expect(error?.kind == .unreadableAnswer)
        #expect(error?.correlationId == "c0rr-200")
        #expect(requests == 1)
        if text.contains("attendees") { #expect(error?.message.contains("attendees[0].id") == true) }
    }

    @Test func redirectsAreNotFollowed() async throws {
        let (result, requests) = try await outcome(
            { _, _ in .answer(307, "", ["location": "http://127.0.0.1:1/elsewhere"]) }, Self.create)
        #expect(#expect(throws: CoachingAPIError.self) { try result.get() }?.kind == .unreadableAnswer)
        #expect(requests == 1)
    }

    @Test func aPersistent429IsObeyedAndThenTold() async throws {
        let limit =
            #"{"message":"Rate limit exceeded the maximum. Retry the request in [42] seconds","#
            + #""code":"too.many.requests.retry.after","status":429}"#
        let (result, requests) = try await outcome(
            { _, _ in .answer(429, limit, ["retry-after": "42"]) }, Self.create)
        let error = #expect(throws: CoachingAPIError.self) { try result.get() }
        #expect(error?.kind == .rateLimited)
        #expect(error?.code == "too.many.requests.retry.after")
        #expect(error?.retryAfter == .seconds(42))
        // Five minutes of patience: at 0, 42, 84, … 294 seconds.
        #expect(requests == 8)
    }

    @Test func cancellingAReadStopsIt() async throws {
        try await ScriptedServer.with({ _, _ in .hang }) { server in
            let task = Task { try await with(url: server.url, Self.read) }
            while server.requests.isEmpty { await Task.yield() }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
        }
    }

    @Test func cancellingACreateThatWasSentLeavesItsOutcomeUnknown() async throws {
        try await ScriptedServer.with({ _, _ in .hang }) { server in
            let task = Task { try await with(url: server.url, Self.create) }
            while server.requests.isEmpty { await Task.yield() }
            task.cancel()
            let error = await #expect(throws: CoachingAPIError.self) { try await task.value }
            #expect(error?.kind == .outcomeUnknown)
        }
    }
}
