import PlanFiles
import PlanModel

/// Explains a misplaced quote to the author of the roster.
extension CSVReader.Fault {
    /// - Parameter header: the names of the columns; empty if the header itself is at fault.
    func problem(header: [String], in source: SourceText) -> Problem {
        let place = SourcePlace(ofByte: offset, in: source)
        let name = header.indices.contains(cellsBefore) ? header[cellsBefore] : ""
        return Problem(
            file: source.file, line: place.line, column: place.column,
            field: name.isEmpty ? "cell \(cellsBefore + 1)" : name, value: firstLine(in: source),
            expected: "a cell in quotes, with each quote in it written twice",
            message: message(line: place.line, source))
    }

    private func message(line: Int?, _ source: SourceText) -> String {
        switch reason {
        case .neverClosed: return "the quote is never closed: everything after it would be one cell"
        case .quoteInside: return "a quote inside a cell that does not begin with one"
        case .textAfterQuote:
            let begin = SourcePlace(ofByte: cell, in: source).line ?? 0
            return "text follows the quote that ends the cell"
                + (begin == line ? "" : "; the cell begins in line \(begin)")
        }
    }

    /// The cell as it is written, up to the end of its line.
    private func firstLine(in source: SourceText) -> String {
        let bytes = source.content[cell...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        return String(decoding: bytes.prefix(320), as: UTF8.self)
    }
}
