import JSONTape
public import PlanModel

/// Reads slots files of any size: some megabytes at a time, the lines of a piece on all cores while the next one is
/// read and hashed.
public struct SlotsReader {
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
    /// - Parameter threads: how many lines may be understood at a time; the result does not depend on it.
    public static func read(path: String, threads: Int = 2) throws -> SlotsFile {
        var reader = SlotsReader(file: InputFile.shownName(of: path), threads: max(1, threads))
        let pieces = try LinePieces(path: path)
        try reader.read(pieces)
        return try reader.finish(sha256: pieces.sha256)
    }

    private init(file: String, threads: Int) {
        self.file = file
        self.threads = threads
    }

    private mutating func read(_ pieces: LinePieces) throws {
        let file = file
        do {
            try pieces.forEachPart(threads: threads) { piece, part in
                try SlotsBatch(piece, part, file: file)
            } take: { batch in
                take(batch)
            } isDone: {
                !problems.isEmpty
            }
        } catch is LinePieces.LineTooLong {
            problems.append(SlotsBatch.tooLong(file: file, line: lineCount + 1))
        }
    }

    /// Adds a batch's calls under the file's own numbers for names.
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
            throw InputProblems(SlotsBatch.nothing(file: file))
        }
        var slots = slots
        slots.users = names.users
        slots.schedules = names.schedules
        slots.labels = names.labels
        slots.sha256 = sha256
        return slots
    }
}
