import CoachingAPI
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import CoachingModels
@testable import CoachingSandbox

/// Our own client when the sandbox cuts connections: what it says of a call, and what became of it.
@Suite struct ClientUnderFaultsTests {
    private static let appointments = "/api/v2/coaching/appointments"

    /// Runs a create and a list under a fault on the first call of each; gives the create's outcome and the appointments then.
    private func create(under kind: FaultKind) async throws -> (outcome: Result<String?, CoachingAPIError>, held: Int) {
        try await withSandbox(over: .live) { sandbox in
            let body = try await sandbox.request()
            let plan = FaultPlan(rules: [
                FaultRule(kind, calls: [1], method: "POST", path: Self.appointments),
                FaultRule(kind, calls: [1], method: "GET", path: Self.appointments),
            ])
            #expect(try await sandbox.call(.put, "/sandbox/control/faults", as: nil, plan).status == 200)
            let settings = ConnectionSettings(
                endpoint: try #require(ServiceEndpoint(apiURL: "http://127.0.0.1:\(sandbox.client.port ?? 0)")),
                credentials: .clientCredentials(id: "sandbox", secret: Secret("sandbox")))
            var options = ClientOptions()
            options.retry = RetryPolicy(firstDelay: .milliseconds(1))
            return try await CoachingClient.with(settings, options: options) { client in
                let outcome: Result<String?, CoachingAPIError>
                do {
                    outcome = .success(try await client.postCoachingAppointments(body).id)
                } catch let error as CoachingAPIError {
                    outcome = .failure(error)
                }
                // A read is made again until it gets through.
                let list = try await client.getCoachingAppointments(userIds: [sandbox.attendees[0]])
                return (outcome, list.total ?? -1)
            }
        }
    }

    /// The server had not begun to read: either the request had not left, and is sent again, or nobody can tell.
    @Test func cutBeforeItWasRead() async throws {
        let (outcome, held) = try await create(under: .cutBeforeRequest)
        switch outcome {
        case .success(let id):
            #expect(id != nil)
            #expect(held == 1)
        case .failure(let error):
            #expect(error.kind == .outcomeUnknown)
            #expect(held == 0)
        }
    }

    @Test(arguments: [FaultKind.cutBeforeAnswer, .cutInAnswer])
    func cutAfterItWasCarriedOut(kind: FaultKind) async throws {
        let (outcome, held) = try await create(under: kind)
        let error = #expect(throws: CoachingAPIError.self) { try outcome.get() }
        #expect(error?.kind == .outcomeUnknown)
        #expect(error?.status == (kind == .cutInAnswer ? 201 : nil))
        #expect(held == 1)
    }

    /// Refused before it was looked at, or by a server in trouble: the first is sent again, the second is in doubt.
    @Test(arguments: [(FaultKind.tooManyRequests, true), (.serverError, false)])
    func refusals(kind: FaultKind, isSentAgain: Bool) async throws {
        let (outcome, held) = try await create(under: kind)
        if isSentAgain {
            #expect(try outcome.get() != nil)
        } else {
            #expect(#expect(throws: CoachingAPIError.self) { try outcome.get() }?.kind == .outcomeUnknown)
        }
        #expect(held == (isSentAgain ? 1 : 0))
    }
}
