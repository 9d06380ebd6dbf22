import CoachingModels
import JSONTape
import PlanModel

/// Lines of a slots file as they are, and lines with less in them.
package enum SlotLineCopy {
    /// Hands on the lines of a file that are not blank, in order, without their line ends.
    ///
    /// - Parameter body: gets the number of the line, from 0, blank ones not counted, and its bytes.
    /// - Returns: SHA-256 of the file.
    /// - Throws: `FileFailure`, and what the body throws.
    package static func forEachLine(
        of path: String, _ body: (_ number: Int, _ line: UnsafeRawBufferPointer) throws -> Void
    ) throws -> String {
        let pieces = try LinePieces(path: path)
        var number = 0
        try pieces.forEachPart(threads: 1) { piece, part in
            (piece, part)
        } take: { piece, part in
            try piece.buffer.withUnsafeBytes { buffer in
                let bytes = RawSpan(_unsafeBytes: UnsafeRawBufferPointer(rebasing: buffer[part]))
                for range in JSONLines.ranges(in: bytes) {
                    let start = part.lowerBound + range.lowerBound
                    try body(number, UnsafeRawBufferPointer(rebasing: buffer[start..<start + range.count]))
                    number += 1
                }
            }
        }
        return pieces.sha256
    }

    /// What of an answer stays.
    package struct Kept {
        /// Of whom schedules stay.
        package var tellsOf: (String) -> Bool
        /// Whether suggested starts stay.
        package var suggests: Bool
        /// Whether they tell the staffing.
        package var tellsStaffing: Bool

        package init(tellsOf: @escaping (String) -> Bool, suggests: Bool, tellsStaffing: Bool) {
            self.tellsOf = tellsOf
            self.suggests = suggests
            self.tellsStaffing = tellsStaffing
        }
    }

    /// The same question with less of its answer.
    ///
    /// - Throws: `JSONError` for a line that is no JSON.
    package static func line(_ line: UnsafeRawBufferPointer, keeping kept: Kept) throws -> [UInt8] {
        var parser = try JSONParser()
        let value = try parser.parse(RawSpan(_unsafeBytes: line))
        var fields = ObjectBytes()
        guard var members = value.members else { return Array(line) }
        while let member = members.next() {
            if member.key.string == "response", member.value.kind == .object {
                try fields.add(member.key.string, response(member.value, kept))
            } else {
                try fields.add(member.key.string, member.value.compactBytes())
            }
        }
        return fields.bytes
    }

    private static func response(_ value: borrowing JSONValue, _ kept: Kept) throws -> [UInt8] {
        var fields = ObjectBytes()
        guard var members = value.members else { return value.compactBytes() }
        while let member = members.next() {
            switch member.key.string {
            case "attendeeSchedules", "facilitatorSchedules":
                try fields.add(member.key.string, schedules(member.value, kept))
            case "suggestedSlots": try fields.add(member.key.string, slots(member.value, kept))
            default: try fields.add(member.key.string, member.value.compactBytes())
            }
        }
        return fields.bytes
    }

    private static func schedules(_ value: borrowing JSONValue, _ kept: Kept) -> [UInt8] {
        guard var elements = value.elements else { return value.compactBytes() }
        var list: [[UInt8]] = []
        while let element = elements.next() {
            if let id = element["user"]?["id"]?.string, kept.tellsOf(id) { list.append(element.compactBytes()) }
        }
        return listBytes(list)
    }

    private static func slots(_ value: borrowing JSONValue, _ kept: Kept) throws -> [UInt8] {
        guard kept.suggests, var elements = value.elements else { return listBytes([]) }
        if kept.tellsStaffing { return value.compactBytes() }
        var list: [[UInt8]] = []
        while let element = elements.next() {
            guard var members = element.members else { continue }
            var fields = ObjectBytes()
            while let member = members.next() {
                if member.key.string == "staffingDifference" { continue }
                try fields.add(member.key.string, member.value.compactBytes())
            }
            list.append(fields.bytes)
        }
        return listBytes(list)
    }

    private static func listBytes(_ elements: [[UInt8]]) -> [UInt8] {
        [UInt8(ascii: "[")] + Array(elements.joined(separator: [UInt8(ascii: ",")])) + [UInt8(ascii: "]")]
    }
}

/// An object of JSON on its way.
private struct ObjectBytes {
    private var content: [UInt8] = []

    var bytes: [UInt8] { [UInt8(ascii: "{")] + content + [UInt8(ascii: "}")] }

    mutating func add(_ name: String, _ value: [UInt8]) throws {
        if !content.isEmpty { content.append(UInt8(ascii: ",")) }
        content += try CoachingJSON.encode(name)
        content.append(UInt8(ascii: ":"))
        content += value
    }
}
