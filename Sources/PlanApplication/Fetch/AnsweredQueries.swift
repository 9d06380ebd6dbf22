import JSONTape
import PlanFiles
import PlanModel

/// The calls whose answers a slots file already holds.
struct AnsweredQueries {
    /// When each was answered, by the canonical JSON of its request; nil if the line does not say.
    private(set) var queriedAt: [[UInt8]: Instant?] = [:]
    /// Bytes up to the end of the last whole line.
    private(set) var wholeLength: Int = 0
    /// Whether the last line is complete except for its line end.
    private(set) var lacksLineEnd = false
    private var lineNumber = 0
    private let path: String

    /// Reads the file from start to end, as strictly as it is read for planning.
    ///
    /// - Throws: `InputProblems` for a line that does not belong in a slots file, unless it is a last line that was cut
    ///   short.
    init(in file: borrowing SlotsAppender, path: String, pieceSize: Int = 1 << 20) throws {
        self.path = path
        var parser = try JSONParser()
        var rest: [UInt8] = []
        while true {
            let offset = wholeLength + rest.count
            // Devices have no size, and may be read without end.
            let piece = try file.read(at: offset, count: min(pieceSize, file.size - offset))
            rest.append(contentsOf: piece)
            let whole = JSONLines.endOfLastWholeLine(in: rest.span.bytes)
            try addLines(of: rest, upTo: whole, parser: &parser)
            wholeLength += whole
            rest.removeFirst(whole)
            if piece.count < pieceSize { break }
        }
        try addTail(rest, parser: &parser)
    }

    /// The answers since a time, or all answers for nil. An answer without a time may be older than any time.
    func queriedAt(since time: Instant?) -> [[UInt8]: Instant?] {
        guard let time else { return queriedAt }
        return queriedAt.filter { $0.value.map { $0 >= time } ?? false }
    }

    /// Handles the bytes after the last line end: a line that is only missing its line end, or one that was cut short
    /// while it was written.
    private mutating func addTail(_ tail: [UInt8], parser: inout JSONParser) throws {
        guard !JSONLines.isBlank(tail.span.bytes) else {
            wholeLength += tail.count
            return
        }
        lineNumber += 1
        do {
            try add(tail, parser: &parser)
            wholeLength += tail.count
            lacksLineEnd = true
        } catch {
            // Any other ending of the file is somebody's data.
            guard error is JSONError, SlotLineText.isBeginningOfLine(tail) else { throw problem(error) }
        }
    }

    private mutating func addLines(of bytes: [UInt8], upTo end: Int, parser: inout JSONParser) throws {
        var start = 0
        while start < end {
            let lineEnd = bytes[start..<end].firstIndex(of: 0x0a)!
            lineNumber += 1
            let line = Array(bytes[start..<lineEnd])
            start = lineEnd + 1
            if JSONLines.isBlank(line.span.bytes) { continue }
            do { try add(line, parser: &parser) } catch { throw problem(error) }
        }
    }

    private mutating func add(_ line: [UInt8], parser: inout JSONParser) throws {
        var reader = SlotLineReader()
        let call = try reader.line(parser.parse(line))
        queriedAt.updateValue(call.queriedAt.flatMap { Instant($0) }, forKey: call.requestKey)
    }

    private func problem(_ error: any Error) -> InputProblems {
        let expected = "a line as coachplan fetch writes it, or another file"
        switch error {
        case let error as SlotFieldError:
            return InputProblems(
                Problem(
                    file: path, line: lineNumber, field: error.path, value: error.value,
                    expected: "\(error.expected) in \(expected)", message: error.message))
        default:
            return InputProblems(
                Problem(file: path, line: lineNumber, expected: expected, message: "is not well-formed JSON: \(error)"))
        }
    }
}
