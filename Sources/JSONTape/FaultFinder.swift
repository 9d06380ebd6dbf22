/// A second, slow reader of JSON that finds the first fault of a document that was refused.
///
/// Strict by RFC 8259, with the limits of ``JSONParser``. Used for error messages only.
struct FaultFinder {
    let bytes: UnsafeRawBufferPointer
    let maximumDepth: Int
    var position = 0
    /// Open containers, outermost first: true for an object.
    private var containers: [Bool] = []

    init(bytes: UnsafeRawBufferPointer, maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    /// The first fault, `nil` for a document without one.
    mutating func firstFault() -> JSONError? {
        do throws(JSONError) {
            try document()
            return nil
        } catch {
            return error
        }
    }

    private mutating func document() throws(JSONError) {
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { throw fault(.byteOrderMark) }
        if beginsAsUTF16 { throw fault(.utf16) }
        skipSpace()
        if position == bytes.count { throw fault(.empty) }
        try value()
        while let isObject = containers.last {
            skipSpace()
            if skip(",") {
                skipSpace()
                if isObject { try key() }
                try value()
            } else if skip(isObject ? "}" : "]") {
                containers.removeLast()
            } else {
                throw unexpected()
            }
        }
        skipSpace()
        if position < bytes.count { throw fault(.trailingContent) }
    }

    /// Whether it begins with a UTF-16 byte order mark, or its first character has a zero byte beside it.
    private var beginsAsUTF16: Bool {
        guard bytes.count >= 2 else { return false }
        switch (bytes[0], bytes[1]) {
        case (0xff, 0xfe), (0xfe, 0xff): return true
        case (0, let other), (let other, 0): return other != 0
        default: return false
        }
    }

    /// A scalar, an empty container, or the opening of a container up to and with its first scalar.
    private mutating func value() throws(JSONError) {
        while true {
            skipSpace()
            guard let byte = next else { throw fault(.unexpectedEnd) }
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                if try !open(isObject: byte == UInt8(ascii: "{")) { return }
            case UInt8(ascii: "\""): return try string()
            case UInt8(ascii: "t"): return try literal("true")
            case UInt8(ascii: "f"): return try literal("false")
            case UInt8(ascii: "n"): return try literal("null")
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
            default: throw unexpected()
            }
        }
    }

    /// Steps into a container; returns false if it is empty and was left again.
    private mutating func open(isObject: Bool) throws(JSONError) -> Bool {
        let start = position
        position += 1
        skipSpace()
        if skip(isObject ? "}" : "]") { return false }
        if containers.count == maximumDepth { throw fault(.tooDeep, at: start) }
        containers.append(isObject)
        if isObject { try key() }
        return true
    }

    private mutating func key() throws(JSONError) {
        guard next == UInt8(ascii: "\"") else { throw unexpected() }
        try string()
        skipSpace()
        if !skip(":") { throw unexpected() }
    }

    private mutating func literal(_ word: StaticString) throws(JSONError) {
        let start = position
        for offset in 0..<word.utf8CodeUnitCount {
            guard next == word.utf8Start[offset] else { throw fault(.invalidLiteral, at: start) }
            position += 1
        }
        if let next, !endsScalar(next) { throw fault(.invalidLiteral, at: start) }
    }
}

extension FaultFinder {
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    mutating func skipSpace() {
        while let next, isSpace(next) { position += 1 }
    }

    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 }

    /// Whether this byte may directly follow a number or a literal.
    func endsScalar(_ byte: UInt8) -> Bool {
        isSpace(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
    }

    func fault(_ reason: JSONError.Reason, at offset: Int? = nil) -> JSONError {
        JSONError(reason: reason, offset: offset ?? position)
    }

    func unexpected() -> JSONError { fault(position == bytes.count ? .unexpectedEnd : .unexpectedByte) }
}
