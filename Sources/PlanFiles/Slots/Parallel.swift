import Foundation
import Synchronization

/// Does independent pieces of work on several threads.
package enum Parallel {
    /// The results in order, whatever the order in which they were finished; the work is begun in the order of the
    /// numbers.
    package static func map<Value: Sendable>(
        _ count: Int, threads: Int, _ work: @Sendable (Int) -> Value
    ) -> [Value] {
        guard count > 1, threads > 1 else { return (0..<count).map(work) }
        let results = Mutex([Int: Value]())
        let next = Atomic<Int>(0)
        DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
            while case let index = next.add(1, ordering: .relaxed).oldValue, index < count {
                let value = work(index)
                results.withLock { $0[index] = value }
            }
        }
        return results.withLock { results in (0..<count).compactMap { results[$0] } }
    }
}
