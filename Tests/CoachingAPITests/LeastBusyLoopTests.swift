import NIOCore
import NIOPosix
import Testing

@testable import CoachingAPI

/// Calls one after another share an event loop; calls at once are spread.
struct LeastBusyLoopTests {
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 3)

    @Test func callsOneAfterAnotherStayOnOneLoop() async throws {
        let loops = LeastBusyLoop(of: group)
        let first = try await loops.using { ObjectIdentifier($0) }
        for _ in 0..<10 { #expect(try await loops.using { ObjectIdentifier($0) } == first) }
        try await group.shutdownGracefully()
    }

    @Test func callsAtOnceAreSpread() async throws {
        let loops = LeastBusyLoop(of: group)
        let seen = try await loops.using { first in
            try await loops.using { second in
                try await loops.using { third in [first, second, third].map { ObjectIdentifier($0) } }
            }
        }
        #expect(Set(seen).count == 3)
        try await group.shutdownGracefully()
    }

    /// A call that fails is over too.
    @Test func aCallThatFailsIsOver() async throws {
        let loops = LeastBusyLoop(of: group)
        let first = try await loops.using { ObjectIdentifier($0) }
        await #expect(throws: CancellationError.self) {
            try await loops.using { _ in throw CancellationError() }
        }
        #expect(try await loops.using { ObjectIdentifier($0) } == first)
        try await group.shutdownGracefully()
    }
}
