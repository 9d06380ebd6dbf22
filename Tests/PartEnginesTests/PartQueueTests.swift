import Foundation
import PartEngines
import RandomTestSupport
import Testing

/// Which parts run, which come next and which come again.
@Suite struct PartQueueTests {
    private func queue(_ parts: Int = 5, workers: Int = 2, attempts: Int = 3) -> PartQueue {
        PartQueue(parts: Array(1...parts), workers: workers, rule: RetryRule(attempts: attempts))
    }

    @Test func soManyRunAtOnceInTheirOrder() {
        var queue = queue()
        #expect(queue.begin().map(\.part) == [1, 2] && queue.begin().isEmpty)
        queue.ended(2, .planned)
        #expect(queue.begin() == [.init(part: 3, attempt: 1)])
        #expect(queue.planned == [2] && queue.waitingCount == 2 && !queue.isOver)
    }

    /// What ran out of memory would do so again beside others.
    @Test func whatWasKilledRunsAgainAlone() {
        var queue = queue(3, workers: 3)
        _ = queue.begin()
        queue.ended(1, .killed(SIGKILL))
        queue.ended(2, .outOfMemory)
        #expect(queue.begin().isEmpty, "part 3 runs still")
        queue.ended(3, .planned)
        #expect(queue.begin() == [.init(part: 1, attempt: 2)])
        #expect(queue.begin().isEmpty)
        queue.ended(1, .planned)
        #expect(queue.begin() == [.init(part: 2, attempt: 2)])
        queue.ended(2, .planned)
        #expect(queue.isOver && queue.planned == [3, 1, 2])
    }

    @Test func aPartIsGivenUpAfterSoManyTriesAndTheOthersGoOn() {
        var queue = queue(2, workers: 1, attempts: 2)
        for _ in 1...2 {
            _ = queue.begin()
            queue.ended(1, .killed(SIGSEGV))
            guard queue.failed.isEmpty else { break }
            _ = queue.begin()
            queue.ended(2, .planned)
        }
        #expect(queue.failed == [1: .killed(SIGSEGV)] && queue.planned == [2] && queue.isOver)
    }

    @Test func aFullDiskEndsAllAsItWouldEndEach() {
        var queue = queue()
        _ = queue.begin()
        queue.ended(1, .exited(74))
        #expect(queue.begin().isEmpty && !queue.isOver, "part 2 runs still")
        queue.ended(2, .exited(74))
        #expect(queue.isOver && queue.failed.count == 2)
    }

    @Test func whatIsStoppedBeginsNothing() {
        var queue = queue()
        _ = queue.begin()
        queue.stop()
        queue.ended(1, .killed(SIGTERM))
        #expect(queue.begin().isEmpty && !queue.isOver)
        queue.ended(2, .exited(75))
        #expect(queue.isOver && queue.failed.isEmpty)
    }

    /// Whatever happens, in whatever order: never more at once than allowed, never more tries, and an end.
    @Test func everyHistoryComesToAnEnd() {
        let ends: [PartEnd] = [
            .planned, .planned, .killed(SIGKILL), .killed(SIGSEGV), .timedOut, .outOfMemory, .nodeLost, .vanished,
            .exited(65), .exited(1), .nothingWritten,
        ]
        for seed in UInt64(1)...500 {
            var random = SeededGenerator(seed: seed)
            let (parts, workers, attempts) = (
                Int.random(in: 1...12, using: &random), Int.random(in: 1...5, using: &random),
                Int.random(in: 1...4, using: &random)
            )
            var queue = queue(parts, workers: workers, attempts: attempts)
            var begun: [Int: Int] = [:]
            for _ in 0..<1000 where !queue.isOver {
                for start in queue.begin() {
                    begun[start.part, default: 0] += 1
                    #expect(start.attempt == begun[start.part])
                }
                #expect(queue.running.count <= workers && !queue.running.isEmpty)
                guard let part = queue.running.keys.sorted().randomElement(using: &random),
                    let end = ends.randomElement(using: &random)
                else { break }
                queue.ended(part, end)
            }
            #expect(queue.isOver && queue.planned.count + queue.failed.count == parts, "seed \(seed)")
            #expect(begun.values.allSatisfy { $0 <= attempts }, "seed \(seed)")
        }
    }
}
