/// Splits separated values into cells that know their places, as RFC 4180 defines it: with any separator, with LF, CRLF
/// or CR at the end of a line, and with spaces around quotes.
///
/// Works on bytes, so that a separator is one whatever follows it: a combining accent at the start of a cell does not
/// turn the comma before it into another character.
struct CSVReader {
    struct Cell {
        /// The text, without the quotes around it.
        var text: String
        /// The offset of its first byte.
        var offset: Int
    }

    /// A misplaced quote.
    struct Fault: Error {
        enum Reason { case neverClosed, textAfterQuote, quoteInside }

        var reason: Reason
        /// The byte that is wrong; for a quote that is never closed, that quote.
        var offset: Int
        /// The offset at which the cell begins.
        var cell: Int
        /// The number of cells before it in the row.
        var cellsBefore: Int
    }

    private let bytes: [UInt8]
    private let separator: UInt8
    private var position: Int

    init(_ bytes: [UInt8], separator: UInt8, from start: Int = 0) {
        self.bytes = bytes
        self.separator = separator
        position = start
    }

    /// The cells of the next row; nil after the last.
    mutating func row() throws(Fault) -> [Cell]? {
        guard position < bytes.count else { return nil }
        var cells: [Cell] = []
        repeat { cells.append(try cell(after: cells.count)) } while skipSeparator()
        skipLineEnd()
        return cells
    }

    /// Reads up to the separator or the end of the line.
    private mutating func cell(after cellsBefore: Int) throws(Fault) -> Cell {
        let start = position
        skipBlanks()
        if next == UInt8(ascii: "\"") { return try quotedCell(from: start, after: cellsBefore) }
        position = start
        while let byte = next, !endsCell(byte) {
            if byte == UInt8(ascii: "\"") { throw fault(.quoteInside, at: position, cell: start, cellsBefore) }
            position += 1
        }
        return Cell(text: String(decoding: bytes[start..<position], as: UTF8.self), offset: start)
    }

    private mutating func quotedCell(from start: Int, after cellsBefore: Int) throws(Fault) -> Cell {
        let quote = position
        var text: [UInt8] = []
        position += 1
        while true {
            guard let byte = next else { throw fault(.neverClosed, at: quote, cell: start, cellsBefore) }
            position += 1
            if byte == UInt8(ascii: "\"") {
                guard next == UInt8(ascii: "\"") else { break }
                position += 1
            }
            text.append(byte)
        }
        skipBlanks()
        if let byte = next, !endsCell(byte) { throw fault(.textAfterQuote, at: position, cell: start, cellsBefore) }
        return Cell(text: String(decoding: text, as: UTF8.self), offset: quote)
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func endsCell(_ byte: UInt8) -> Bool {
        byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    private mutating func skipBlanks() {
        while let byte = next, byte != separator, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
            position += 1
        }
    }

    private mutating func skipSeparator() -> Bool {
        guard next == separator else { return false }
        position += 1
        return true
    }

    private mutating func skipLineEnd() {
        let isCarriageReturn = next == UInt8(ascii: "\r")
        if next != nil { position += 1 }
        if isCarriageReturn, next == UInt8(ascii: "\n") { position += 1 }
    }

    private func fault(_ reason: Fault.Reason, at offset: Int, cell: Int, _ cellsBefore: Int) -> Fault {
        Fault(reason: reason, offset: offset, cell: cell, cellsBefore: cellsBefore)
    }
}
