/// Computes lines and columns as editors count them: a line ends with LF, CRLF or CR and with nothing else, and each
/// code point is a column.
package final class SourceLines {
    private let bytes: [UInt8]
    /// The offset at which each line begins.
    private lazy var starts = SourceLines.starts(in: bytes)
    /// The last result: places are mostly asked for in order, and a line may be a whole file.
    private var last = (offset: 0, line: 1, column: 1)

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The line and the column, both from 1, of a byte.
    package func place(ofByte offset: Int) -> (line: Int, column: Int) {
        let offset = min(max(0, offset), bytes.count)
        let line = line(ofByte: offset)
        var (from, column) = (starts[line - 1], 1)
        if last.line == line, last.offset <= offset { (from, column) = (last.offset, last.column) }
        column += bytes[from..<offset].count { $0 & 0xC0 != 0x80 }
        last = (offset, line, column)
        return (line, column)
    }

    /// The offset of a place given in the counts of editors; nil if there is no such line.
    package func offset(line: Int, column: Int) -> Int? {
        guard starts.indices.contains(line - 1), column > 0 else { return nil }
        var offset = starts[line - 1]
        for _ in 1..<column {
            guard offset < bytes.count else { return offset }
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        }
        return offset
    }

    private func line(ofByte offset: Int) -> Int {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    private static func starts(in bytes: [UInt8]) -> [Int] {
        var starts = [0]
        for (position, byte) in bytes.enumerated() {
            let endsLine =
                byte == UInt8(ascii: "\n")
                || byte == UInt8(ascii: "\r")
                    && (position + 1 == bytes.count || bytes[position + 1] != UInt8(ascii: "\n"))
            if endsLine { starts.append(position + 1) }
        }
        return starts
    }
}
