import GRDB
import Synchronization

/// The state in memory and its durable copy, if it has one.
///
/// Changes are made one at a time: decide on the present state, commit, then publish. With a database that is done on
/// its own queue, as a commit waits for the disk; without one it is done at once. A reader sees a change only once it is
/// durable. Only publishing needs the state's lock: a decision is made on a copy, whose cost grows with the number of
/// the state's parts and not with their contents, and which is released before the change is made in place.
final class CoachingStore: Sendable {
    private let database: SandboxDatabase?
    private let state: Mutex<CoachingState>
    /// Held while a change is made without a database.
    private let turn = Mutex(())
    private let seed: UInt64

    /// - Parameters:
    ///   - database: where changes are kept; nil keeps them in memory only.
    ///   - beginning: what a new state begins with.
    init(
        world: SandboxWorld, assumptions: SandboxAssumptions, database: SandboxDatabase?, beginning: [Change] = []
    ) throws {
        var state = CoachingState(world: world, assumptions: assumptions)
        if !beginning.isEmpty {
            try database?.queue.write { database in for change in beginning { try change.write(to: database) } }
        }
        for change in try database?.storedChanges() ?? beginning { state.apply(change) }
        self.database = database
        self.state = Mutex(state)
        seed = world.shape.seed
    }

    /// The present state, for work that grows with the query.
    var current: CoachingState { state.withLock { $0 } }

    /// Reads under the lock. Keep it short, and copy out what longer work needs.
    func read<Answer: Sendable>(_ body: (borrowing CoachingState) throws -> Answer) rethrows -> Answer {
        try state.withLock { try body($0) }
    }

    /// Decides, makes the changes durable, publishes them and returns the answer.
    func change<Answer: Sendable>(
        _ decide: @escaping @Sendable (borrowing CoachingState, inout IDSource) throws -> Decision<Answer>
    ) async throws -> Answer {
        guard let database else { return try turn.withLock { _ in try change(decide, in: nil) } }
        return try await database.queue.writeWithoutTransaction { database in
            try self.change(decide, in: database)
        }
    }

    private func change<Answer: Sendable>(
        _ decide: (borrowing CoachingState, inout IDSource) throws -> Decision<Answer>, in database: Database?
    ) throws -> Answer {
        let decision = try decision(by: decide)
        guard !decision.changes.isEmpty else { return decision.answer }
        if let database {
            try database.inTransaction {
                for change in decision.changes { try change.write(to: database) }
                return .commit
            }
        }
        state.withLock { state in
            for change in decision.changes { state.apply(change) }
        }
        return decision.answer
    }

    private func decision<Answer: Sendable>(
        by decide: (borrowing CoachingState, inout IDSource) throws -> Decision<Answer>
    ) throws -> Decision<Answer> {
        let copy = state.withLock { $0 }
        var ids = IDSource(seed: seed, nextNumber: copy.nextNumber)
        var decision = try decide(copy, &ids)
        if ids.nextNumber != copy.nextNumber { decision.changes.append(.setNextNumber(ids.nextNumber)) }
        return decision
    }
}
