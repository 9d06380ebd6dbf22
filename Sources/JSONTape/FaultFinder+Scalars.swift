extension FaultFinder {
    mutating func string() throws(JSONError) {
        let start = position
        position += 1
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return
            case UInt8(ascii: "\\"): try escape(stringStart: start)
            case ..<0x20: throw fault(.controlCharacter)
            case ..<0x80: position += 1
            default: try multibyteCharacter()
            }
        }
        throw fault(.unclosedString, at: start)
    }

    private mutating func escape(stringStart: Int) throws(JSONError) {
        let start = position
        position += 1
        guard let letter = next else { throw fault(.unclosedString, at: stringStart) }
        position += 1
        switch letter {
        case UInt8(ascii: "u"):
            let unit = try codeUnit(escapeStart: start)
            if unit & 0xfc00 == 0xdc00 { throw fault(.invalidEscape, at: start) }
            if unit & 0xfc00 == 0xd800 {
                guard skip("\\"), skip("u"), try codeUnit(escapeStart: start) & 0xfc00 == 0xdc00 else {
                    throw fault(.invalidEscape, at: start)
                }
            }
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            break
        default: throw fault(.invalidEscape, at: start)
        }
    }

    private mutating func codeUnit(escapeStart: Int) throws(JSONError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Unicode.Scalar(byte).hexadecimalValue else {
                throw fault(.invalidEscape, at: escapeStart)
            }
            unit = unit << 4 | digit
            position += 1
        }
        return unit
    }

    /// One character of more than one byte, by table 3-7 of well-formed sequences in the Unicode standard.
    private mutating func multibyteCharacter() throws(JSONError) {
        let start = position
        let first = bytes[position]
        let second: ClosedRange<UInt8>
        let length: Int
        switch first {
        case 0xc2...0xdf: (length, second) = (2, 0x80...0xbf)
        case 0xe0: (length, second) = (3, 0xa0...0xbf)
        case 0xed: (length, second) = (3, 0x80...0x9f)
        case 0xe1...0xef: (length, second) = (3, 0x80...0xbf)
        case 0xf0: (length, second) = (4, 0x90...0xbf)
        case 0xf1...0xf3: (length, second) = (4, 0x80...0xbf)
        case 0xf4: (length, second) = (4, 0x80...0x8f)
        default: throw fault(.invalidUTF8)
        }
        for offset in 1..<length {
            position = start + offset
            let allowed = offset == 1 ? second : 0x80...0xbf
            guard let next, allowed.contains(next) else { throw fault(.invalidUTF8, at: start) }
        }
        position = start + length
    }

    mutating func number() throws(JSONError) {
        let start = position
        let isNegative = skip("-")
        let digitsStart = position
        guard skipDigits() > 0 else { throw fault(.invalidNumber, at: start) }
        if bytes[digitsStart] == UInt8(ascii: "0"), position > digitsStart + 1 {
            throw fault(.invalidNumber, at: start)
        }
        var isInteger = true
        if skip(".") {
            isInteger = false
            guard skipDigits() > 0 else { throw fault(.invalidNumber, at: start) }
        }
        if skip("e") || skip("E") {
            isInteger = false
            _ = skip("-") || skip("+")
            guard skipDigits() > 0 else { throw fault(.invalidNumber, at: start) }
        }
        if let next, !endsScalar(next) { throw fault(.invalidNumber, at: start) }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        let fits = isInteger ? (isNegative ? Int64(text) != nil : UInt64(text) != nil) : Double(text)?.isFinite ?? false
        if !fits { throw fault(.numberOutOfRange, at: start) }
    }

    private mutating func skipDigits() -> Int {
        let start = position
        while let next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) { position += 1 }
        return position - start
    }
}

extension Unicode.Scalar {
    /// The value of a hexadecimal digit.
    fileprivate var hexadecimalValue: UInt16? { Character(self).hexDigitValue.flatMap { isASCII ? UInt16($0) : nil } }
}
