import JSONTape

/// The calls whose answers a slots file holds already.
struct AnsweredQueries {
    /// Canonical JSON of the requests.
    private(set) var requests: Set<[UInt8]> = []
    /// Bytes up to the end of the last whole line.
    private(set) var wholeLength: Int = 0
    /// The last line is whole but for its line end.
    private(set) var lacksLineEnd = false
    private var lineNumber = 0

    /// Reads the file from start to end.
    ///
    /// - Throws: `InputProblems` for a line that is no line of a slots file, unless it is a torn last one.
    init(in file: borrowing SlotsAppender, path: String, pieceSize: Int = 1 << 20) throws {
        var parser = try JSONParser()
        var rest: [UInt8] = []
        while true {
            let offset = wholeLength + rest.count
            // Devices have no size, and may be read without end.
            let piece = try file.read(at: offset, count: min(pieceSize, file.size - offset))
            rest.append(contentsOf: piece)
            let whole = JSONLines.endOfLastWholeLine(in: rest.span.bytes)
            try addLines(of: rest, upTo: whole, path: path, parser: &parser)
            wholeLength += whole
            rest.removeFirst(whole)
            if piece.count < pieceSize { break }
        }
        if let request = try? Self.request(in: rest, parser: &parser) {
            requests.insert(request)
            wholeLength += rest.count
            lacksLineEnd = true
        }
    }

    private mutating func addLines(
        of bytes: [UInt8], upTo end: Int, path: String, parser: inout JSONParser
    ) throws {
        var start = 0
        while start < end {
            let lineEnd = bytes[start..<end].firstIndex(of: 0x0a)!
            lineNumber += 1
            let line = Array(bytes[start..<lineEnd])
            start = lineEnd + 1
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }) { continue }
            do throws(JSONError) {
                if let request = try Self.request(in: line, parser: &parser) {
                    requests.insert(request)
                    continue
                }
            } catch {
                throw problem(path, "is not well-formed JSON: \(error)")
            }
            throw problem(path, "has no request and response")
        }
    }

    /// The canonical request of a line that has its response too, `nil` for another JSON value.
    private static func request(in line: [UInt8], parser: inout JSONParser) throws(JSONError) -> [UInt8]? {
        let value = try parser.parse(line)
        guard let request = value["request"], value["response"]?.kind == .object else { return nil }
        return request.canonicalBytes()
    }

    private func problem(_ path: String, _ message: String) -> InputProblems {
        InputProblems(
            Problem(
                file: path, line: lineNumber, expected: "a line as coachplan fetch writes it, or another file",
                message: message))
    }
}
