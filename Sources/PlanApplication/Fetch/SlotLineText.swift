import CoachingAPI
import JSONTape
import PlanFiles
import PlanModel

/// Composes the line of a slots file from the bytes that were sent and received.
enum SlotLineText {
    /// The line with its line end. Both bodies are copied unchanged, except that line breaks between an answer's
    /// values, which would end the line, become spaces.
    ///
    /// - Throws: `CoachingAPIError` with `.unreadableAnswer` if planning could not read the line.
    static func line(queriedAt: Instant, request: [UInt8], answer: [UInt8]) throws -> [UInt8] {
        var line = text(queriedAt: queriedAt, request: request, answer: answer)
        // A stored line counts as answered and is never asked for again.
        _ = try read(line, answer: answer)
        line.append(UInt8(ascii: "\n"))
        return line
    }

    /// The content of an answer, as planning would read its line, which is not composed for it. When it was asked for
    /// is not part of the content.
    ///
    /// - Throws: as ``line(queriedAt:request:answer:)``.
    static func slots(request: [UInt8], answer: [UInt8]) throws -> SlotsFile {
        try explaining {
            // In its line it would lie one level deeper.
            let depth = JSONParser.defaultMaximumDepth - 1
            var questions = try JSONParser(maximumDepth: depth)
            var answers = try JSONParser(maximumDepth: depth)
            let response = try answers.parse(answer)
            guard response.kind == .object else { throw notAnObject }
            return try SlotsReader.read(request: questions.parse(request), response: response)
        }
    }

    private static func text(queriedAt: Instant, request: [UInt8], answer: [UInt8]) -> [UInt8] {
        var line = Array("{\"queriedAt\":\"\(queriedAt.iso8601)\",\"request\":".utf8)
        line.reserveCapacity(line.count + request.count + answer.count + 16)
        line.append(contentsOf: request)
        line.append(contentsOf: ",\"response\":".utf8)
        let start = line.count
        line.append(contentsOf: answer)
        // JSON has line breaks between values only: inside a string they are escaped.
        for place in start..<line.count where line[place] == 0x0a || line[place] == 0x0d { line[place] = 0x20 }
        line.append(UInt8(ascii: "}"))
        return line
    }

    /// Whether the bytes, as far as they go, are the beginning of a line:
    /// `{"queriedAt":"2026-12-01T14:00:00.000Z","request":{`, with any digits in the time.
    static func isBeginningOfLine(_ bytes: some Collection<UInt8>) -> Bool {
        zip(bytes, #"{"queriedAt":"0000-00-00T00:00:00.000Z","request":{"#.utf8).allSatisfy { found, pattern in
            pattern == UInt8(ascii: "0") ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(found) : found == pattern
        }
    }

    private static func read(_ line: [UInt8], answer: [UInt8]) throws -> SlotsFile {
        try explaining {
            var parser = try JSONParser()
            // Parsed by itself, as an answer with one brace too many could end the line's own object.
            guard try parser.parse(answer).kind == .object else { throw notAnObject }
            return try SlotsReader.read(lines: [line])
        }
    }

    private static func explaining(_ read: () throws -> SlotsFile) throws -> SlotsFile {
        do {
            return try read()
        } catch let error as JSONError {
            throw unreadable("the answer is no JSON: \(error)")
        } catch let error as SlotFieldError {
            throw unreadable("\(error.path) \(error.told)")
        }
    }

    private static var notAnObject: CoachingAPIError { unreadable("the answer is no JSON object") }

    private static func unreadable(_ message: String) -> CoachingAPIError {
        CoachingAPIError(
            operation: "postCoachingScheduleslotsQuery", kind: .unreadableAnswer, message: message,
            advice: "Run the same command again; if it stays so, something between you and the service changes answers."
        )
    }
}

extension SlotFieldError {
    /// The problem with the field, after its path.
    fileprivate var told: String {
        "\(message)\(value.map { " (found: \($0.prefix(80)))" } ?? ""); expected \(expected)"
    }
}
