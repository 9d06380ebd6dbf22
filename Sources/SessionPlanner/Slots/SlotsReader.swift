import Crypto
import Foundation

/// Reads slots files of any size: some megabytes at a time, the lines of each piece on all cores.
public struct SlotsReader {
    /// Bytes that are read before their lines are understood.
    private static let pieceSize = 8 << 20
    /// A line longer than this is not an answer of the service.
    private static let lineLimit = 256 << 20

    private let file: String
    private let threads: Int
    private var slots = SlotsFile()
    private var names = SlotNames()
    private var callOfRequest: [[UInt8]: Int] = [:]
    private var queriedFrom: Instant?
    private var queriedTo: Instant?
    private var problems: [Problem] = []
    private var lineCount = 0
    private var hash = SHA256()

    /// The answers in a file. Throws `InputProblems` with the first bad lines, or `FileFailure`.
    ///
    /// - Parameter threads: how many lines may be understood at a time; the result does not depend on it.
    public static func read(path: String, threads: Int = 2) throws -> SlotsFile {
        var reader = SlotsReader(file: path, threads: max(1, threads))
        try reader.readPieces()
        return try reader.finish()
    }

    private init(file: String, threads: Int) {
        self.file = file
        self.threads = threads
    }

    private mutating func readPieces() throws {
        var input = try InputFile(path: file)
        var pending: [UInt8] = []
        while problems.isEmpty {
            let isEnd = try input.append(atMost: SlotsReader.pieceSize, to: &pending)
            let whole = isEnd ? pending.count : (pending.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
            if whole > 0 {
                try read(pending[..<whole], isEnd: isEnd)
                pending.removeFirst(whole)
            } else if pending.count > SlotsReader.lineLimit {
                problems.append(
                    Problem(
                        file: file, line: lineCount + 1, expected: "one call a line", message: "the line is too long"))
            }
            if isEnd { return }
        }
    }

    private mutating func read(_ bytes: ArraySlice<UInt8>, isEnd: Bool) throws {
        let parts = SlotsReader.split(bytes, into: threads)
        let firstLines = parts.dropLast().reduce(into: [lineCount + 1]) { lines, part in
            lines.append(lines[lines.count - 1] + bytes[part].count { $0 == UInt8(ascii: "\n") })
        }
        let file = file
        let results = Parallel.map(parts.count) { index in
            Result {
                try bytes[parts[index]].withUnsafeBytes { buffer in
                    try SlotsBatch(
                        RawSpan(_unsafeBytes: buffer), file: file, firstLine: firstLines[index],
                        isEnd: isEnd && index == parts.count - 1)
                }
            }
        }
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        for result in results { take(try result.get()) }
    }

    /// Pieces of about equal size that end with their lines.
    private static func split(_ bytes: ArraySlice<UInt8>, into count: Int) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = bytes.startIndex
        for part in 1...count where start < bytes.endIndex {
            let target = max(start, bytes.startIndex + bytes.count / count * part)
            let end =
                part == count
                ? bytes.endIndex : bytes[target...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.endIndex
            parts.append(start..<end)
            start = end
        }
        return parts
    }

    /// Adds a batch's calls under the file's own numbers for names.
    private mutating func take(_ batch: SlotsBatch) {
        lineCount += batch.lineCount
        problems += batch.problems
        let renumbering = Renumbering(batch.names, into: &names)
        for line in batch.lines {
            let call = renumbering.call(line.call)
            if let known = callOfRequest[line.requestKey] {
                slots.calls[known] = call
            } else {
                callOfRequest[line.requestKey] = slots.calls.count
                slots.calls.append(call)
            }
            note(queriedAt: line.queriedAt)
        }
    }

    private mutating func note(queriedAt text: String?) {
        guard let text, let instant = InstantParser.parse(text) else { return }
        if instant < queriedFrom ?? Instant(microseconds: .max) { (queriedFrom, slots.queriedFrom) = (instant, text) }
        if instant > queriedTo ?? Instant(microseconds: .min) { (queriedTo, slots.queriedTo) = (instant, text) }
    }

    private func finish() throws -> SlotsFile {
        guard problems.isEmpty else { throw InputProblems(Array(problems.prefix(SlotsBatch.problemLimit))) }
        guard !slots.calls.isEmpty else {
            throw InputProblems(
                Problem(
                    file: file, expected: "one line for each query and its answer", message: "there are no slots in it")
            )
        }
        var slots = slots
        slots.users = names.users
        slots.schedules = names.schedules
        slots.labels = names.labels
        slots.sha256 = hash.finalize().hexadecimal
        return slots
    }
}
