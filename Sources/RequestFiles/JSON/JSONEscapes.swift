import PlanFiles

/// Handles the one difference between JSON and YAML: characters beyond U+FFFF written as two escapes.
enum JSONEscapes {
    /// The text with every pair of surrogate escapes, `\ud83d\ude00`, replaced by its character, if it is JSON.
    static func joiningSurrogates(in source: SourceText) -> String {
        guard let first = source.text.utf8.first(where: { !" \t\r\n".utf8.contains($0) }), first == UInt8(ascii: "{")
        else { return source.text }
        let bytes = source.content
        var joined: [UInt8] = []
        var position = bytes.startIndex
        while let escape = bytes[position...].firstIndex(of: UInt8(ascii: "\\")) {
            joined += bytes[position..<escape]
            if let character = pair(at: escape, in: bytes) {
                joined += Array(String(character).utf8)
                position = escape + 12
            } else {
                joined += bytes[escape..<min(escape + 2, bytes.count)]
                position = min(escape + 2, bytes.count)
            }
        }
        if joined.isEmpty { return source.text }
        return String(decoding: joined + bytes[position...], as: UTF8.self)
    }

    private static func pair(at position: Int, in bytes: [UInt8]) -> Unicode.Scalar? {
        guard let high = unit(at: position, in: bytes), UTF16.isLeadSurrogate(high),
            let low = unit(at: position + 6, in: bytes), UTF16.isTrailSurrogate(low)
        else { return nil }
        return Unicode.Scalar(0x10000 + (UInt32(high) - 0xD800) << 10 + UInt32(low) - 0xDC00)
    }

    private static func unit(at position: Int, in bytes: [UInt8]) -> UInt16? {
        guard position + 6 <= bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        else { return nil }
        return UInt16(String(decoding: bytes[position + 2..<position + 6], as: UTF8.self), radix: 16)
    }
}
