internal import Foundation
import SlotSolver

/// A thread for the solver, so that no thread of Swift's pool is blocked.
enum SolverThread {
    /// Runs some work on a thread of its own. Cancelling the task that waits cancels the work's cancellation.
    static func run<Value: Sendable>(
        _ work: @escaping @Sendable (PlanningCancellation) throws -> Value
    ) async throws -> Value {
        let cancellation = PlanningCancellation()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiting in
                let thread = Thread { waiting.resume(with: Result { try work(cancellation) }) }
                // The stack size of a program's first thread, for which the solver's recursions are made.
                thread.stackSize = 8 << 20
                thread.start()
            }
        } onCancel: {
            cancellation.cancel()
        }
    }
}
