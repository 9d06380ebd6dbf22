import CoachingModels
import Foundation
import PlanFiles
import PlanModel
import Synchronization

@testable import PlanApplication

/// Ends a run at one of the steps of its journal, and tries at another to begin a second run beside it.
final class RunHazard: Sendable, CustomStringConvertible {
    enum Kind: Equatable {
        /// The process ends.
        case crash
        /// The machine ends while a transaction is written: of the bytes since the log was last synced so many thousandths are.
        case tornLog(thousandths: Int)
        /// The disk takes nothing more.
        case fullDisk
    }

    private struct State {
        var left: Int
        /// The log as it was last known to be on the disk.
        var synced: Data?
        var torn: (database: Data, log: Data)?
    }

    /// What happens to whom, for whoever reads a history.
    let description: String
    private let kind: Kind
    private let path: String
    private let onStep: @Sendable (JournalStep) -> Void
    private let state: Mutex<State>

    /// - Parameters:
    ///   - step: the step at which the run ends, from 0; nil for none.
    ///   - onStep: is told of every step.
    init(
        _ kind: Kind, at step: Int?, journal path: String, onStep: @escaping @Sendable (JournalStep) -> Void
    ) {
        (self.kind, self.path, self.onStep) = (kind, path, onStep)
        state = Mutex(State(left: step ?? Int.max))
        description = step.map { "\(kind) at step \($0)" } ?? "no hazard"
    }

    var hook: @Sendable (JournalStep) throws -> Void { { try self.take($0) } }

    private func take(_ step: JournalStep) throws {
        onStep(step)
        try state.withLock { state in
            state.left -= 1
            // What is on the disk when a run begins is so for certain.
            if case .tornLog = kind, state.synced == nil { state.synced = log }
            guard state.left < 0 else {
                if case (.tornLog, .after(let fact)) = (kind, step), fact.isReliedOn { state.synced = log }
                return
            }
            switch (kind, step) {
            case (.crash, _): throw SimulatedCrash()
            case (.fullDisk, .before):
                throw FileFailure(path: path, operation: .write, reason: "there is no space left")
            case (.tornLog(let thousandths), .after):
                guard let before = state.synced, let database = FileManager.default.contents(atPath: path) else {
                    return
                }
                state.torn = (database, Self.torn(before, log, thousandths))
                throw SimulatedCrash()
            default: return
            }
        }
    }

    private var log: Data { FileManager.default.contents(atPath: path + "-wal") ?? Data() }

    /// The log with a part of what was written to it: all up to some byte.
    private static func torn(_ before: Data, _ after: Data, _ thousandths: Int) -> Data {
        let first = zip(before, after).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        let start = first ?? min(before.count, after.count)
        let end = start + (after.count - start) * thousandths / 1000
        return Data(after.prefix(end)) + Data(before.dropFirst(end))
    }

    /// Leaves the files as the end of the process did; to be called when the journal is closed.
    func leaveTornFiles() throws {
        guard let torn = state.withLock({ $0.torn }) else { return }
        try torn.database.write(to: URL(filePath: path))
        try torn.log.write(to: URL(filePath: path + "-wal"))
        try? FileManager.default.removeItem(atPath: path + "-shm")
    }
}
