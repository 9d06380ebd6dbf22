import JSONTape

/// Some lines of a slots file that follow each other, read on their own: batches can be read at the same time.
struct SlotsBatch: Sendable {
    private(set) var lines: [SlotLine] = []
    private(set) var names = SlotNames()
    private(set) var problems: [Problem] = []
    /// Lines in the batch, blank ones included.
    private(set) var lineCount = 0

    /// Problems after this many are not worth reading.
    static let problemLimit = 20

    /// - Parameters:
    ///   - firstLine: number of the batch's first line in the file.
    ///   - isEnd: whether the file ends with the batch, so that its last line may be cut off.
    init(_ bytes: RawSpan, file: String, firstLine: Int, isEnd: Bool) throws {
        var parser = try JSONParser()
        var reader = SlotLineReader()
        var start = 0
        while start < bytes.byteCount {
            let end = bytes.lineEnd(from: start)
            defer {
                start = end + 1
                lineCount += 1
            }
            let line = bytes.extracting(start..<end)
            if line.isBlank { continue }
            do {
                lines.append(try reader.line(parser.parse(line)))
            } catch {
                let isCutOff = isEnd && end == bytes.byteCount
                problems.append(SlotsBatch.problem(error, file: file, line: firstLine + lineCount, isCutOff: isCutOff))
                if problems.count == SlotsBatch.problemLimit { break }
            }
        }
        names = reader.names
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

extension RawSpan {
    /// Where the line ends that begins here: its line feed, or the end.
    func lineEnd(from start: Int) -> Int {
        withUnsafeBytes { $0[start...].firstIndex(of: UInt8(ascii: "\n")) ?? $0.count }
    }

    var isBlank: Bool {
        withUnsafeBytes { $0.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }
    }
}
