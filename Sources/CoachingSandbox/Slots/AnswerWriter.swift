import CoachingModels
import NIOCore

/// Appends JSON to an array of bytes, piece by piece, without building values first.
///
/// The bytes are an array and not a `ByteBuffer`: appends of a few bytes at a time cost a fifth as much.
struct AnswerWriter {
    private var bytes: [UInt8] = []

    init(capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    var buffer: ByteBuffer { ByteBuffer(bytes: bytes) }

    mutating func write(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func write(_ text: [UInt8]) {
        bytes.append(contentsOf: text)
    }

    mutating func write(byte: Unicode.Scalar) {
        bytes.append(UInt8(ascii: byte))
    }

    /// A list with commas between its elements.
    mutating func list<Elements: Sequence>(_ elements: Elements, _ element: (inout Self, Elements.Element) -> Void) {
        write(byte: "[")
        var isFirst = true
        for item in elements {
            if !isFirst { write(byte: ",") }
            isFirst = false
            element(&self, item)
        }
        write(byte: "]")
    }

    /// Text that may need escapes, in quotes.
    mutating func write(quoted text: String) {
        write(byte: "\"")
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20:
                let hex = Array("0123456789abcdef".utf8)
                bytes += Array(#"\u00"#.utf8) + [hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
        write(byte: "\"")
    }

    mutating func write(number: Int) {
        guard (0..<100).contains(number) else {
            bytes.append(contentsOf: String(number).utf8)
            return
        }
        if number >= 10 { bytes.append(UInt8(48 + number / 10)) }
        bytes.append(UInt8(48 + number % 10))
    }

    /// Hundredths as a decimal number with at least one digit after the point.
    mutating func write(hundredths: Int32) {
        if hundredths < 0 { write(byte: "-") }
        let size = Int(hundredths.magnitude)
        write(number: size / 100)
        write(byte: ".")
        bytes.append(UInt8(48 + size % 100 / 10))
        if size % 10 != 0 { bytes.append(UInt8(48 + size % 10)) }
    }

    /// A minute since 1970 as `"yyyy-MM-ddTHH:mm:00.000Z"`, quotes included. Years 1 to 9999.
    mutating func write(minute: Int) {
        let day = minute >= 0 ? minute / 1440 : (minute - 1439) / 1440
        let rest = minute - day * 1440
        let (year, month, dayOfMonth) = ServiceDay(daysSince1970: day).components
        let start = bytes.count
        write(#""0000-00-00T00:00:00.000Z""#)
        put(year / 100 % 100, at: start + 1)
        put(year % 100, at: start + 3)
        put(month, at: start + 6)
        put(dayOfMonth, at: start + 9)
        put(rest / 60, at: start + 12)
        put(rest % 60, at: start + 15)
    }

    private mutating func put(_ value: Int, at index: Int) {
        bytes[index] = UInt8(48 + value / 10)
        bytes[index + 1] = UInt8(48 + value % 10)
    }
}
