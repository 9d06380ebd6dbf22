import Foundation

/// Which seeds of a long run are done, a line for each range of them: the run can be ended at any time and gone on with.
struct HistoryLog {
    /// Seeds that are taken together.
    static let part: UInt64 = 1_000

    let path: String

    /// The ranges that no line says to have ended well.
    func open(of seeds: Range<UInt64>) -> [Range<UInt64>] {
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        // The last line may have been cut off.
        let done = Set(text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().compactMap(Self.range))
        return Self.parts(of: seeds).filter { !done.contains($0) }
    }

    static func parts(of seeds: Range<UInt64>) -> [Range<UInt64>] {
        stride(from: seeds.lowerBound, to: seeds.upperBound, by: Int(part)).map { first in
            first..<min(first + part, seeds.upperBound)
        }
    }

    /// The range of a line that says that all of it ended well.
    private static func range(of line: Substring) -> Range<UInt64>? {
        guard let match = line.wholeMatch(of: /([0-9]+) up to ([0-9]+): all ended well, .*/),
            let first = UInt64(match.1), let end = UInt64(match.2), first < end
        else { return nil }
        return first..<end
    }

    /// - Parameters:
    ///   - failed: seeds whose histories ended badly.
    ///   - processor: seconds of processor that the range took.
    func note(_ range: Range<UInt64>, failed: [UInt64], seconds: Double, processor: Double) throws {
        let end = failed.isEmpty ? "all ended well" : "ended badly: \(failed.map(String.init).joined(separator: " "))"
        let cost = String(format: "%.2f ms of processor each", processor * 1000 / Double(range.count))
        let line =
            "\(range.lowerBound) up to \(range.upperBound): \(end), "
            + String(format: "%.1f s, ", seconds) + "\(cost), \(Date.now.ISO8601Format())\n"
        if !FileManager.default.fileExists(atPath: path) { try Data().write(to: URL(filePath: path)) }
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        defer { try? file.close() }
        try file.seekToEnd()
        try file.write(contentsOf: Data(line.utf8))
        try file.synchronize()
    }

    /// Seconds of processor that this process has used.
    static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
    }
}
