import CoachingModels

/// Makes invisible characters visible, for messages about text that looks right.
package enum VisibleText {
    /// Whether a reader cannot see it, or takes it for an ordinary space: controls, joiners, marks of direction, the
    /// byte order mark, wide and unbreakable spaces.
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
        case .spaceSeparator: scalar != " "
        default: scalar.properties.isDefaultIgnorableCodePoint
        }
    }

    /// The text with each invisible character written as `<U+200B>`.
    package static func revealed(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isInvisible) else { return text }
        return text.unicodeScalars.reduce(into: "") { shown, scalar in
            if isInvisible(scalar) {
                shown += ForeignText.spelledOut(scalar)
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
    }

    /// The text without invisible characters.
    static func stripped(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !isInvisible($0) }))
    }

    /// How a name differs from another that looks much the same, to follow "differs only": `in the case of letters`;
    /// nil for names that look different, and for equal ones.
    package static func difference(_ one: String, _ other: String) -> String? {
        guard !one.unicodeScalars.elementsEqual(other.unicodeScalars) else { return nil }
        let (a, b) = (stripped(one), stripped(other))
        guard a.lowercased() == b.lowercased() else { return nil }
        var parts: [String] = []
        if a != b { parts.append("in the case of letters") }
        let hidden = [one, other].contains { $0.unicodeScalars.contains(where: isInvisible) }
        if hidden { parts.append("in characters that cannot be seen") }
        // Text that Swift considers equal may still consist of different code points.
        if parts.isEmpty { parts.append("in how its accents are put together") }
        return parts.joined(separator: " and ")
    }
}
