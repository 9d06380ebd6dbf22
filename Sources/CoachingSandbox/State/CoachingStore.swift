import GRDB
import Synchronization

/// The state in memory and its durable copy.
///
/// Changes are made one at a time on the database's own queue: decide on the state as it is, commit, then publish. A reader sees a
/// change only once it is durable.
final class CoachingStore: Sendable {
    private let database: SandboxDatabase
    private let state: Mutex<CoachingState>
    private let seed: UInt64

    init(world: SandboxWorld, assumptions: SandboxAssumptions, database: SandboxDatabase) throws {
        var state = CoachingState(world: world, assumptions: assumptions)
        for change in try database.storedChanges() { state.apply(change) }
        self.database = database
        self.state = Mutex(state)
        seed = world.shape.seed
    }

    /// Reads under the lock: keep it short, and take what a longer piece of work needs out with you.
    func read<Answer: Sendable>(_ body: (borrowing CoachingState) throws -> Answer) rethrows -> Answer {
        try state.withLock { try body($0) }
    }

    /// Decides, makes the changes durable, publishes them and gives the answer.
    func change<Answer: Sendable>(
        _ decide: @escaping @Sendable (borrowing CoachingState, inout IDSource) throws -> Decision<Answer>
    ) async throws -> Answer {
        try await database.queue.writeWithoutTransaction { database in
            try self.change(decide, in: database)
        }
    }

    private func change<Answer: Sendable>(
        _ decide: (borrowing CoachingState, inout IDSource) throws -> Decision<Answer>, in database: Database
    ) throws -> Answer {
        let (answer, changes) = try state.withLock { state in
            var ids = IDSource(seed: seed, nextNumber: state.nextNumber)
            let decision = try decide(state, &ids)
            let numbering = ids.nextNumber == state.nextNumber ? [] : [Change.setNextNumber(ids.nextNumber)]
            return (decision.answer, decision.changes + numbering)
        }
        guard !changes.isEmpty else { return answer }
        try database.inTransaction {
            for change in changes { try change.write(to: database) }
            return .commit
        }
        state.withLock { state in
            for change in changes { state.apply(change) }
        }
        return answer
    }
}
