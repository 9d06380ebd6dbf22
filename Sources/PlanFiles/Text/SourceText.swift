import Foundation
import PlanModel

/// The text of an input file. Refuses what cannot be one before anything tries to understand it.
package struct SourceText {
    /// The file as the user named it.
    package let file: String
    /// The file as it is.
    package let bytes: [UInt8]
    /// The file without the byte order mark that some programs begin it with.
    package let content: [UInt8]
    package let text: String
    /// Lines and columns of the content.
    package let lines: SourceLines

    /// A request of a hundred thousand sessions has some 40 MB.
    static let maxBytes = 256 << 20

    package init(readingFile path: String) throws {
        try self.init(file: InputFile.shownName(of: path), bytes: FileBytes.read(path, limit: SourceText.maxBytes))
    }

    package init(file: String, bytes: [UInt8]) throws {
        self.file = file
        self.bytes = bytes
        if SourceText.isUTF16(bytes) { throw SourceText.refusal(file, bytes, nil, "is UTF-16") }
        if let position = bytes.firstIndex(of: 0) {
            throw SourceText.refusal(
                file, bytes, position, "is a binary file or not UTF-8: byte \(position + 1) is 0")
        }
        let content = bytes.starts(with: SourceText.byteOrderMark) ? Array(bytes[3...]) : bytes
        guard let text = String(validating: content, as: UTF8.self) else {
            let position = SourceText.firstInvalid(in: bytes)
            throw SourceText.refusal(
                file, bytes, position, "is a binary file or not UTF-8: byte \(position + 1) does not belong there")
        }
        self.content = content
        self.text = text
        lines = SourceLines(content)
    }

    /// U+FEFF in UTF-8.
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private static func refusal(_ file: String, _ bytes: [UInt8], _ position: Int?, _ message: String) -> InputProblems
    {
        InputProblems(
            Problem(
                file: file, line: position.map { SourceLines(bytes).place(ofByte: $0).line },
                expected: "UTF-8 text; save the file as UTF-8, which spreadsheets call CSV UTF-8", message: message))
    }

    /// Whether it begins as UTF-16 does: with its byte order mark, or with two letters of which each has a zero byte.
    private static func isUTF16(_ bytes: [UInt8]) -> Bool {
        let head = bytes.prefix(4)
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return true }
        let zeros = head.map { $0 == 0 }
        return zeros == [true, false, true, false] || zeros == [false, true, false, true]
    }

    private static func firstInvalid(in bytes: [UInt8]) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var position = 0
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): position += UTF8.width(scalar)
            case .emptyInput, .error: return position
            }
        }
    }
}
