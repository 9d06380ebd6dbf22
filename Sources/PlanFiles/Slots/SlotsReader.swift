import JSONTape
public import PlanModel

/// Reads slots files of any size, some megabytes at a time: the lines of one piece are parsed on all cores while the
/// next one is read and hashed.
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
    /// The number of lines so far that are not blank.
    private var answerCount = 0
    private var isKept: ((Int) -> Bool)?

    /// The answers in a file. Throws `InputProblems` with the first bad lines, or `FileFailure`.
    ///
    /// - Parameter threads: how many lines may be parsed at a time; the result does not depend on it.
    public static func read(path: String, threads: Int = 2) throws -> SlotsFile {
        try read(path: path, threads: threads, keeping: nil)
    }

    /// The answers of some lines; hash and times are those of the whole file.
    ///
    /// - Parameter isKept: asked by the number of a line, from 0, not counting blank ones: the lines of one question are all kept, or
    ///   none of them.
    package static func read(path: String, threads: Int, keeping isKept: ((Int) -> Bool)?) throws -> SlotsFile {
        var reader = SlotsReader(file: InputFile.shownName(of: path), threads: max(1, threads))
        reader.isKept = isKept
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

    /// Adds a batch's calls, with the file's own numbers for names.
    private mutating func take(_ batch: SlotsBatch) {
        problems += batch.problems(firstLine: lineCount + 1)
        lineCount += batch.lineCount
        let renumbering = Renumbering(batch.names, into: &names)
        for line in batch.lines {
            note(queriedAt: line.queriedAt)
            defer { answerCount += 1 }
            if let isKept, !isKept(answerCount) { continue }
            let call = renumbering.call(line.call)
            if let known = callOfRequest[line.requestKey] {
                slots.calls[known] = call
            } else {
                callOfRequest[line.requestKey] = slots.calls.count
                slots.calls.append(call)
            }
        }
    }

    private mutating func note(queriedAt text: String?) {
        guard let text, let instant = Instant(text) else { return }
        if instant < queriedFrom ?? Instant(microseconds: .max) { (queriedFrom, slots.queriedFrom) = (instant, text) }
        if instant > queriedTo ?? Instant(microseconds: .min) { (queriedTo, slots.queriedTo) = (instant, text) }
    }

    private func finish(sha256: String) throws -> SlotsFile {
        guard problems.isEmpty else { throw InputProblems(Array(problems.prefix(SlotsBatch.problemLimit))) }
        guard !slots.calls.isEmpty || answerCount > 0 else {
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
