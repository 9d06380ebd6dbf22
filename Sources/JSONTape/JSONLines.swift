#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// Finds the lines of newline-delimited JSON in a buffer.
public enum JSONLines {
    /// The lines that are not blank, without their line ends, as ranges of `bytes`.
    ///
    /// A last line without a line end is included: code that appends to a file that may have been cut short uses
    /// ``endOfLastWholeLine(in:)``.
    public static func ranges(in bytes: RawSpan) -> [Range<Int>] {
        bytes.withUnsafeBytes { buffer in
            var ranges: [Range<Int>] = []
            var start = 0
            while start < buffer.count {
                let end = endOfLine(in: buffer, from: start)
                if !isBlank(buffer[start..<end]) { ranges.append(start..<end) }
                start = end + 1
            }
            return ranges
        }
    }

    /// The number of bytes up to and including the last line end: the certain content of a file that is appended to.
    public static func endOfLastWholeLine(in bytes: RawSpan) -> Int {
        bytes.withUnsafeBytes { ($0.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1 }
    }

    /// The end of the line that begins here: its line feed, or the end of the bytes.
    public static func endOfLine(in bytes: RawSpan, from start: Int) -> Int {
        bytes.withUnsafeBytes { endOfLine(in: $0, from: start) }
    }

    private static func endOfLine(in buffer: UnsafeRawBufferPointer, from start: Int) -> Int {
        guard let base = buffer.baseAddress,
            let found = memchr(base + start, Int32(UInt8(ascii: "\n")), buffer.count - start)
        else { return buffer.count }
        return UnsafeRawPointer(found) - base
    }

    /// Whether a line, without its line end, contains only blanks.
    public static func isBlank(_ line: RawSpan) -> Bool { line.withUnsafeBytes { isBlank($0[...]) } }

    private static func isBlank(_ line: Slice<UnsafeRawBufferPointer>) -> Bool {
        line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }
    }
}
