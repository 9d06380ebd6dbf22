import CoachingAPI
import JSONTape

/// Puts the line of a slots file together from the bytes that were sent and received.
enum SlotLineText {
    /// The line with its line end. Both bodies go in as they are, but that line breaks between an answer's values, which
    /// would end the line, become spaces.
    ///
    /// - Throws: `CoachingAPIError` with `.unreadableAnswer` if the answer is no JSON object.
    static func line(queriedAt: Instant, request: [UInt8], answer: [UInt8]) throws -> [UInt8] {
        try check(answer)
        var line = Array("{\"queriedAt\":\"\(queriedAt.iso8601)\",\"request\":".utf8)
        line.reserveCapacity(line.count + request.count + answer.count + 16)
        line.append(contentsOf: request)
        line.append(contentsOf: ",\"response\":".utf8)
        // JSON has line breaks between values only: inside a string they are escaped.
        line.append(contentsOf: answer.lazy.map { $0 == 0x0a || $0 == 0x0d ? 0x20 : $0 })
        line.append(contentsOf: "}\n".utf8)
        return line
    }

    private static func check(_ answer: [UInt8]) throws {
        do {
            var parser = try JSONParser()
            let kind = try parser.parse(answer).kind
            if kind != .object { throw unreadable("the answer is no JSON object") }
        } catch let error as JSONError {
            throw unreadable("the answer is no JSON: \(error)")
        }
    }

    private static func unreadable(_ message: String) -> CoachingAPIError {
        CoachingAPIError(
            operation: "postCoachingScheduleslotsQuery", kind: .unreadableAnswer, message: message,
            advice: "Run the same command again; if it stays so, something between you and the service changes answers."
        )
    }
}
