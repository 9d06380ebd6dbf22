import JSONTape
import PlanModel

/// Some lines of a slots file that follow each other, read on their own: batches can be read at the same time.
struct SlotsBatch: Sendable {
    private(set) var lines: [SlotLine] = []
    private(set) var names = SlotNames()
    /// Lines in the batch, blank ones included.
    private(set) var lineCount = 0
    /// What is wrong, each with the number of its line in the batch, from 0.
    private var problems: [Problem] = []

    /// Problems after this many are not worth reading.
    static let problemLimit = 20

    init(_ piece: LinePieces.Piece, _ part: Range<Int>, file: String) throws {
        let isEnd = piece.isEnd && part.upperBound == piece.count
        try piece.buffer.withUnsafeBytes { buffer in
            try read(RawSpan(_unsafeBytes: UnsafeRawBufferPointer(rebasing: buffer[part])), file: file, isEnd: isEnd)
        }
    }

    /// The problems with the numbers of their lines in the file.
    func problems(firstLine: Int) -> [Problem] {
        problems.map { problem in
            var problem = problem
            problem.line = problem.line.map { $0 + firstLine }
            return problem
        }
    }

    /// - Parameter isEnd: whether the file ends with these bytes, so that their last line may be cut off.
    private mutating func read(_ bytes: RawSpan, file: String, isEnd: Bool) throws {
        var parser = try JSONParser()
        var reader = SlotLineReader()
        var start = 0
        while start < bytes.byteCount {
            let end = JSONLines.endOfLine(in: bytes, from: start)
            defer {
                start = end + 1
                lineCount += 1
            }
            let line = bytes.extracting(start..<end)
            if JSONLines.isBlank(line) { continue }
            do {
                lines.append(try reader.line(parser.parse(line)))
            } catch {
                let isCutOff = isEnd && end == bytes.byteCount
                problems.append(SlotsBatch.problem(error, file: file, line: lineCount, isCutOff: isCutOff))
                if problems.count == SlotsBatch.problemLimit { break }
            }
        }
        names = reader.names
    }

    /// What is wrong with a line that is no answer of the service, so long is it.
    static func tooLong(file: String, line: Int) -> Problem {
        Problem(file: file, line: line, expected: "one call a line", message: "the line is too long")
    }

    /// What is wrong with a file without answers.
    static func nothing(file: String) -> Problem {
        Problem(file: file, expected: "one line for each query and its answer", message: "there are no slots in it")
    }

    private static func problem(_ error: any Error, file: String, line: Int, isCutOff: Bool) -> Problem {
        switch error {
        case let error as SlotFieldError:
            Problem(
                file: file, line: line, field: error.path, value: error.value, expected: error.expected,
                message: error.message)
        case let error as JSONError where isCutOff:
            Problem(
                file: file, line: line, column: error.offset.map { $0 + 1 }, expected: "a whole line",
                message: "the last line is cut off: \(error.reason.rawValue); fetch again to complete the file")
        case let error as JSONError:
            Problem(
                file: file, line: line, column: error.offset.map { $0 + 1 },
                expected: "one call and its answer as JSON", message: "is not JSON: \(error.reason.rawValue)")
        default:
            Problem(file: file, line: line, message: "cannot be read: \(error)")
        }
    }
}
