import Foundation
import Testing

/// No file stops a reader, holds it up or is changed by it: 500 spoilt files for each, 100 000 with `COACHPLAN_SOAK`.
///
/// A failure names its seed; `COACHPLAN_FUZZ_SEED=n` reads that file alone.
@Suite(.serialized) struct ReaderFuzzTests {
    @Test func yamlRequests() async throws {
        let record = try FuzzRecord(of: .yaml, runBy: getpid())
        await #expect(processExitsWith: .success) { try FuzzRun.run(.yaml) }
        report(record)
    }

    @Test func jsonRequests() async throws {
        let record = try FuzzRecord(of: .json, runBy: getpid())
        await #expect(processExitsWith: .success) { try FuzzRun.run(.json) }
        report(record)
    }

    @Test func rosters() async throws {
        let record = try FuzzRecord(of: .roster, runBy: getpid())
        await #expect(processExitsWith: .success) { try FuzzRun.run(.roster) }
        report(record)
    }

    @Test func slots() async throws {
        let record = try FuzzRecord(of: .slots, runBy: getpid())
        await #expect(processExitsWith: .success) { try FuzzRun.run(.slots) }
        report(record)
    }

    @Test func plans() async throws {
        let record = try FuzzRecord(of: .plan, runBy: getpid())
        await #expect(processExitsWith: .success) { try FuzzRun.run(.plan) }
        report(record)
    }

    /// Says how the run ended; a run that did not end left the seed.
    private func report(_ record: FuzzRecord) {
        let text = record.take()
        if text.hasPrefix("seed") { Issue.record("failed at \(text)") } else { print(text) }
    }

    @Test func theSameSeedSpoilsAFileInTheSameWay() throws {
        for reader in FuzzedReader.allCases {
            let samples = try reader.samples()
            let files = (0..<50 as Range<UInt64>).map { reader.file(seed: $0, samples: samples) }
            #expect(files == (0..<50 as Range<UInt64>).map { reader.file(seed: $0, samples: samples) })
            #expect(Set(files).count > 40)
        }
    }
}
