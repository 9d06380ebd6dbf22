/// Converts a text so that the YAML parser treats every character as JSON and editors do.
///
/// The parser follows YAML 1.1: it also ends lines at U+0085, U+2028 and U+2029, and drops a U+FEFF at the start of a
/// text. Such characters are passed through it as the last code points of Unicode, which no text contains.
enum YAMLText {
    /// Replaces the star of an alias in a text whose aliases must not be followed.
    static let aliasMark: Unicode.Scalar = "\u{10FFFB}"

    private static let standIns: [(character: Unicode.Scalar, standIn: Unicode.Scalar)] = [
        ("\u{85}", "\u{10FFFC}"), ("\u{2028}", "\u{10FFFD}"), ("\u{2029}", "\u{10FFFE}"), ("\u{FEFF}", "\u{10FFFF}"),
    ]

    /// The text in the form for the parser.
    static func prepared(_ text: String) -> String {
        replacing(text) { scalar in standIns.first { $0.character == scalar }?.standIn }
    }

    /// The original form of a text that came out of the parser.
    static func restored(_ text: String) -> String {
        guard text.utf8.contains(0xF4) else { return text }
        return replacing(text) { scalar in
            scalar == aliasMark ? "*" : standIns.first { $0.standIn == scalar }?.character
        }
    }

    /// The text with the star of everything that can be an alias replaced by its mark, which makes it a plain word; nil
    /// for a text without an alias or without an anchor for one.
    static func withoutAliases(_ text: String) -> String? {
        var hasAnchor = false
        var marked: [UInt8] = []
        var previous = UInt8(ascii: "\n")
        var copied = 0
        let bytes = Array(text.utf8)
        for (position, byte) in bytes.enumerated() {
            defer { previous = byte }
            guard byte == UInt8(ascii: "*") || byte == UInt8(ascii: "&"), beginsToken(after: previous),
                position + 1 < bytes.count, isPartOfName(bytes[position + 1])
            else { continue }
            if byte == UInt8(ascii: "&") {
                hasAnchor = true
            } else {
                marked += bytes[copied..<position] + Array(String(aliasMark).utf8)
                copied = position + 1
            }
        }
        guard hasAnchor, copied > 0 else { return nil }
        return String(decoding: marked + bytes[copied...], as: UTF8.self)
    }

    private static func replacing(_ text: String, _ replacement: (Unicode.Scalar) -> Unicode.Scalar?) -> String {
        guard text.unicodeScalars.contains(where: { replacement($0) != nil }) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { replacement($0) ?? $0 }))
    }

    private static func beginsToken(after byte: UInt8) -> Bool {
        byte <= 0x20 || byte >= 0x80 || "[{,:".utf8.contains(byte)
    }

    private static func isPartOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
