import Foundation
import PlanTestSupport
import Testing

@testable import PlanApplication

/// A plan, a re-plan of it, and whatever goes wrong: nobody is doubled, each session is there once, nothing of others is touched,
/// and all comes back.
///
/// `COACHPLAN_REPLAN_SEED` repeats one history, `COACHPLAN_REPLAN_SEEDS` sets how many.
@Suite(.serialized) struct ReplanHistoryTests {
    private static let environment = ProcessInfo.processInfo.environment

    static let seeds: Range<UInt64> =
        if let seed = environment["COACHPLAN_REPLAN_SEED"].flatMap(UInt64.init) { seed..<seed + 1 } else {
            0..<(environment["COACHPLAN_REPLAN_SEEDS"].flatMap(UInt64.init)
                ?? (environment["COACHPLAN_SOAK"] == nil ? 500 : 100_000))
        }

    @Test func everyHistoryEndsWell() async throws {
        let queue = HistoryQueue(Self.seeds, most: 20) { seed, mutation, _ in
            var history = try ReplanHistory(seed: seed, mutation: mutation)
            defer { history.remove() }
            do { try await history.run() } catch { history.find("\(error)") }
            return history.findings
        }
        for failure in await queue.failures() {
            Issue.record(
                """
                \(failure.findings.joined(separator: "; "))
                COACHPLAN_REPLAN_SEED=\(failure.seed) make test ARGS='--filter ReplanHistoryTests'
                """)
        }
    }
}
