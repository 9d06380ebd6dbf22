import Foundation
import Synchronization

/// Does independent pieces of work on several threads.
enum Parallel {
    /// The results in order, whatever the order in which they were finished.
    static func map<Value: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Value) -> [Value] {
        guard count > 1 else { return (0..<count).map(work) }
        let results = Mutex([Int: Value]())
        DispatchQueue.concurrentPerform(iterations: count) { index in
            let value = work(index)
            results.withLock { $0[index] = value }
        }
        return results.withLock { results in (0..<count).compactMap { results[$0] } }
    }
}
