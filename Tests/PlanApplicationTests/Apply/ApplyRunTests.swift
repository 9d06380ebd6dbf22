import Synchronization
import Testing

@testable import PlanApplication
@testable import PlanModel

/// A run for programs that do other things meanwhile.
@Suite struct ApplyRunTests {
    @Test func tellsWhatHappensAndWhatItCameTo() async throws {
        let fixture = try ApplyFixture(sessions: 6)
        defer { fixture.remove() }
        // The journal is the run's as long as that is there.
        func apply() async throws {
            let run = ApplyRun(
                .apply, of: try fixture.journal(), at: fixture.service, environment: fixture.service.environment())
            async let outcome = run.outcome()
            var created = 0
            var batches = 0
            for await event in run.events {
                if case .changed(let entry) = event, entry.status == .created { created += 1 }
                if case .batch = event { batches += 1 }
            }
            #expect(try await outcome.isApplied && created == 6 && batches == 2)
        }
        try await apply()
        let back = ApplyRun(
            .rollback, of: try fixture.journal(), at: fixture.service, environment: fixture.service.environment())
        #expect(try await back.outcome().isRolledBack && fixture.service.ours.isEmpty)
    }

    private final class Cancelled: Sendable {
        private let flag = Atomic<Bool>(false)
        var isSet: Bool { flag.load(ordering: .relaxed) }
        func set() { flag.store(true, ordering: .relaxed) }
    }

    /// The call under way comes to its end and is recorded.
    @Test func endsAfterTheCallUnderWayWhenItsTaskIsCancelled() async throws {
        let fixture = try ApplyFixture(sessions: 8)
        defer { fixture.remove() }
        let isCancelled = Cancelled()
        func cancelled() async throws -> ApplyOutcome {
            let run = ApplyRun(
                .apply, of: try fixture.journal(), at: fixture.service, environment: fixture.service.environment(),
                pause: { _ in
                    // Holds the run at the end of its first batch until the cancellation has come.
                    while !isCancelled.isSet { await Task.yield() }
                    return true
                })
            let task = Task { try await run.outcome() }
            for await event in run.events {
                if case .changed(let entry) = event, entry.status == .created { break }
            }
            task.cancel()
            isCancelled.set()
            return try await task.value
        }
        let outcome = try await cancelled()
        #expect(outcome.end == .paused && outcome.count(.unknown) == 0)
        #expect(fixture.service.ours.count == outcome.count(.created) && outcome.count(.created) < 8)
        #expect(try await fixture.apply().isApplied && fixture.service.ours.count == 8)
    }
}
