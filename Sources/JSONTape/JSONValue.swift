/// One value of a parsed document: a cursor that costs nothing to copy and cannot outlive the parser's hold on it.
///
/// Nothing here allocates unless it returns a `String` or an `Array`.
@frozen
public struct JSONValue: ~Escapable {
    @usableFromInline let tape: UnsafePointer<UInt64>
    @usableFromInline let strings: UnsafePointer<UInt8>
    /// The position on the tape where the value starts.
    @usableFromInline let index: Int

    @_lifetime(immortal)
    @inlinable
    init(tape: UnsafePointer<UInt64>, strings: UnsafePointer<UInt8>, index: Int) {
        self.tape = tape
        self.strings = strings
        self.index = index
    }

    /// Another value of the same document.
    @_lifetime(copy neighbour)
    @inlinable
    init(at index: Int, like neighbour: borrowing JSONValue) {
        tape = neighbour.tape
        strings = neighbour.strings
        self.index = index
    }

    @inlinable
    var tag: UInt8 { UInt8(truncatingIfNeeded: tape[index] >> 56) }

    /// The position on the tape after this value.
    @inlinable
    var endIndex: Int {
        switch tag {
        case TapeTag.array, TapeTag.object: Int(truncatingIfNeeded: tape[index] & 0xffff_ffff)
        case TapeTag.int64, TapeTag.uint64, TapeTag.double: index + 2
        default: index + 1
        }
    }

    /// The kind of the value.
    @inlinable
    public var kind: JSONKind {
        switch tag {
        case TapeTag.object: .object
        case TapeTag.array: .array
        case TapeTag.string: .string
        case TapeTag.int64, TapeTag.uint64: .integer
        case TapeTag.double: .double
        case TapeTag.true, TapeTag.false: .bool
        default: .null
        }
    }

    /// Whether the value is the literal `null`.
    @inlinable
    public var isNull: Bool { tag == TapeTag.null }

    /// The value of `true` or `false`, `nil` for anything else.
    @inlinable
    public var bool: Bool? {
        switch tag {
        case TapeTag.true: true
        case TapeTag.false: false
        default: nil
        }
    }

    /// A number without fraction and exponent that fits, `nil` for anything else.
    @inlinable
    public var int64: Int64? {
        tag == TapeTag.int64 ? Int64(bitPattern: tape[index + 1]) : nil
    }

    /// A number without fraction and exponent that is not negative, `nil` for anything else.
    @inlinable
    public var uint64: UInt64? {
        switch tag {
        case TapeTag.uint64: tape[index + 1]
        case TapeTag.int64: UInt64(exactly: Int64(bitPattern: tape[index + 1]))
        default: nil
        }
    }

    /// Any number, rounded to the nearest `Double`; `nil` for anything else.
    @inlinable
    public var double: Double? {
        switch tag {
        case TapeTag.double: Double(bitPattern: tape[index + 1])
        case TapeTag.int64: Double(Int64(bitPattern: tape[index + 1]))
        case TapeTag.uint64: Double(tape[index + 1])
        default: nil
        }
    }
}

/// The kind of a value. Numbers are distinguished by how they are written: `1` is an integer, `1.0` and `1e0` are
/// doubles.
@frozen
public enum JSONKind: Sendable, Hashable {
    /// The literal `null`.
    case null
    /// `true` or `false`.
    case bool
    /// A number without fraction and exponent, in −2⁶³ ..< 2⁶⁴.
    case integer
    /// A number with a fraction or an exponent.
    case double
    /// A string.
    case string
    /// An array.
    case array
    /// An object.
    case object
}

/// The letters by which simdjson's tape distinguishes values (doc/tape.md of simdjson).
@usableFromInline
enum TapeTag {
    @inlinable static var null: UInt8 { UInt8(ascii: "n") }
    @inlinable static var `true`: UInt8 { UInt8(ascii: "t") }
    @inlinable static var `false`: UInt8 { UInt8(ascii: "f") }
    @inlinable static var int64: UInt8 { UInt8(ascii: "l") }
    @inlinable static var uint64: UInt8 { UInt8(ascii: "u") }
    @inlinable static var double: UInt8 { UInt8(ascii: "d") }
    @inlinable static var string: UInt8 { UInt8(ascii: "\"") }
    @inlinable static var array: UInt8 { UInt8(ascii: "[") }
    @inlinable static var object: UInt8 { UInt8(ascii: "{") }
}
