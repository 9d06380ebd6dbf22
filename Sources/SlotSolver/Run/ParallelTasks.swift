import GLPK
import Synchronization

/// Runs tasks that do not depend on each other on a number of threads fit for GLPK, and waits for all of them.
///
/// Where the system has fewer threads to give, these do all the work. Which thread runs which task differs from run to
/// run; results come in the order of the tasks.
enum ParallelTasks {
    static func run<Result: Sendable>(
        threads: Int, _ tasks: [@Sendable () throws -> Result]
    ) throws -> [Result] {
        let next = Atomic<Int>(0)
        let done = try GLPKThread.run(onUpTo: max(1, min(threads, tasks.count))) {
            var results: [(Int, Result)] = []
            while case let task = next.add(1, ordering: .relaxed).oldValue, task < tasks.count {
                results.append((task, try tasks[task]()))
            }
            return results
        }
        return done.flatMap(\.self).sorted { $0.0 < $1.0 }.map(\.1)
    }
}
