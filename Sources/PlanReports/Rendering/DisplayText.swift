import CoachingModels

/// Measures text for a terminal, and breaks it into lines.
enum DisplayText {
    /// The number of columns that the text takes.
    static func width(_ text: String) -> Int { text.reduce(0) { $0 + width($1) } }

    /// The text in lines of at most this many columns, broken between words where possible. A line in a right-to-left
    /// script is isolated from the text beside it.
    static func wrapped(_ text: String, width limit: Int) -> [String] {
        var lines = [""]
        for word in words(text, limit) {
            let isFirst = lines[lines.count - 1].isEmpty
            if width(lines[lines.count - 1]) + (isFirst ? 0 : 1) + width(String(word)) <= limit {
                lines[lines.count - 1] += (isFirst ? "" : " ") + word
            } else {
                if !isFirst { lines.append("") }
                breakApart(String(word), limit, into: &lines)
            }
        }
        return lines.map(ForeignText.isolated)
    }

    /// The words of a text; a day and a time stay together if a line has room for them.
    private static func words(_ text: String, _ limit: Int) -> [Substring] {
        var words: [Substring] = []
        var last = DatePart.none
        for word in text.split(separator: " ") {
            let part = DatePart(word)
            if part.follows(last), let before = words.last, width(String(before)) + 1 + width(String(word)) <= limit {
                words[words.count - 1] = "\(before) \(word)"
            } else {
                words.append(word)
            }
            last = part
        }
        return words
    }

    /// The role of a word in `Mon 2026-12-07 09:15 -05:00`.
    private enum DatePart {
        case none, weekday, day, time, offset

        init(_ word: Substring) {
            let shape = word.utf8.prefix(10).map { (48...57).contains($0) ? UInt8(ascii: "0") : $0 }
            let text = String(decoding: shape, as: UTF8.self)
            if ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].contains(word) {
                self = .weekday
            } else if text == "0000-00-00" {
                self = .day
            } else if text.hasPrefix("00:00") {
                self = .time
            } else {
                self = text.hasPrefix("-00:00") || text.hasPrefix("+00:00") ? .offset : .none
            }
        }

        func follows(_ other: DatePart) -> Bool {
            switch (other, self) {
            case (.weekday, .day), (.day, .time), (.time, .offset): true
            default: false
            }
        }
    }

    /// Continues a word that is wider than a line on the next line.
    private static func breakApart(_ word: String, _ limit: Int, into lines: inout [String]) {
        for character in word {
            if width(lines[lines.count - 1]) + width(character) > limit, !lines[lines.count - 1].isEmpty {
                lines.append("")
            }
            lines[lines.count - 1].append(character)
        }
    }

    /// Emoji take two columns, however many scalars they are composed of; other characters take the columns of their
    /// scalars.
    static func width(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        if character.isASCII { return 1 }
        let isEmoji = scalars.contains { $0.properties.isEmojiPresentation || $0 == "\u{FE0F}" }
        if isEmoji, scalars.contains(where: { $0.properties.isEmoji }) { return 2 }
        return min(2, scalars.reduce(0) { $0 + width($1) })
    }

    private static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .control, .format: return 0
        default: break
        }
        // Vowels and final consonants of Hangul are drawn in the square of the consonant before them.
        if (0x1160...0x11FF).contains(scalar.value) || scalar.properties.isDefaultIgnorableCodePoint { return 0 }
        return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }

    /// The ranges that Unicode's EastAsianWidth.txt calls wide or fullwidth, gaps between them filled.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
        0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
        0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FB, 0x1F200...0x1F265, 0x20000...0x3FFFD,
    ]
}

extension String {
    /// The number of terminal columns that the text takes.
    package var columnWidth: Int { DisplayText.width(self) }

    /// As much of the text as fits into this many columns of a terminal.
    package func prefix(columns: Int) -> String {
        var width = 0
        return String(
            prefix {
                width += DisplayText.width($0)
                return width <= columns
            })
    }
}
