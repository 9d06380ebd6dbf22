import Foundation
import Synchronization

/// Work on a thread of its own, for a test whose other end waits for it: the threads that tests share are as few as
/// processor cores, and all of them waiting for work that has none left would wait for ever.
package final class OwnThread<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let done = DispatchSemaphore(value: 0)

    package init(_ work: @escaping @Sendable () throws -> Value) {
        Thread.detachNewThread {
            let result = Result { try work() }
            self.result.withLock { $0 = result }
            self.done.signal()
        }
    }

    /// What came of it; waits for it. To be asked once.
    package var value: Value {
        get throws {
            done.wait()
            return try result.withLock { try $0!.get() }
        }
    }
}
