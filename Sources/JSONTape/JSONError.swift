internal import SimdJSONShim

/// Why bytes are not a JSON document that this library reads.
public struct JSONError: Error, Hashable, Sendable {
    /// What is wrong; the raw value is the text for messages.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// There is no value.
        case empty = "nothing but white space"
        /// The bytes begin with EF BB BF.
        case byteOrderMark = "a byte order mark, which JSON does not begin with: save the file as UTF-8 without one"
        /// The bytes look like UTF-16.
        case utf16 = "UTF-16: save the file as UTF-8"
        /// A byte that is not allowed at its position.
        case unexpectedByte = "unexpected character"
        /// The document ends inside an array, an object or a member.
        case unexpectedEnd = "unexpected end"
        /// There is more than white space after the document's value.
        case trailingContent = "something follows the value"
        /// A word that begins like `true`, `false` or `null` and is none of them.
        case invalidLiteral = "expected true, false or null"
        /// A malformed number, such as `01`, `1.` or `-`.
        case invalidNumber = "not a number as JSON writes it"
        /// A number without fraction and exponent outside −2⁶³ ..< 2⁶⁴, or another outside the range of `Double`.
        case numberOutOfRange = "number out of range"
        /// The document ends inside a string; the offset is that of its opening quote.
        case unclosedString = "string without its closing quote"
        /// An unescaped byte below 0x20 in a string.
        case controlCharacter = "control character in a string"
        /// A backslash followed by something that is not a JSON escape, or half of a surrogate pair.
        case invalidEscape = "not an escape sequence"
        /// Bytes in a string that are not UTF-8.
        case invalidUTF8 = "not valid UTF-8"
        /// More nested arrays and objects than the parser allows.
        case tooDeep = "nested too deeply"
        /// More bytes than the tape's 32-bit positions can address.
        case tooLarge = "document of 4 GiB or more"
        /// There was no memory for the parser's buffers.
        case outOfMemory = "out of memory"
        /// simdjson refused the document, and this library finds nothing wrong with it.
        case refused = "refused by the parser"
    }

    /// What is wrong.
    public var reason: Reason
    /// Number of bytes before the first one that is wrong, `nil` if the fault has no position.
    public var offset: Int?

    /// Creates an error from its parts.
    public init(reason: Reason, offset: Int?) {
        self.reason = reason
        self.offset = offset
    }

    /// Finds out what is wrong with bytes that simdjson refused. simdjson reports neither the position nor, often, the
    /// exact fault.
    init(code: Int32, bytes: UnsafeRawBufferPointer, maximumDepth: Int) {
        switch Int(code) {
        case SIMDJSON_SHIM_CAPACITY: self.init(reason: .tooLarge, offset: nil)
        case SIMDJSON_SHIM_OUT_OF_MEMORY: self.init(reason: .outOfMemory, offset: nil)
        default:
            var finder = FaultFinder(bytes: bytes, maximumDepth: maximumDepth)
            self = finder.firstFault() ?? JSONError(reason: .refused, offset: nil)
        }
    }
}

extension JSONError: CustomStringConvertible {
    /// A text such as `unexpected end at byte 17`.
    public var description: String {
        guard let offset else { return reason.rawValue }
        return "\(reason.rawValue) at byte \(offset)"
    }
}
