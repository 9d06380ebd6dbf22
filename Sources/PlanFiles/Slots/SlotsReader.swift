import JSONTape
public import PlanModel
import Synchronization

/// Reads slots files of any size, some megabytes at a time: the lines of one piece are parsed on all cores while the
/// next one is read and hashed.
public struct SlotsReader {
    /// Bytes that are read before their lines are parsed, and the parts per thread into which they are split. Larger
    /// pieces are no faster, and a small team's slots do not need the memory.
    private static let pieceSize = 4 << 20
    private static let partsPerThread = 4

    private let file: String
    private let threads: Int
    private var slots = SlotsFile()
    private var names = SlotNames()
    private var callOfRequest: [[UInt8]: Int] = [:]
    private var queriedFrom: Instant?
    private var queriedTo: Instant?
    private var problems: [Problem] = []
    private var lineCount = 0

    /// The answers in a file. Throws `InputProblems` with the first bad lines, or `FileFailure`.
    ///
    /// - Parameter threads: how many lines may be parsed at a time; the result does not depend on it.
    public static func read(path: String, threads: Int = 2) throws -> SlotsFile {
        var reader = SlotsReader(file: InputFile.shownName(of: path), threads: max(1, threads))
        let pieces = try LinePieces(path: path, pieceSize: pieceSize)
        try reader.read(pieces)
        return try reader.finish(sha256: pieces.sha256)
    }

    private init(file: String, threads: Int) {
        self.file = file
        self.threads = threads
    }

    private mutating func read(_ pieces: LinePieces) throws {
        var current = try next { try pieces.next() }
        while let piece = current, problems.isEmpty {
            current = try understand(piece, whileReading: pieces)
            pieces.recycle(piece)
        }
    }

    private mutating func next(_ piece: () throws -> LinePieces.Piece?) throws -> LinePieces.Piece? {
        do { return try piece() } catch is LinePieces.LineTooLong {
            problems.append(
                Problem(file: file, line: lineCount + 1, expected: "one call a line", message: "the line is too long"))
            return nil
        }
    }

    /// Parses a piece's lines while the next piece is read.
    private mutating func understand(
        _ piece: LinePieces.Piece, whileReading pieces: LinePieces
    ) throws -> LinePieces.Piece? {
        let parts = SlotsReader.split(piece, into: threads == 1 ? 1 : threads * SlotsReader.partsPerThread)
        let file = file
        let upcoming = Mutex<Result<LinePieces.Piece?, any Error>>(.success(nil))
        let batches = Parallel.map(parts.count + 1, threads: threads) { index -> Result<SlotsBatch, any Error>? in
            if index == 0 {
                let next = Result { try pieces.next() }
                upcoming.withLock { $0 = next }
                return nil
            }
            return Result { try SlotsBatch(piece, parts[index - 1], file: file) }
        }
        for batch in batches { if let batch = try batch?.get() { take(batch) } }
        return try next { try upcoming.withLock(\.self).get() }
    }

    /// Parts of about equal size that end at line ends.
    private static func split(_ piece: LinePieces.Piece, into count: Int) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = 0
        for part in 1...count where start < piece.count {
            let target = max(start, piece.count / count * part)
            let end =
                part == count
                ? piece.count
                : piece.buffer[target..<piece.count].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? piece.count
            parts.append(start..<end)
            start = end
        }
        return parts
    }

    /// Adds a batch's calls, with the file's own numbers for names.
    private mutating func take(_ batch: SlotsBatch) {
        problems += batch.problems(firstLine: lineCount + 1)
        lineCount += batch.lineCount
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
        guard let text, let instant = Instant(text) else { return }
        if instant < queriedFrom ?? Instant(microseconds: .max) { (queriedFrom, slots.queriedFrom) = (instant, text) }
        if instant > queriedTo ?? Instant(microseconds: .min) { (queriedTo, slots.queriedTo) = (instant, text) }
    }

    private func finish(sha256: String) throws -> SlotsFile {
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
        slots.sha256 = sha256
        return slots
    }
}
