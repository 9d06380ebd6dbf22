import PlanModel

/// A text with names of values in double braces, such as `Coaching for {{attendee.name}}`.
///
/// Names stand for values and nothing else: there are no conditions, no loops and nothing that is executed. Names of a
/// sheet's columns may contain spaces and letters of every language. Works on code points, so that an accent after a
/// brace does not turn it into another character.
struct TextTemplate: Equatable {
    enum Part: Equatable {
        case text(String)
        /// The name, and its spelling with the braces.
        case name(String, written: String)
    }

    /// A fault with braces, and the braces as written.
    struct Fault: Error, Equatable {
        var written: String
        var message: String
        var expected: String
    }

    let parts: [Part]

    /// Whether there is anything to fill in.
    static func hasNames(_ text: String) -> Bool {
        let bytes = text.utf8
        return zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: "{") && $1 == UInt8(ascii: "{") }
    }

    init(_ text: String) throws(Fault) {
        var parts: [Part] = []
        var rest = text.unicodeScalars[...]
        while let open = rest.firstRange(of: "{{".unicodeScalars) {
            if open.lowerBound > rest.startIndex { parts.append(.text(String(rest[..<open.lowerBound]))) }
            let inside = rest[open.upperBound...]
            guard let close = inside.firstRange(of: "}}".unicodeScalars),
                inside[..<close.lowerBound].firstRange(of: "{{".unicodeScalars) == nil
            else {
                throw Fault(
                    written: String(String.UnicodeScalarView(rest[open.lowerBound...].prefix(40))),
                    message: "two braces open a name that is never closed",
                    expected: "a name and two closing braces; {{braces}} stands for two opening braces themselves")
            }
            let written = String(rest[open.lowerBound..<close.upperBound])
            let name = try TextTemplate.name(String(inside[..<close.lowerBound]).trimmed, written)
            parts.append(.name(name, written: written))
            rest = rest[close.upperBound...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        self.parts = parts
    }

    private static func name(_ name: String, _ written: String) throws(Fault) -> String {
        guard let first = name.unicodeScalars.first else {
            throw Fault(written: written, message: "there is no name in the braces", expected: TextNames.expected)
        }
        guard !"#^/>!&=%$<{*".unicodeScalars.contains(first) else {
            throw Fault(
                written: written, message: "only names may stand in braces: there are no conditions and no loops",
                expected: TextNames.expected)
        }
        return name
    }
}

/// The names that may be used in braces.
enum TextNames {
    static let known = RequestVocabulary.textNames.map(\.name).filter { $0 != "extra.NAME" }

    static let expected = "one of \(known.joined(separator: ", ")), or extra. and the name of a column"

    /// A text that is taken literally: two opening braces are written by their name.
    static func escaped(_ text: String) -> String {
        TextTemplate.hasNames(text) ? text.replacing("{{", with: "{{braces}}") : text
    }
}
