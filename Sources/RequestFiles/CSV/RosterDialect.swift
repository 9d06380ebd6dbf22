import PlanFiles
import PlanModel

/// How a roster separates its cells and the parts of its lists.
struct RosterDialect {
    /// A comma, unless the header has none but has semicolons, tabs or bars: no field's name contains one of these.
    let separator: UInt8
    /// The offset at which the header's row begins: after a line `sep=;` if there is one, as spreadsheets write and
    /// read it.
    let start: Int

    private static let separators = ",;\t|".utf8

    /// Throws `InputProblems` for a `sep=` line that names something else.
    init(of source: SourceText) throws {
        let first = RosterDialect.line(of: source.content, from: 0)
        if let stated = try RosterDialect.stated(in: source.content[first], source) {
            separator = stated
            start = RosterDialect.next(after: first, in: source.content)
            return
        }
        var header = first
        while header.isEmpty, header.upperBound < source.content.count {
            header = RosterDialect.line(of: source.content, from: RosterDialect.next(after: header, in: source.content))
        }
        separator = RosterDialect.guessed(from: source.content[header])
        start = header.lowerBound
    }

    /// The parts of a cell that holds a list. They are separated by semicolons or, if those separate the cells, also by
    /// commas, which ids do not contain.
    func parts(of cell: String, in field: String) -> [Substring] {
        let areIds = !["externalLinks", "hours", "closed", "forbidden"].contains(field)
        return cell.unicodeScalars.split {
            $0 == ";" || $0 == "," && areIds && separator == UInt8(ascii: ";")
        }.map(Substring.init)
    }

    /// The separator of a line such as `sep=;`, in quotes or not; nil for any other line.
    private static func stated(in line: ArraySlice<UInt8>, _ source: SourceText) throws -> UInt8? {
        var text = line
        if text.first == UInt8(ascii: "\""), text.last == UInt8(ascii: "\"") { text = text.dropFirst().dropLast() }
        guard text.starts(with: "sep=".utf8) || text.starts(with: "SEP=".utf8) else { return nil }
        let rest = text.dropFirst(4)
        guard let separator = rest.first, rest.count == 1, separators.contains(separator) else {
            throw InputProblems(
                Problem(
                    file: source.file, line: 1, value: String(decoding: text, as: UTF8.self),
                    expected: "sep= and a comma, a semicolon, a tab or a bar",
                    message: "names no separator that can be read"))
        }
        return separator
    }

    private static func guessed(from header: ArraySlice<UInt8>) -> UInt8 {
        let counts = separators.map { separator in (separator, header.count { $0 == separator }) }
        if counts[0].1 > 0 { return counts[0].0 }
        return counts.dropFirst().max { $0.1 < $1.1 }.flatMap { $0.1 > 0 ? $0.0 : nil } ?? counts[0].0
    }

    private static func line(of bytes: [UInt8], from start: Int) -> Range<Int> {
        let end = bytes[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? bytes.count
        return start..<end
    }

    private static func next(after line: Range<Int>, in bytes: [UInt8]) -> Int {
        let isPair = bytes[line.upperBound...].starts(with: "\r\n".utf8)
        return min(line.upperBound + (isPair ? 2 : 1), bytes.count)
    }
}
