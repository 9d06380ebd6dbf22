/// Writes JSON strings.
enum JSONText {
    /// Appends `text` in quotes.
    ///
    /// It escapes characters that JSON forbids in a string, and those that could control a terminal on which the
    /// document is shown; to every JSON parser the meaning is the same.
    static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var copy = text
        copy.withUTF8 { utf8 in
            if utf8.contains(where: mayNeedEscape) {
                for scalar in text.unicodeScalars { append(scalar, to: &bytes) }
            } else {
                bytes.append(contentsOf: utf8)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Forbidden bytes, and the first bytes of characters to escape.
    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F, 0xC2, 0xD8, 0xE2: true
        default: false
        }
    }

    private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        switch scalar {
        case "\"", "\\": bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(truncatingIfNeeded: scalar.value)])
        case "\u{8}": bytes.append(contentsOf: #"\b"#.utf8)
        case "\t": bytes.append(contentsOf: #"\t"#.utf8)
        case "\n": bytes.append(contentsOf: #"\n"#.utf8)
        case "\u{C}": bytes.append(contentsOf: #"\f"#.utf8)
        case "\r": bytes.append(contentsOf: #"\r"#.utf8)
        case _ where ForeignText.isCommand(scalar):
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: #"\u"#.utf8)
            for shift in [12, 8, 4, 0] { bytes.append(digits[Int(scalar.value >> shift) & 15]) }
        default: bytes.append(contentsOf: String(Character(scalar)).utf8)
        }
    }
}
