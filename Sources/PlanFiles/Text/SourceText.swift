import Foundation
import PlanModel

/// The text of an input file. A file that cannot be text is refused before anything tries to parse it.
package struct SourceText {
    /// The file as the user named it.
    package let file: String
    /// The bytes of the file.
    package let bytes: [UInt8]
    /// The file without the byte order mark with which some programs begin it.
    package let content: [UInt8]
    /// Lines and columns of the content.
    package let lines: SourceLines

    /// The most bytes of an input file. A request of a hundred thousand sessions has some 40 MB.
    static let maxBytes = 256 << 20

    package init(readingFile path: String) throws {
        try self.init(file: InputFile.shownName(of: path), bytes: FileBytes.read(path, limit: SourceText.maxBytes))
    }

    package init(file: String, bytes: [UInt8]) throws {
        if SourceText.isUTF16(bytes) { throw SourceText.refusal(file, bytes, nil, "is UTF-16") }
        if let position = bytes.firstIndex(of: 0) {
            throw SourceText.refusal(
                file, bytes, position, "is a binary file or not UTF-8: byte \(position + 1) is 0")
        }
        let content = bytes.starts(with: SourceText.byteOrderMark) ? Array(bytes[3...]) : bytes
        guard String(validating: content, as: UTF8.self) != nil else {
            let position = SourceText.firstInvalid(in: bytes)
            throw SourceText.refusal(
                file, bytes, position, "is a binary file or not UTF-8: byte \(position + 1) does not belong there")
        }
        self.init(file: file, bytes: bytes, content: content)
    }

    private init(file: String, bytes: [UInt8], content: [UInt8]) {
        self.file = file
        self.bytes = bytes
        self.content = content
        lines = SourceLines(content)
    }

    /// The content as text, made anew each time: large files are not kept twice.
    package var text: String { String(decoding: content, as: UTF8.self) }

    /// U+FEFF in UTF-8.
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    static func refusal(_ file: String, _ bytes: [UInt8], _ position: Int?, _ message: String) -> InputProblems {
        InputProblems(
            Problem(
                file: file, line: position.map { SourceLines(bytes).place(ofByte: $0).line },
                expected: "UTF-8 text; save the file as UTF-8, which spreadsheets call CSV UTF-8", message: message))
    }

    /// Whether it begins like UTF-16: with its byte order mark, or with two letters each of which has a zero byte.
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

/// Tables of spreadsheets, which are not always UTF-8.
extension SourceText {
    /// Reads a table in the stated encoding, or else in the only one that its bytes allow.
    package init(readingTable path: String, encoding: TextEncoding?) throws {
        try self.init(
            table: InputFile.shownName(of: path), bytes: FileBytes.read(path, limit: SourceText.maxBytes),
            encoding: encoding)
    }

    package init(table file: String, bytes: [UInt8], encoding stated: TextEncoding?) throws {
        try SourceText.refuseWorkbook(file, bytes)
        guard let encoding = stated ?? TextEncoding.certain(of: bytes) else { throw SourceText.doubt(file, bytes) }
        // For UTF-8, the problem reports the byte that is wrong.
        guard encoding != .utf8 else {
            try self.init(file: file, bytes: bytes)
            return
        }
        guard let text = encoding.text(of: bytes), !text.unicodeScalars.contains("\0") else {
            throw InputProblems(
                Problem(
                    file: file, expected: "a file in the encoding that is stated, or UTF-8 and no encoding stated",
                    message: "is not \(encoding.rawValue)"))
        }
        self.init(file: file, bytes: bytes, content: Array(text.utf8))
    }

    /// A workbook is a ZIP archive, or a compound file if it is old; no library that reads these is available
    /// everywhere.
    private static func refuseWorkbook(_ file: String, _ bytes: [UInt8]) throws {
        let isArchive = bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
        guard isArchive || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else { return }
        throw InputProblems(
            Problem(
                file: file,
                expected:
                    "a table as text: in Excel, Save As, \"CSV UTF-8 (Comma delimited)\"; in LibreOffice, Text CSV",
                message: "is a workbook (\(isArchive ? ".xlsx or .ods" : ".xls")), which cannot be read"))
    }

    private static func doubt(_ file: String, _ bytes: [UInt8]) -> InputProblems {
        let doubt = WesternLetters.doubt(in: bytes)
        let place = doubt.map { SourceLines(bytes).place(ofByte: $0.offset) }
        let isBinary = bytes.contains(0)
        return InputProblems(
            Problem(
                file: file, line: place?.line, value: isBinary ? nil : doubt?.readings,
                expected:
                    "UTF-8, which spreadsheets call CSV UTF-8; or state the encoding: encoding: windows-1252 in the "
                    + "request, --encoding windows-1252 for import and init",
                message: isBinary
                    ? "is a binary file or in an unknown encoding" : "is not UTF-8, and its encoding is not certain"))
    }
}
