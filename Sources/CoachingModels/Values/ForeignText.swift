/// Text from outside (files, arguments, the service), made safe to show to people.
///
/// All such text reaches reports, errors, prompts and progress through this type. Characters that control a terminal or
/// reverse the order of others are spelled out (`<U+202E>`), so that nobody is deceived and anybody who looks for the
/// cause can see it. Joiners inside words and emoji stay, as many scripts cannot be read without them.
package enum ForeignText {
    /// A value on one line, isolated from the text beside it if its script runs from right to left.
    package static func shown(_ text: String) -> String { isolated(line(text)) }

    /// A value on one line: line ends and tabs become spaces.
    package static func line(_ text: String) -> String { neutral(text, keepsLines: false) }

    /// Text of several lines composed of shown values.
    package static func lines(_ text: String) -> String { neutral(text, keepsLines: true) }

    /// The text between two left-to-right marks if any of it runs from right to left, so that neither digits nor the
    /// columns beside it take on its direction. A text that already has the marks is left as it is, and a part of one
    /// that needs none loses them.
    package static func isolated(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard isRightToLeft(text) else {
            return scalars.contains(mark) ? String(String.UnicodeScalarView(scalars.filter { $0 != mark })) : text
        }
        return (scalars.first == mark ? "" : "\u{200E}") + text + (scalars.last == mark ? "" : "\u{200E}")
    }

    /// Whether a character could control a terminal or reverse the order of others.
    package static func isCommand(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
        case 0..<0x61C: false
        default: scalar.properties.isBidiControl
        }
    }

    private static let mark: Unicode.Scalar = "\u{200E}"

    private static func neutral(_ text: String, keepsLines: Bool) -> String {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) || keepsLines && $0 == 0x0A }) { return text }
        // Marks that isolate a value are ours; in a text without such a value they are an attempt to deceive.
        let keepsMarks = isRightToLeft(text)
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let before = index > 0 ? scalars[index - 1] : nil
            let after = index + 1 < scalars.count ? scalars[index + 1] : nil
            if isHarmless(scalar, between: before, and: after) || scalar == "\n" && keepsLines
                || scalar == mark && keepsMarks
            {
                result.append(scalar)
            } else {
                let isSpace = scalar.properties.isWhitespace
                result.append(contentsOf: (isSpace ? " " : spelledOut(scalar)).unicodeScalars)
            }
        }
        return String(result)
    }

    /// Whether a character may be shown unchanged at its position.
    private static func isHarmless(
        _ scalar: Unicode.Scalar, between before: Unicode.Scalar?, and after: Unicode.Scalar?
    ) -> Bool {
        if isCommand(scalar) { return false }
        let properties = scalar.properties
        guard properties.isDefaultIgnorableCodePoint else { return true }
        guard let before else { return false }
        if properties.isJoinControl { return joins(before) && after.map(joins) ?? false }
        if properties.isVariationSelector { return true }
        // The names of regions in flags, which begin with a black flag.
        return isTag(scalar) && (isTag(before) || before == "\u{1F3F4}")
    }

    /// Whether a joiner next to this character can have a meaning.
    private static func joins(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isASCII
            && (scalar.properties.isAlphabetic || scalar.properties.isEmoji || scalar.properties.isVariationSelector
                || scalar.properties.canonicalCombiningClass != .notReordered || scalar.properties.isEmojiModifier)
    }

    private static func isTag(_ scalar: Unicode.Scalar) -> Bool { (0xE0020...0xE007F).contains(scalar.value) }

    /// `<U+200B>`
    package static func spelledOut(_ scalar: Unicode.Scalar) -> String { "<\(codePoint(scalar.value))>" }

    /// `U+200B`
    package static func codePoint(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// The blocks of the scripts that run from right to left.
    private static func isRightToLeft(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
                scalar.value != 0x061C
            default: false
            }
        }
    }
}
