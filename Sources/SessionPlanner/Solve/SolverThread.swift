internal import Foundation
import SlotSolver

/// A thread for the solver: no thread of Swift's pool waits for it.
enum SolverThread {
    /// Runs some work on a thread of its own. Cancelling the task that waits cancels the work's cancellation.
    static func run<Value: Sendable>(
        _ work: @escaping @Sendable (PlanningCancellation) throws -> Value
    ) async throws -> Value {
        let cancellation = PlanningCancellation()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiting in
                let thread = Thread { waiting.resume(with: Result { try work(cancellation) }) }
                // What a program's first thread has: the solver's recursions are made for it.
                thread.stackSize = 8 << 20
                thread.start()
            }
        } onCancel: {
            cancellation.cancel()
        }
    }
}
