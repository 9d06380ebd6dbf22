import CoachingAPI
import NIOCore

/// Appends JSON to a buffer, piece by piece, without building values first.
struct AnswerWriter {
    private(set) var buffer: ByteBuffer

    init(capacity: Int) {
        buffer = ByteBufferAllocator().buffer(capacity: capacity)
    }

    mutating func write(_ text: StaticString) {
        buffer.writeStaticString(text)
    }

    mutating func write(_ bytes: [UInt8]) {
        buffer.writeBytes(bytes)
    }

    mutating func write(byte: Unicode.Scalar) {
        buffer.writeInteger(UInt8(ascii: byte))
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
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): buffer.writeBytes([UInt8(ascii: "\\"), byte])
            case 0..<0x20:
                let hex = Array("0123456789abcdef".utf8)
                buffer.writeBytes(Array("\\u00".utf8) + [hex[Int(byte >> 4)], hex[Int(byte & 15)]])
            default: buffer.writeInteger(byte)
            }
        }
        write(byte: "\"")
    }

    mutating func write(number: Int) {
        if number >= 0 && number < 100 {
            if number >= 10 { buffer.writeInteger(UInt8(48 + number / 10)) }
            buffer.writeInteger(UInt8(48 + number % 10))
        } else {
            buffer.writeString(String(number))
        }
    }

    /// Hundredths as a decimal number with at least one digit after the point.
    mutating func write(hundredths: Int32) {
        if hundredths < 0 { write(byte: "-") }
        let size = Int(hundredths.magnitude)
        write(number: size / 100)
        write(byte: ".")
        buffer.writeInteger(UInt8(48 + size % 100 / 10))
        if size % 10 != 0 { buffer.writeInteger(UInt8(48 + size % 10)) }
    }

    /// A minute since 1970 as `"yyyy-MM-ddTHH:mm:00.000Z"`, quotes included.
    mutating func write(minute: Int) {
        let day = minute >= 0 ? minute / 1440 : (minute - 1439) / 1440
        let rest = minute - day * 1440
        let (year, month, dayOfMonth) = ServiceDay(daysSince1970: day).components
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: 26) { text in
            func put(_ value: Int, at index: Int) {
                text[index] = UInt8(48 + value / 10)
                text[index + 1] = UInt8(48 + value % 10)
            }
            "\"0000-00-00T00:00:00.000Z\"".utf8.withContiguousStorageIfAvailable {
                text.copyMemory(from: UnsafeRawBufferPointer($0))
            }
            put(year / 100 % 100, at: 1)
            put(year % 100, at: 3)
            put(month, at: 6)
            put(dayOfMonth, at: 9)
            put(rest / 60, at: 12)
            put(rest % 60, at: 15)
            return 26
        }
    }
}
