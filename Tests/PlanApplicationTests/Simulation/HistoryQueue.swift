import Dispatch
import Foundation
import Synchronization

@testable import PlanApplication

/// Lives through the histories of some seeds, several at once, until enough have ended badly.
final class HistoryQueue: Sendable {
    struct Failure: Sendable {
        var seed: UInt64
        var findings: [String]
    }

    private struct State {
        var next: UInt64
        var failures: [Failure] = []
    }

    private let seeds: Range<UInt64>
    private let mutation: ApplyMutation?
    private let most: Int
    private let isTraced: Bool
    private let findings: @Sendable (UInt64, ApplyMutation?, Bool) async throws -> [String]
    private let state: Mutex<State>

    /// - Parameters:
    ///   - most: how many are to end badly.
    ///   - isTraced: whether all that happens is printed.
    ///   - findings: lives through the history of a seed, and gives what must not be.
    init(
        _ seeds: Range<UInt64>, mutation: ApplyMutation? = nil, most: Int, isTraced: Bool = false,
        living findings: @escaping @Sendable (UInt64, ApplyMutation?, Bool) async throws -> [String] = HistoryQueue
            .ofApply
    ) {
        (self.seeds, self.mutation, self.most, self.isTraced) = (seeds, mutation, most, isTraced)
        self.findings = findings
        state = Mutex(State(next: seeds.lowerBound))
    }

    /// The histories that ended badly, by their seeds.
    func failures() async -> [Failure] {
        let threads = (0..<max(2, ProcessInfo.processInfo.activeProcessorCount)).map { _ in OwnThread() }
        await withTaskGroup(of: Void.self) { group in
            for thread in threads {
                group.addTask(executorPreference: thread) { while let seed = self.take() { await self.live(seed) } }
            }
        }
        for thread in threads { thread.end() }
        return state.withLock { $0.failures.sorted { $0.seed < $1.seed } }
    }

    private func take() -> UInt64? {
        state.withLock { state in
            guard state.next < seeds.upperBound, state.failures.count < most else { return nil }
            defer { state.next += 1 }
            return state.next
        }
    }

    static func ofApply(_ seed: UInt64, _ mutation: ApplyMutation?, _ isTraced: Bool) async throws -> [String] {
        var history = try ApplyHistory(seed: seed, mutation: mutation, isTraced: isTraced)
        defer { history.remove() }
        do { try await history.run() } catch { history.find("\(error)") }
        return history.findings
    }

    private func live(_ seed: UInt64) async {
        var findings: [String] = []
        do {
            findings = try await self.findings(seed, mutation, isTraced)
        } catch {
            findings = ["\(error)"]
        }
        if !findings.isEmpty { state.withLock { $0.failures.append(Failure(seed: seed, findings: findings)) } }
    }
}

/// A thread of its own: thousands of histories would keep those of Swift's pool from all other tests, and a history that stays
/// on one thread waits for no other.
private final class OwnThread: TaskExecutor {
    private let jobs = Mutex<[UnownedJob]>([])
    private let arrivals = DispatchSemaphore(value: 0)

    init() {
        // It keeps itself until its end.
        let thread = Thread { self.run() }
        thread.name = "histories"
        thread.start()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.append(job) }
        arrivals.signal()
    }

    /// Ends the thread; to be called when nothing is left to do.
    func end() { arrivals.signal() }

    private func run() {
        while true {
            arrivals.wait()
            guard let job = jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { return }
            job.runSynchronously(on: asUnownedTaskExecutor())
        }
    }
}
