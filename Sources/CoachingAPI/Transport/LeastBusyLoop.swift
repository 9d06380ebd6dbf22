internal import NIOCore
internal import Synchronization

/// Chooses the event loop for each call: one with the fewest calls under way.
///
/// Calls made one after another so stay on one loop, and with it on one connection, whose events need not be passed from
/// one thread to another; calls made at once are spread.
final class LeastBusyLoop: Sendable {
    private let loops: [any EventLoop]
    /// Calls under way on each loop.
    private let calls: Mutex<[Int]>

    init(of group: any EventLoopGroup) {
        loops = Array(group.makeIterator())
        calls = Mutex(Array(repeating: 0, count: loops.count))
    }

    func using<Result: Sendable>(_ call: (any EventLoop) async throws -> Result) async throws -> Result {
        let place = calls.withLock { calls in
            let place = calls.indices.min { calls[$0] < calls[$1] } ?? 0
            calls[place] += 1
            return place
        }
        defer { calls.withLock { $0[place] -= 1 } }
        return try await call(loops[place])
    }
}
