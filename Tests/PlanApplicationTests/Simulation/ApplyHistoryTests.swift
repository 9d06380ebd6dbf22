import Foundation
import Testing

@testable import PlanApplication

/// Whatever goes wrong, wherever a run ends, whoever works in the service meanwhile: no session is there twice, nothing is
/// lost, nothing of others is touched, and all can be taken back.
///
/// `COACHPLAN_SOAK=1` lives through a million histories; `COACHPLAN_SIMULATION_SEED` repeats one,
/// `COACHPLAN_SIMULATION_SEEDS` sets how many and `COACHPLAN_SIMULATION_FIRST` from which on, `COACHPLAN_SIMULATION_TRACE`
/// prints all that happens. With `COACHPLAN_SIMULATION_LOG=FILE` each range of seeds that is done is noted in a file, and left
/// out by the next run with the same file.
@Suite(.serialized) struct ApplyHistoryTests {
    private static let environment = ProcessInfo.processInfo.environment

    static let seeds: Range<UInt64> =
        if let seed = environment["COACHPLAN_SIMULATION_SEED"].flatMap(UInt64.init) { seed..<seed + 1 } else {
            first..<first
                + (environment["COACHPLAN_SIMULATION_SEEDS"].flatMap(UInt64.init)
                    ?? (environment["COACHPLAN_SOAK"] == nil ? 10_000 : 1_000_000))
        }

    private static let first = environment["COACHPLAN_SIMULATION_FIRST"].flatMap(UInt64.init) ?? 0

    /// The line that repeats a history.
    static func repeating(_ seed: UInt64) -> String {
        "COACHPLAN_SIMULATION_SEED=\(seed) make test ARGS='--filter ApplyHistoryTests'"
    }

    @Test func everyHistoryEndsWell() async throws {
        let isTraced = Self.environment["COACHPLAN_SIMULATION_TRACE"] != nil
        let log = Self.environment["COACHPLAN_SIMULATION_LOG"].map { HistoryLog(path: $0) }
        var most = 20
        for seeds in log?.open(of: Self.seeds) ?? [Self.seeds] where most > 0 {
            let (begun, processor) = (ContinuousClock.now, HistoryLog.processorSeconds())
            let failures = await HistoryQueue(seeds, most: most, isTraced: isTraced).failures()
            most -= failures.count
            for failure in failures {
                Issue.record("\(failure.findings.joined(separator: "; "))\n\(Self.repeating(failure.seed))")
            }
            try log?.note(
                seeds, failed: failures.map(\.seed), seconds: (ContinuousClock.now - begun) / .seconds(1),
                processor: HistoryLog.processorSeconds() - processor)
        }
    }

    @Test func aLongRunGoesOnWhereItEnded() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "histories-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let log = HistoryLog(path: path)
        #expect(log.open(of: 5..<2_500) == [5..<1_005, 1_005..<2_005, 2_005..<2_500])
        try log.note(5..<1_005, failed: [], seconds: 1, processor: 1)
        try log.note(1_005..<2_005, failed: [1_007], seconds: 1, processor: 1)
        #expect(log.open(of: 5..<2_500) == [1_005..<2_005, 2_005..<2_500])
        try log.note(1_005..<2_005, failed: [], seconds: 1, processor: 1)
        try log.note(2_005..<2_500, failed: [], seconds: 1, processor: 1)
        #expect(log.open(of: 5..<2_500).isEmpty)
        // The machine ended while the last line was written.
        try Data(contentsOf: URL(filePath: path)).dropLast().write(to: URL(filePath: path))
        #expect(log.open(of: 5..<2_500) == [2_005..<2_500])
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
