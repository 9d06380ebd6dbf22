import Foundation
import Testing

@testable import PlanApplication

/// Whatever goes wrong, wherever a run ends, whoever works in the service meanwhile: no session is there twice, nothing is
/// lost, nothing of others is touched, and all can be taken back.
///
/// `COACHPLAN_SOAK=1` lives through a million histories; `COACHPLAN_SIMULATION_SEED` repeats one,
/// `COACHPLAN_SIMULATION_SEEDS` sets how many, `COACHPLAN_SIMULATION_TRACE` prints all that happens.
@Suite(.serialized) struct ApplyHistoryTests {
    private static let environment = ProcessInfo.processInfo.environment

    static let seeds: Range<UInt64> =
        if let seed = environment["COACHPLAN_SIMULATION_SEED"].flatMap(UInt64.init) { seed..<seed + 1 } else {
            0..<(environment["COACHPLAN_SIMULATION_SEEDS"].flatMap(UInt64.init)
                ?? (environment["COACHPLAN_SOAK"] == nil ? 10_000 : 1_000_000))
        }

    /// The line that repeats a history.
    static func repeating(_ seed: UInt64) -> String {
        "COACHPLAN_SIMULATION_SEED=\(seed) make test ARGS='--filter ApplyHistoryTests'"
    }

    @Test func everyHistoryEndsWell() async throws {
        let isTraced = Self.environment["COACHPLAN_SIMULATION_TRACE"] != nil
        for failure in await HistoryQueue(Self.seeds, most: 20, isTraced: isTraced).failures() {
            Issue.record("\(failure.findings.joined(separator: "; "))\n\(Self.repeating(failure.seed))")
        }
    }

    /// A simulation that finds nothing may be one that looks at nothing: each of these faults it finds, in a history that ends
    /// well without it.
    @Test(arguments: ApplyMutation.allCases) func everyMutationIsCaught(mutation: ApplyMutation) async throws {
        for first in stride(from: UInt64(0), to: 10_000, by: 250) {
            for failure in await HistoryQueue(first..<first + 250, mutation: mutation, most: 4).failures() {
                if await HistoryQueue(failure.seed..<failure.seed + 1, most: 1).failures().isEmpty { return }
            }
        }
        Issue.record("\(mutation) was not caught")
    }
}
