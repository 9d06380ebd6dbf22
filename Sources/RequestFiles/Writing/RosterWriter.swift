public import PlanModel

/// Writes the sessions of a request as a roster: comma separated values with a column for each field that some session
/// has.
///
/// Begins with a byte order mark, without which spreadsheets misread accented letters. Texts are written literally, so
/// that they are read back unchanged: one that begins with `=` is a formula to a spreadsheet.
public enum RosterWriter {
    /// Thrown for a text that a roster cannot hold: rosters are read without white space around texts, and lists are
    /// split at semicolons.
    public struct Inexpressible: Error, Sendable, Equatable, CustomStringConvertible {
        /// The session's key.
        public let session: String
        /// The roster's column, such as `location` or `pin.facilitatorId`.
        public let field: String
        /// Why the text would not be read back, in words that follow the field.
        public let reason: String

        /// `session.field: reason`
        public var description: String { "\(session).\(field): \(reason)" }
    }

    /// The roster's text. Throws `Inexpressible` for the first text that would not be read back unchanged.
    public static func csv(of request: PlanRequest) throws(Inexpressible) -> String {
        let fields = RequestFields(clock: request.clock)
        var rows: [[String: String]] = []
        for session in request.sessions {
            rows.append(try cells(fields.session(session), of: session.key))
        }
        let used = Set(rows.flatMap(\.keys))
        let columns = RosterCSV.known.filter(used.contains)
        let lines = [columns] + rows.map { row in columns.map { row[$0] ?? "" } }
        return "\u{FEFF}" + lines.map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
    }

    private static func cells(
        _ fields: [WrittenValue.Field], of key: String, under object: String = ""
    ) throws(Inexpressible) -> [String: String] {
        var cells: [String: String] = [:]
        for (name, value) in fields {
            let column = object + name
            switch value {
            case .text(let text): cells[column] = try expressible(text, key, column)
            case .bare(let text): cells[column] = text
            case .list(let values): cells[column] = try list(values, key, column)
            case .fields(let parts):
                cells.merge(try self.cells(parts, of: key, under: "\(column).")) { first, _ in first }
            }
        }
        return cells
    }

    private static func list(
        _ values: [WrittenValue], _ key: String, _ column: String
    ) throws(Inexpressible) -> String {
        guard !values.isEmpty else {
            throw Inexpressible(session: key, field: column, reason: "an empty list is the same as none in a roster")
        }
        var texts: [String] = []
        for case .text(let text) in values {
            guard !text.unicodeScalars.contains(";") else {
                throw Inexpressible(session: key, field: column, reason: "a semicolon separates the parts of a list")
            }
            guard !["attendees", "facilitators"].contains(column) || !text.contains(" or ") else {
                throw Inexpressible(session: key, field: column, reason: "the word or separates people")
            }
            texts.append(try expressible(text, key, column))
        }
        return texts.joined(separator: ";")
    }

    private static func expressible(_ text: String, _ key: String, _ column: String) throws(Inexpressible) -> String {
        guard text.unicodeScalars.elementsEqual(text.trimmed.unicodeScalars) else {
            throw Inexpressible(session: key, field: column, reason: "white space around a text is not read")
        }
        guard !text.unicodeScalars.contains("\0") else {
            throw Inexpressible(session: key, field: column, reason: "a file with a NUL in it is not read as text")
        }
        return text
    }

    /// Works on code points: a quote with an accent is still a quote.
    private static func quoted(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard scalars.contains(where: { "\",;\t|\r\n".unicodeScalars.contains($0) }) else { return text }
        let doubled = scalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] }
        return "\"\(String(String.UnicodeScalarView(doubled)))\""
    }
}
