import CoachingAPI
import Synchronization

/// A clock on which waiting takes no time: it jumps to the end of the wait.
final class JumpClock: Sendable {
    private let now = Mutex(Duration.zero)

    var elapsed: Duration { now.withLock(\.self) }

    func advance(by time: Duration) {
        now.withLock { $0 += time }
    }

    /// The clock as a client takes it.
    var forClient: ClientClock {
        ClientClock(
            elapsed: { self.elapsed },
            sleep: { time in
                try Task.checkCancellation()
                let end = self.elapsed + time
                self.now.withLock { $0 = max($0, end) }
                await Task.yield()
            })
    }
}
