import Foundation

/// Keeps the seed that is under way where it outlives the process, and what a run found.
struct FuzzRecord {
    private let path: String
    private let descriptor: Int32

    /// The record of a run that a process began, for that process and the one that runs.
    init(of reader: FuzzedReader, runBy process: pid_t) throws {
        path = NSTemporaryDirectory() + "/coachplan-fuzz-\(process)-\(reader).txt"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// One seed that is asked for, or as many as the short or the long form has.
    static var seeds: Range<UInt64> {
        let environment = ProcessInfo.processInfo.environment
        if let seed = environment["COACHPLAN_FUZZ_SEED"].flatMap(UInt64.init) { return seed..<seed + 1 }
        return 0..<(environment["COACHPLAN_SOAK"] == nil ? 500 : 100_000)
    }

    func note(_ seed: UInt64) { write("seed \(seed)") }

    func finish(_ summary: String) { write(summary) }

    /// What was written last. The record is gone then.
    func take() -> String {
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        close(descriptor)
        unlink(path)
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func write(_ text: String) {
        let line = Array(text.padding(toLength: max(24, text.utf8.count), withPad: " ", startingAt: 0).utf8)
        _ = pwrite(descriptor, line, line.count, 0)
    }
}
