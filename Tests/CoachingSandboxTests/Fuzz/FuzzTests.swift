import Foundation
import HTTPTypes
import Testing

/// Calls that nobody would make, all operations, one after another: the sandbox answers each as a service does, and its state is
/// what the answers said.
///
/// `COACHPLAN_SOAK=1` makes 100 000 calls. A round is named by its seed, which is told before it begins; a single one is repeated with
/// `COACHPLAN_FUZZ_SEED`.
@Suite(.serialized) struct FuzzTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let isLong = environment["COACHPLAN_SOAK"] != nil
    private static let calls = isLong ? 1_000 : 300

    static let seeds: [UInt64] =
        if let seed = environment["COACHPLAN_FUZZ_SEED"].flatMap(UInt64.init) { [seed] } else {
            isLong ? Array(1...100) : [1, 2, 4]
        }

    /// The line that repeats a round.
    static func repeating(_ seed: UInt64) -> String {
        "\(isLong ? "COACHPLAN_SOAK=1 " : "")COACHPLAN_FUZZ_SEED=\(seed) make test ARGS='--filter FuzzTests'"
    }

    static func tell(_ line: String) {
        FileHandle.standardError.write(Data("\(line)\n".utf8))
    }

    @Test(arguments: seeds)
    func everyAnswerIsTrue(seed: UInt64) async throws {
        // Told before, since a sandbox that dies takes the test with it.
        Self.tell("fuzz: \(Self.repeating(seed))")
        let folder = FileManager.default.temporaryDirectory.appending(path: "fuzz-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let round = FuzzRound(seed: seed, calls: Self.calls, databasePath: folder.appending(path: "world.sqlite").path)
        let outcome = try await round.run()
        let findings = outcome.findings
        #expect(findings.isEmpty, "\(findings.prefix(5).joined(separator: "\n"))\n\(Self.repeating(seed))")
        // Otherwise nothing was tried. Writes that are put off are acknowledged without saying what becomes of them.
        #expect(outcome.acknowledged > 0, "\(Self.repeating(seed))")
        Self.tell("fuzz: \(Self.calls) calls, \(outcome.acknowledged) writes acknowledged")
    }
}
