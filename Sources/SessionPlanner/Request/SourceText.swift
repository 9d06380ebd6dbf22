import Foundation

/// The text of an input file. Refuses what cannot be one before anything tries to understand it.
struct SourceText {
    /// The file as the user named it.
    let file: String
    let bytes: [UInt8]
    let text: String

    /// A request of a hundred thousand sessions has some 40 MB.
    static let maxBytes = 256 << 20

    init(readingFile path: String) throws {
        try self.init(file: InputFile.shownName(of: path), bytes: FileBytes.read(path, limit: SourceText.maxBytes))
    }

    init(file: String, bytes: [UInt8]) throws {
        self.file = file
        self.bytes = bytes
        if let position = bytes.firstIndex(of: 0) {
            throw InputProblems(
                Problem(
                    file: file, line: SourceText.line(of: position, in: bytes), expected: "UTF-8 text",
                    message: "is a binary file or not UTF-8: byte \(position + 1) is 0"))
        }
        guard
            let text = String(
                validating: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...], as: UTF8.self)
        else {
            let position = SourceText.firstInvalid(in: bytes)
            throw InputProblems(
                Problem(
                    file: file, line: SourceText.line(of: position, in: bytes), expected: "UTF-8 text",
                    message: "is a binary file or not UTF-8: byte \(position + 1) does not belong there"))
        }
        self.text = text
    }

    private static func line(of position: Int, in bytes: [UInt8]) -> Int {
        bytes[..<position].count { $0 == UInt8(ascii: "\n") } + 1
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
