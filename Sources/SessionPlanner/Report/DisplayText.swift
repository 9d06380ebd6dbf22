/// Text on a terminal: how wide it is, and where it may break.
enum DisplayText {
    /// Control characters could move the cursor or change colours: they become spaces.
    static func printable(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
    }

    /// Columns that the text takes.
    static func width(_ text: String) -> Int { text.reduce(0) { $0 + width($1) } }

    /// The text in lines of at most so many columns, broken between words where possible.
    static func wrapped(_ text: String, width limit: Int) -> [String] {
        var lines = [""]
        for word in text.split(separator: " ") {
            let isFirst = lines[lines.count - 1].isEmpty
            if width(lines[lines.count - 1]) + (isFirst ? 0 : 1) + width(String(word)) <= limit {
                lines[lines.count - 1] += (isFirst ? "" : " ") + word
            } else {
                if !isFirst { lines.append("") }
                breakApart(String(word), limit, into: &lines)
            }
        }
        return lines
    }

    /// A word that is wider than a line goes on in the next one.
    private static func breakApart(_ word: String, _ limit: Int, into lines: inout [String]) {
        for character in word {
            if width(lines[lines.count - 1]) + width(character) > limit, !lines[lines.count - 1].isEmpty {
                lines.append("")
            }
            lines[lines.count - 1].append(character)
        }
    }

    private static func width(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        if scalar.isASCII { return 1 }
        if scalar.properties.isEmojiPresentation { return 2 }
        let wide: [ClosedRange<UInt32>] = [
            0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD,
        ]
        return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 32 || (127...159).contains(scalar.value) || scalar.properties.generalCategory == .format
    }
}
