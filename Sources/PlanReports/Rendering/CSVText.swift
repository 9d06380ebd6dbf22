import CoachingModels

/// Cells of comma separated values.
enum CSVText {
    /// The text as one cell that no spreadsheet takes for a formula and no terminal takes for a command.
    static func field(_ text: String) -> String {
        let line = ForeignText.line(text)
        let safe = isFormula(line) || isFormula(text) ? "'" + line : line
        guard safe.unicodeScalars.contains(where: { ",\"\r\n;".unicodeScalars.contains($0) }) else { return safe }
        return "\"\(safe.replacing("\"", with: "\"\""))\""
    }

    /// Whether the first character, or the first after spaces, begins a formula; East Asian spreadsheets accept wide
    /// forms too.
    private static func isFormula(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        if let first = scalars.first, "\t\r\n|".unicodeScalars.contains(first) { return true }
        return scalars.first { $0 != " " && $0 != "\u{200E}" }.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
    }
}
