/// Spreadsheets take texts such as `dec-1` for dates, and write `01-Dec` in their place.
enum SpreadsheetDate {
    /// A hint to add to a message about these texts; empty where none of them looks like a spreadsheet's date.
    static func hint(_ texts: some Sequence<String>) -> String {
        guard let date = texts.first(where: looksLikeOne) else { return "" }
        return "; \(date) looks like a date that a spreadsheet made of another text: format the column as text"
    }

    /// Such as `01-Dec`, `Dec-01`, `1-Dec-26`, `12/1/2026` or `01.12.26`.
    static func looksLikeOne(_ text: String) -> Bool {
        let parts = text.split(omittingEmptySubsequences: false) { "-/. ".contains($0) }
        guard (2...3).contains(parts.count), text.utf8.count <= 14 else { return false }
        let months = parts.count { isMonth($0) }
        let numbers = parts.count { isNumber($0) }
        guard months + numbers == parts.count else { return false }
        return months == 1 || months == 0 && parts.count == 3
    }

    private static func isMonth(_ part: Substring) -> Bool {
        (3...5).contains(part.unicodeScalars.count) && part.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
    }

    private static func isNumber(_ part: Substring) -> Bool {
        [1, 2, 4].contains(part.utf8.count) && part.utf8.allSatisfy { (48...57).contains($0) }
    }
}
