import CoachingModels
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import CoachingSandbox

@Suite struct FaultTests {

    @Test func refusalsComeBeforeTheCallIsCarriedOut() async throws {
        let faults = FaultPlan(rules: [
            FaultRule(.tooManyRequests, calls: [1], method: "POST", path: "/api/v2/coaching/appointments", amount: 7),
            FaultRule(.serverError, calls: [2], method: "POST", path: "/api/v2/coaching/appointments", status: 503),
        ])
        try await withSandbox({ $0.faults = faults }) { sandbox in
            let body = try await sandbox.request()
            let limited = try await sandbox.call(.post, "appointments", body)
            #expect(limited.status == 429)
            #expect(limited.headers[.retryAfter] == "7")
            let broken = try await sandbox.call(.post, "appointments", body)
            #expect(broken.status == 503)
            #expect(broken.code == "service.unavailable")
            #expect(try await sandbox.call(.post, "appointments", body).status == 201)
        }
    }

    /// Over a real connection: what the client sees is an error, what happened differs.
    @Test(arguments: [(FaultKind.cutBeforeRequest, false), (.cutBeforeAnswer, true), (.cutInAnswer, true)])
    func cutConnectionsMayHideACall(kind: FaultKind, happened: Bool) async throws {
        try await withSandbox(over: .ahc()) { sandbox in
            let body = try await sandbox.request()
            // One call too many for a client that tries again by itself: every create is cut.
            let plan = FaultPlan(rules: [FaultRule(kind, method: "POST", path: "/api/v2/coaching/appointments")])
            #expect(try await sandbox.call(.put, "/sandbox/control/faults", as: nil, plan).status == 200)
            await #expect(throws: (any Error).self) { try await sandbox.call(.post, "appointments", body) }
            #expect(try await sandbox.call(.delete, "/sandbox/control/faults", as: nil).status == 204)
            let list = try await sandbox.call(.get, "appointments?userIds=\(sandbox.attendees[0])")
                .decode(CoachingAppointmentResponseList.self)
            #expect(list.total == (happened ? 1 : 0))
        }
    }

    @Test func latencyDelays() async throws {
        try await withSandbox({ $0.faults = FaultPlan(rules: [FaultRule(.latency, path: "/api", amount: 50)]) }) {
            sandbox in
            _ = try await sandbox.token(for: "sandbox")
            let clock = ContinuousClock()
            let taken = try await clock.measure { _ = try await sandbox.call(.get, "appointments/x") }
            #expect(taken >= .milliseconds(50))
        }
    }

    @Test func sharesAreSeeded() {
        func hits(seed: UInt64) -> [Int] {
            let injector = FaultInjector(FaultPlan(rules: [FaultRule(.serverError, share: 0.2)], seed: seed))
            return (0..<1000).filter { _ in !injector.faults(method: "GET", path: "/api").isEmpty }
        }
        #expect(hits(seed: 1) == hits(seed: 1))
        #expect(hits(seed: 1) != hits(seed: 2))
        #expect((150...250).contains(hits(seed: 1).count))
    }

    @Test func rulesLookAtTheirOwnCallsOnly() {
        let injector = FaultInjector(
            FaultPlan(rules: [
                FaultRule(.serverError, calls: [2], method: "post", path: "/api/v2/coaching/appointments")
            ]))
        let calls = [
            ("POST", "/oauth/token"), ("POST", "/api/v2/coaching/appointments"),
            ("GET", "/api/v2/coaching/appointments"),
            ("POST", "/api/v2/coaching/appointments"), ("POST", "/api/v2/coaching/appointments"),
        ]
        #expect(calls.map { injector.faults(method: $0.0, path: $0.1).count } == [0, 0, 0, 1, 0])
    }

    /// What cannot be carried out is refused where it comes in, by its field: at the control endpoint and in the configuration.
    @Test(arguments: [
        (#"{"kind":"serverError","status":1000}"#, "status"), (#"{"kind":"serverError","status":-1}"#, "status"),
        (#"{"kind":"latency","status":500}"#, "status"), (#"{"kind":"tooManyRequests","amount":-5}"#, "amount"),
        (#"{"kind":"latency","amount":600001}"#, "amount"), (#"{"kind":"cutInAnswer","amount":1}"#, "amount"),
        (#"{"kind":"latency","share":1.5}"#, "share"), (#"{"kind":"latency","calls":[0]}"#, "calls"),
        (#"{"kind":"latency","path":"api"}"#, "path"), (#"{"kind":"latency","method":"GE T"}"#, "method"),
    ])
    func troublesThatCannotBeMadeAreRefused(rule: String, field: String) async throws {
        try await withSandbox { sandbox in
            let path = "/sandbox/control/faults"
            let reply = try await sandbox.call(.put, path, as: nil, json: #"{"rules":[\#(rule)],"seed":1}"#)
            #expect(reply.status == 400)
            #expect(reply.text.contains("faults.rules[0].\(field)"), "\(reply.text)")
            #expect(try await sandbox.call(.get, "appointments/x").status == 404)
        }
        var configuration = SandboxConfiguration()
        configuration.faults = FaultPlan(rules: [try JSONDecoder().decode(FaultRule.self, from: Data(rule.utf8))])
        let made = configuration
        #expect(throws: SandboxConfigurationError.self) { try SandboxServer(configuration: made) }
    }

    @Test(arguments: [
        #"{"rules":[{"kind":"naps"}],"seed":1}"#, #"{"rules":[{"kind":"latency","ammount":5}],"seed":1}"#,
        #"{"rules":[{"kind":"latency"}],"seed":-1}"#, #"{"rules":[{"kind":"latency","amount":1e300}],"seed":1}"#, "[]",
    ])
    func plansThatAreNoneAreRefused(json: String) async throws {
        try await withSandbox { sandbox async throws in
            #expect(try await sandbox.call(.put, "/sandbox/control/faults", as: nil, json: json).status == 400)
        }
    }

    @Test func theControlEndpointHasNoTroubles() async throws {
        try await withSandbox({ $0.faults = FaultPlan(rules: [FaultRule(.serverError)]) }) { sandbox async throws in
            #expect(try await sandbox.call(.get, "/sandbox/control/world", as: nil).status == 200)
            #expect(try await sandbox.call(.put, "/sandbox/control/faults", as: nil, json: "{}").status == 400)
        }
    }
}
