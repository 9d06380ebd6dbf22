import Foundation

/// The encoding of a file's text.
package enum TextEncoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    /// Decided by its byte order mark; without one, the low byte comes first, as Windows writes it.
    case utf16 = "utf-16"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case windows1252 = "windows-1252"
    case windows1250 = "windows-1250"
    case windows1251 = "windows-1251"
    case windows1253 = "windows-1253"
    case windows1254 = "windows-1254"
    case latin1 = "iso-8859-1"
    case latin2 = "iso-8859-2"
    case macRoman = "macintosh"

    /// The encoding of a name in any letter case.
    package init?(name: String) { self.init(rawValue: name.lowercased()) }

    /// The names to offer when one is asked for.
    package static var names: [String] { allCases.map(\.rawValue) }

    /// The text, without a byte order mark; nil if the bytes are not valid in this encoding.
    package func text(of bytes: [UInt8]) -> String? {
        switch self {
        case .utf8:
            String(validating: bytes.dropFirst(bytes.starts(with: SourceText.byteOrderMark) ? 3 : 0), as: UTF8.self)
        case .utf16: TextEncoding.utf16Text(bytes, highFirst: bytes.starts(with: [0xFE, 0xFF]))
        case .utf16LittleEndian: TextEncoding.utf16Text(bytes, highFirst: false)
        case .utf16BigEndian: TextEncoding.utf16Text(bytes, highFirst: true)
        case .windows1252: String(data: Data(bytes), encoding: .windowsCP1252)
        case .windows1250: String(data: Data(bytes), encoding: .windowsCP1250)
        case .windows1251: String(data: Data(bytes), encoding: .windowsCP1251)
        case .windows1253: String(data: Data(bytes), encoding: .windowsCP1253)
        case .windows1254: String(data: Data(bytes), encoding: .windowsCP1254)
        case .latin1: String(data: Data(bytes), encoding: .isoLatin1)
        case .latin2: String(data: Data(bytes), encoding: .isoLatin2)
        case .macRoman: String(data: Data(bytes), encoding: .macOSRoman)
        }
    }

    private static func utf16Text(_ bytes: [UInt8], highFirst: Bool) -> String? {
        guard bytes.count.isMultiple(of: 2) else { return nil }
        let units = stride(from: 0, to: bytes.count, by: 2).map { position in
            let (first, second) = (UInt16(bytes[position]), UInt16(bytes[position + 1]))
            return highFirst ? first << 8 | second : second << 8 | first
        }
        return String(validating: units.first == 0xFEFF ? units[1...] : units[...], as: UTF16.self)
    }
}

/// Detection.
extension TextEncoding {
    /// The only encoding that the bytes can have; nil if several are possible.
    package static func certain(of bytes: [UInt8]) -> TextEncoding? {
        if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
        if let order = utf16WithoutMark(bytes) { return order }
        if String(validating: bytes, as: UTF8.self) != nil { return .utf8 }
        return WesternLetters.areCertain(in: bytes) ? .windows1252 : nil
    }

    /// Plain letters in UTF-16 have a zero in every other byte, which no other encoding has.
    private static func utf16WithoutMark(_ bytes: [UInt8]) -> TextEncoding? {
        let head = bytes.prefix(512)
        guard head.count >= 4, bytes.count.isMultiple(of: 2) else { return nil }
        let zeros = [0, 1].map { parity in head.enumerated().count { $0.offset % 2 == parity && $0.element == 0 } }
        let letters = head.count / 2
        if zeros[0] == 0, zeros[1] * 2 > letters { return .utf16LittleEndian }
        if zeros[1] == 0, zeros[0] * 2 > letters { return .utf16BigEndian }
        return nil
    }
}

/// Letters that do, or do not, distinguish Windows-1252 from other single-byte encodings.
enum WesternLetters {
    /// Ä É Ó Ö Ü ß ä é ó ö ü: Windows-1250, -1252, -1254 and -1257 and ISO 8859-1, -2 and -15 have them in the same
    /// place.
    private static let shared: Set<UInt8> = [0xC4, 0xC9, 0xD3, 0xD6, 0xDC, 0xDF, 0xE4, 0xE9, 0xF3, 0xF6, 0xFC]

    /// Whether every byte beyond ASCII is one of these letters at a place where a word has one. Cyrillic and Greek
    /// would have whole words of such bytes, and in DOS and old Mac encodings these bytes are signs between words.
    static func areCertain(in bytes: [UInt8]) -> Bool {
        for (position, byte) in bytes.enumerated() where byte >= 0x80 {
            guard shared.contains(byte) else { return false }
            let before = position > 0 ? bytes[position - 1] : 0
            let after = position + 1 < bytes.count ? bytes[position + 1] : 0
            let isSmall = byte >= 0xDF
            let fits = isSmall ? isSmallLetter(before) || isSmallLetter(after) : !isSmallLetter(before)
            guard fits, !(before >= 0x80 && after >= 0x80) else { return false }
        }
        return true
    }

    /// The first word whose letters differ between encodings, in the two most likely readings, and its offset.
    static func doubt(in bytes: [UInt8]) -> (offset: Int, readings: String)? {
        guard
            let offset = bytes.indices.first(where: { bytes[$0] >= 0x80 && !shared.contains(bytes[$0]) })
                ?? bytes.firstIndex(where: { $0 >= 0x80 })
        else { return nil }
        let start = bytes[..<offset].lastIndex { !isPartOfWord($0) }.map { $0 + 1 } ?? 0
        let end = bytes[offset...].firstIndex { !isPartOfWord($0) } ?? bytes.count
        let word = Array(bytes[start..<min(end, start + 40)])
        let readings: [String] = [TextEncoding.windows1252, .windows1250, .macRoman].compactMap { encoding in
            encoding.text(of: word).map { "\($0) (\(encoding.rawValue))" }
        }
        return (offset, readings.joined(separator: ", "))
    }

    private static func isSmallLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte) || byte >= 0xDF }

    private static func isPartOfWord(_ byte: UInt8) -> Bool { byte >= 0x80 || (97...122).contains(byte | 32) }
}
