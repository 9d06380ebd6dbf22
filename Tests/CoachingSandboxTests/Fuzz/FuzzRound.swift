import CoachingModels
import Fixtures
import Foundation
import HTTPTypes

@testable import CoachingSandbox

/// One seed's worth of calls, and what is held against the sandbox afterwards.
struct FuzzRound: Sendable {
    let seed: UInt64
    let calls: Int
    let databasePath: String

    /// In every fourth round some writes are put off; then nobody can know from the answers what became of them.
    private var queuedShare: Double { seed % 4 == 0 ? 0.3 : 0 }

    struct Outcome: Sendable {
        /// What was wrong; nothing where all is sound.
        var findings: [String]
        /// Creates and updates that were acknowledged.
        var acknowledged: Int
    }

    func run() async throws -> Outcome {
        let (findings, before, acknowledged) = try await withSandbox(configure) { sandbox in
            var source = FuzzSource(seed: seed, facts: try ServiceFacts.load(), world: sandbox.world)
            var ledger = FuzzLedger()
            var findings: [String] = []
            for number in 1...calls {
                let call = source.next()
                let reply = try await send(call, to: sandbox)
                findings += FuzzJudge(facts: source.facts).flaws(of: reply, to: call).map { "call \(number): \($0)" }
                ledger.note(reply, to: call)
                source.note(reply, to: call)
            }
            findings += try await journey(in: sandbox)
            let view = try await settledView(of: sandbox)
            if queuedShare == 0 { findings += ledger.differences(from: view) }
            return (findings, view, ledger.count)
        }
        let after = try await withSandbox(configure) { try await settledView(of: $0) }
        let lost = before.differences(from: after).map { "after a restart: \($0)" }
        return Outcome(findings: findings + lost, acknowledged: acknowledged)
    }

    private func configure(_ configuration: inout SandboxConfiguration) {
        configuration.attendees = 6
        configuration.facilitators = 2
        configuration.databasePath = databasePath
        configuration.assumptions.queuedShare = queuedShare
    }

    private func send(_ call: FuzzCall, to sandbox: SandboxUnderTest) async throws -> Reply {
        var reply = try await sandbox.call(
            call.method, call.target, as: call.client, bytes: call.body, headers: call.headers)
        if reply.status == 401 && call.headers[.authorization] == nil && call.client != nil {
            // The clock went on, or all tokens were ended: as a client would, with a new one.
            sandbox.forgetTokens()
            reply = try await sandbox.call(
                call.method, call.target, as: call.client, bytes: call.body, headers: call.headers)
        }
        return reply
    }

    /// The view once everything that waits has been carried out.
    private func settledView(of sandbox: SandboxUnderTest) async throws -> FuzzView {
        let supervisor = try await supervisor(of: sandbox)
        sandbox.clock.advance(seconds: 3)
        return try await FuzzView(of: sandbox, as: supervisor)
    }

    /// The supervisor with a new token and all permissions, whatever was done to them.
    private func supervisor(of sandbox: SandboxUnderTest) async throws -> String {
        sandbox.forgetTokens()
        let supervisor = try sandbox.person(.supervisor)
        _ = try await sandbox.call(
            .put, "/sandbox/control/users/\(supervisor)/permissions", as: nil, Permission.all.map(\.rawValue))
        return supervisor
    }

    /// What people do every day still works.
    private func journey(in sandbox: SandboxUnderTest) async throws -> [String] {
        let supervisor = try await supervisor(of: sandbox)
        let person = sandbox.attendees[0]
        _ = try await sandbox.call(
            .put, "/sandbox/control/users/\(person)/permissions", as: nil, ["coaching:appointment:participate"])
        let start = ServiceDate.minute(sandbox.world.calendar.endMinute + 100_000)
        let body = CreateCoachingAppointmentRequest(
            name: "journey", description: "", dateStart: start, lengthInMinutes: 15, attendeeIds: [person])
        var statuses: [Int] = []
        let made = try await sandbox.call(.post, "appointments", as: supervisor, body)
        statuses.append(made.status)
        sandbox.clock.advance(seconds: 3)
        let id = (try? made.decode(CoachingAppointmentReference.self).id) ?? "none"
        statuses.append(try await sandbox.call(.get, "appointments/\(id)", as: supervisor).status)
        statuses.append(try await sandbox.call(.delete, "appointments/\(id)", as: supervisor).status)
        sandbox.clock.advance(seconds: 3)
        statuses.append(try await sandbox.call(.get, "appointments/\(id)", as: supervisor).status)
        let expected = [[201, 202], [200], [204, 202], [404]]
        let isSound = zip(statuses, expected).allSatisfy { $1.contains($0) }
        return isSound ? [] : ["a create, a read, a delete and a read were answered \(statuses)"]
    }
}
