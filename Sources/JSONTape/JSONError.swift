internal import SimdJSONShim

/// Why bytes are not a JSON document that this library reads.
public struct JSONError: Error, Hashable, Sendable {
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        case empty = "nothing but white space"
        case byteOrderMark = "a byte order mark, which JSON does not begin with: save the file as UTF-8 without one"
        case utf16 = "UTF-16: save the file as UTF-8"
        case unexpectedByte = "unexpected character"
        case unexpectedEnd = "unexpected end"
        case trailingContent = "something follows the value"
        case invalidLiteral = "expected true, false or null"
        case invalidNumber = "not a number as JSON writes it"
        case numberOutOfRange = "number out of range"
        case unclosedString = "string without its closing quote"
        case controlCharacter = "control character in a string"
        case invalidEscape = "not an escape sequence"
        case invalidUTF8 = "not valid UTF-8"
        case tooDeep = "nested too deeply"
        case tooLarge = "document of 4 GiB or more"
        case outOfMemory = "out of memory"
        case refused = "refused by the parser"
    }

    public var reason: Reason
    /// Bytes before the first one that is wrong, `nil` where the fault has no place.
    public var offset: Int?

    public init(reason: Reason, offset: Int?) {
        self.reason = reason
        self.offset = offset
    }

    /// Finds out what is wrong with bytes that simdjson refused. It says neither where nor, often, exactly what.
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
    /// Such as `unexpected end at byte 17`.
    public var description: String {
        guard let offset else { return reason.rawValue }
        return "\(reason.rawValue) at byte \(offset)"
    }
}
