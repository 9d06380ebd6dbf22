/// The text of a string or a key, unescaped, in the parser's buffers.
@frozen
public struct JSONString: ~Escapable {
    @usableFromInline let start: UnsafePointer<UInt8>
    /// Bytes of the text in UTF-8.
    public let utf8Count: Int

    /// The text of the string at a position of the tape.
    @_lifetime(copy value)
    @inlinable
    init(of value: borrowing JSONValue) {
        let header = value.strings + Int(truncatingIfNeeded: value.tape[value.index] & 0x00ff_ffff_ffff_ffff)
        utf8Count = Int(UnsafeRawPointer(header).loadUnaligned(as: UInt32.self))
        start = header + 4
    }

    /// The bytes of the text. They are valid UTF-8, and may include a NUL.
    @inlinable
    public var utf8: Span<UInt8> {
        @_lifetime(copy self)
        get { _overrideLifetime(Span(_unsafeStart: start, count: utf8Count), copying: self) }
    }

    /// A copy of the text.
    @inlinable
    public var string: String {
        String(decoding: UnsafeBufferPointer(start: start, count: utf8Count), as: UTF8.self)
    }

    /// Whether the texts are equal byte for byte. Canonical equivalence is ignored, as is right for JSON keys.
    @inlinable
    public static func == (left: borrowing JSONString, right: StaticString) -> Bool {
        left.utf8Count == right.utf8CodeUnitCount && sameBytes(left.start, right.utf8Start, left.utf8Count)
    }

    /// Whether the texts are equal byte for byte.
    @inlinable
    public static func == (left: borrowing JSONString, right: borrowing JSONString) -> Bool {
        left.utf8Count == right.utf8Count && sameBytes(left.start, right.start, left.utf8Count)
    }

    /// For use in a `switch` over keys.
    @inlinable
    public static func ~= (pattern: StaticString, value: borrowing JSONString) -> Bool { value == pattern }
}

/// Short texts are compared faster inline than by a call.
@inlinable
func sameBytes(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    for position in 0..<count where left[position] != right[position] { return false }
    return true
}

extension JSONValue {
    /// The text of a string without copying it, `nil` for anything else.
    @inlinable
    public var text: JSONString? {
        @_lifetime(copy self)
        get { tag == TapeTag.string ? JSONString(of: self) : nil }
    }

    /// A copy of the text of a string, `nil` for anything else.
    @inlinable
    public var string: String? { text?.string }
}
