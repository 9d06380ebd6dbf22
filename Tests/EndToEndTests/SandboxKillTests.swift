import Foundation
import Testing

/// The sandbox, killed again and again while clients write: what it acknowledged is there when it starts again.
@Suite struct SandboxKillTests {
    private static let kills = Soak.isOn ? 200 : 12
    private static let writers = 8
    private static let arguments = [
        "--attendees", "\(writers)", "--facilitators", "2", "--rate-limit", "0", "--database", "world.sqlite",
    ]

    @Test func everyAcknowledgedWriteIsThereAgain() async throws {
        let workspace = try Workspace()
        var seed = SystemRandomNumberGenerator()
        var ledgers = (0..<Self.writers).map(WriteLedger.init)
        var acknowledged = 0
        for round in 0..<Self.kills {
            let sandbox = try await Sandbox(Self.arguments, in: workspace)
            let people = try await SandboxPeople(of: sandbox)
            for index in ledgers.indices { try await ledgers[index].check(people) }
            // From the first write on to some hundred later, wherever it falls.
            let delay = Duration.milliseconds(Int.random(in: 0..<200, using: &seed))
            let before = ledgers
            ledgers = try await withThrowingTaskGroup(of: WriteLedger.self) { group in
                for ledger in before {
                    group.addTask {
                        var ledger = ledger
                        await ledger.writeUntilItFails(people, round: round)
                        return ledger
                    }
                }
                try await Task.sleep(for: delay)
                try await sandbox.kill()
                return try await group.reduce(into: []) { $0.append($1) }
            }
            acknowledged = ledgers.reduce(0) { $0 + $1.acknowledged }
        }
        let sandbox = try await Sandbox(Self.arguments, in: workspace)
        let people = try await SandboxPeople(of: sandbox)
        for index in ledgers.indices { try await ledgers[index].check(people) }
        // Otherwise nothing was tried.
        #expect(acknowledged > 5 * Self.kills)
    }

    /// Before it listens it makes its tables and its world: a kill there must not spoil the file.
    @Test func killedWhileItStartsItStartsAgain() async throws {
        let workspace = try Workspace()
        for delay in stride(from: 0, to: 60, by: 5) {
            let starting = try workspace.program.start(["sandbox", "--port", "0"] + Self.arguments)
            try await Task.sleep(for: .milliseconds(delay))
            starting.signal(SIGKILL)
            _ = try await starting.outcome()
        }
        let sandbox = try await Sandbox(Self.arguments, in: workspace)
        #expect(try await SandboxPeople(of: sandbox).attendees.count == Self.writers)
    }
}
