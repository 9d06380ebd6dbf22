import Fixtures
import NIOHTTP1
import Testing

@testable import CoachingAPI
@testable import CoachingModels

struct ErrorTests {
    private func error(_ status: Int, _ body: String, effect: CoachingOperation.Effect = .read) async throws
        -> CoachingAPIError
    {
        let transport = ScriptedTransport { _ in .json(status, body, headers: ["inin-correlation-id": "c0rr"]) }
        let client = try CoachingClient.scripted(transport)
        let error = await #expect(throws: CoachingAPIError.self) {
            switch effect {
            case .read: _ = try await client.getCoachingAppointment(appointmentId: "a")
            case .write: _ = try await client.postCoachingAppointments(rawBody: Array("{}".utf8))
            }
        }
        return try #require(error)
    }

    @Test func tellsAllThatTheServiceSaid() async throws {
        let body =
            #"{"message":"Appointment dates clashes with another","code":"appointment.conflict","status":409,"#
            + #""contextId":"x","details":[{"fieldName":"dateStart","errorCode":"clash"}]}"#
        let error = try await error(409, body, effect: .write)
        #expect(error.kind == .rejected)
        #expect(error.status == 409)
        #expect(error.code == "appointment.conflict")
        #expect(error.correlationId == "c0rr")
        #expect(
            "\(error)"
                == "postCoachingAppointments: HTTP 409 appointment.conflict: Appointment dates clashes with another "
                + "(dateStart clash) (correlation id c0rr). " + (AdviceByCode.table["appointment.conflict"] ?? "-"))
    }

    @Test func detailsLimitAndRetryAfterSurvive() async throws {
        let body = """
            {"message":"Too large","code":"constraint.validation","status":400,
            "details":[{"fieldName":"attendeeIds","errorCode":"size","entityId":"token-1"}],
            "errors":[{"details":[{"entityName":"Ana","errorCode":"unknown"}]}],
            "limit":{"key":"users.per.call","namespace":"coaching","value":100}}
            """
        let error = try await error(400, body)
        #expect(
            error.details == [
                Detail(errorCode: "size", fieldName: "attendeeIds", entityId: "<secret>"),
                Detail(errorCode: "unknown", entityName: "Ana"),
            ])
        #expect(error.limit == Limit(key: "users.per.call", namespace: "coaching", value: 100))
        #expect(error.message.contains("limit users.per.call 100") && error.message.contains("Ana unknown"))
    }

    @Test func aWaitThatIsTooLongIsTold() async throws {
        let transport = ScriptedTransport { _ in .json(503, "", headers: ["retry-after": "3600"]) }
        let client = try CoachingClient.scripted(transport)
        let error = await #expect(throws: CoachingAPIError.self) {
            try await client.getCoachingAppointment(appointmentId: "a")
        }
        #expect(error?.retryAfter == .seconds(3600))
        #expect(error?.description.contains("(retry after 3600 s)") == true)
        #expect(transport.requests.count == 1)
    }

    @Test func whatTurnsTheDirectionOfWritingIsSpelledOut() async throws {
        let error = try await error(400, #"{"message":"a\u202eb\u2066c\u200dd"}"#)
        #expect(error.message == "a<U+202E>b<U+2066>c<U+200D>d")
    }

    @Test(arguments: ["", "<html>Bad gateway</html>", "[]", "{}", #"{"code":7}"#])
    func worksWithoutAnErrorBody(body: String) async throws {
        let error = try await error(404, body)
        #expect(error.kind == .rejected)
        #expect(error.message == "the service answered with status 404")
    }

    @Test func echoedSecretsAreRemoved() async throws {
        let error = try await error(
            400,
            #"{"message":"bad header Bearer token-1 of s3cr3t","code":"token-1","details":[{"fieldName":"token-1"}]}"#)
        #expect(error.message == "bad header Bearer <secret> of <secret> (<secret>)")
        #expect(!"\(error)".contains("token-1") && !String(reflecting: error).contains("token-1"))
    }

    @Test func messagesStayOnOneLineAndShort() async throws {
        let long = String(repeating: "x", count: 100_000)
        let error = try await error(400, #"{"message":"a\nb\u001b[31m\#(long)"}"#)
        #expect(error.message.hasPrefix("a b<U+001B>[31mx"))
        #expect(error.message.count <= 1000)
    }

    @Test func everyKindHasAdvice() {
        for kind in CoachingAPIError.Kind.allCases {
            #expect(!Advice.text(for: kind, code: nil).isEmpty)
        }
    }

    /// Each code that the service documents has its row, and no row is for a code that it does not know.
    @Test func everyCodeHasAdvice() throws {
        let codes = Set(try ServiceFacts.load().allErrors.map(\.code))
        // RFC 6749, section 5.2: what a token endpoint says.
        let ofTokens: Set = ["invalid_client", "unauthorized_client", "unsupported_grant_type", "invalid_request"]
        #expect(codes.count > 40)
        let ofDirectory = try DirectoryFacts.load().codes(of: CoachingOperation.directory.map(\.name))
        #expect(Set(AdviceByCode.table.keys) == codes.union(ofTokens).union(ofDirectory))
        for (code, advice) in AdviceByCode.table {
            #expect(advice.count > 20 && advice.hasSuffix("."), "\(code)")
        }
    }

    /// Whatever the code, first of all nobody may send a write again that may have been carried out.
    @Test func anUnknownOutcomeIsToldBeforeAnythingElse() {
        for code in AdviceByCode.table.keys {
            #expect(Advice.text(for: .outcomeUnknown, code: code) == Advice.text(for: .outcomeUnknown, code: nil))
        }
    }

    @Test(arguments: [
        (401, "ip.not.authorized", "address"), (403, "authz.policy.denied", "policy"),
        (403, "no.permission.for.requested.users", "division"), (404, "annotation.deleted", "deleted"),
        (400, "users.query.param", "100"),
    ])
    func adviceIsThatOfTheCode(status: Int, code: String, word: String) async throws {
        let error = try await error(status, #"{"message":"m","code":"\#(code)","status":\#(status)}"#)
        #expect(error.advice == AdviceByCode.table[code])
        #expect(error.advice.contains(word))
    }

    @Test(arguments: [
        (400, #"{"error":"invalid_client","description":"authentication failed"}"#, CoachingAPIError.Kind.unauthorized),
        (401, #"{"error":"invalid_client","error_description":"authentication failed"}"#, .unauthorized),
        (500, "", .unavailable), (200, "{}", .unreadableAnswer), (200, #"{"access_token":""}"#, .unreadableAnswer),
        (200, #"{"access_token":"t","expires_in":-5}"#, .unreadableAnswer),
    ])
    func tokensThatAreNotGrantedAreErrorsOfTheCall(
        status: Int, body: String, kind: CoachingAPIError.Kind
    ) async throws {
        let client = try CoachingClient.scripted(OneAnswer(result: .json(status, body)))
        let error = await #expect(throws: CoachingAPIError.self) {
            try await client.postCoachingAppointments(rawBody: [])
        }
        #expect(error?.operation == "postOauthToken")
        #expect(error?.kind == kind)
        if kind == .unauthorized { #expect(error?.message == "authentication failed") }
        #expect(error?.description.contains("s3cr3t") == false)
    }

    private struct OneAnswer: HTTPTransport {
        let result: TransportResult
        func send(_ request: TransportRequest) async -> TransportResult { result }
        func shutdown() async throws {}
    }
}
