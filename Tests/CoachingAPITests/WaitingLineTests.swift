import Testing

@testable import CoachingAPI

struct WaitingLineTests {
    @Test func everybodyIsServedInTheOrderOfComing() async throws {
        let line = WaitingLine<Int>()
        let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
        var comings = arrivals.makeAsyncIterator()
        var tasks: [Task<Int, any Error>] = []
        for _ in 0..<5 {
            tasks.append(Task { try await line.wait { arrived.yield() } })
            await comings.next()
        }
        for number in 0..<5 { #expect(line.giveFirst(number)) }
        for (number, task) in tasks.enumerated() { #expect(try await task.value == number) }
        #expect(!line.giveFirst(5))
    }

    @Test func whoIsCancelledLeavesAtOnceAndTheOthersStay() async throws {
        let line = WaitingLine<Int>()
        let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
        var comings = arrivals.makeAsyncIterator()
        let leaving = Task { try await line.wait { arrived.yield() } }
        await comings.next()
        let staying = Task { try await line.wait { arrived.yield() } }
        await comings.next()
        leaving.cancel()
        await #expect(throws: CancellationError.self) { try await leaving.value }
        #expect(line.giveFirst(7))
        #expect(try await staying.value == 7)
    }

    @Test func whoIsCancelledBeforehandDoesNotJoin() async throws {
        let line = WaitingLine<Int>()
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await line.wait { Issue.record("joined") }
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(line.isEmpty)
    }

    @Test func anErrorEndsTheWaitOfAll() async throws {
        let line = WaitingLine<Int>()
        let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
        var comings = arrivals.makeAsyncIterator()
        let tasks = (0..<3).map { _ in Task { try await line.wait { arrived.yield() } } }
        for _ in tasks { await comings.next() }
        line.giveAll(.failure(NothingToGive()))
        for task in tasks { await #expect(throws: NothingToGive.self) { try await task.value } }
    }
}

/// What ends a wait in vain.
private struct NothingToGive: Error {}
