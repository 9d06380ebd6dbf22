import CoachingModels

/// Text in which nothing stays unseen: for messages about text that looks right.
package enum VisibleText {
    /// Whether a reader sees nothing of it, or takes it for an ordinary space: controls, joiners, marks of direction,
    /// the byte order mark, wide and unbreakable spaces.
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
        case .spaceSeparator: scalar != " "
        default: scalar.properties.isDefaultIgnorableCodePoint
        }
    }

    /// The text with each of these as `<U+200B>`.
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

    /// The text without them.
    static func stripped(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !isInvisible($0) }))
    }

    /// In what a name differs from another that looks much the same: `in the case of letters`, to stand after "differs
    /// only"; nil for names that look different, and for equal ones.
    package static func difference(_ one: String, _ other: String) -> String? {
        guard !one.unicodeScalars.elementsEqual(other.unicodeScalars) else { return nil }
        let (a, b) = (stripped(one), stripped(other))
        guard a.lowercased() == b.lowercased() else { return nil }
        var parts: [String] = []
        if a != b { parts.append("in the case of letters") }
        let hidden = [one, other].contains { $0.unicodeScalars.contains(where: isInvisible) }
        if hidden { parts.append("in characters that cannot be seen") }
        // What is equal to Swift may still be spelled with other code points.
        if parts.isEmpty { parts.append("in how its accents are put together") }
        return parts.joined(separator: " and ")
    }
}
