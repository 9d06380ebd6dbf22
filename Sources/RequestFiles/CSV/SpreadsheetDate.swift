/// Detects dates that spreadsheets have put in place of texts: `01-Dec` for `dec-1`.
enum SpreadsheetDate {
    /// A hint to add to a message about these texts; empty if none of them looks like a spreadsheet's date.
    static func hint(_ texts: some Sequence<String>) -> String {
        guard let date = texts.first(where: looksLikeOne) else { return "" }
        return "; \(date) looks like a date that a spreadsheet made of another text: format the column as text"
    }

    /// Such as `01-Dec`, `Dec-26`, `1-Dec-26`, `12/1/2026` or `01.12.26`; not `dec-1`, which a person may write.
    static func looksLikeOne(_ text: String) -> Bool {
        let parts = text.split(omittingEmptySubsequences: false) { "-/. ".contains($0) }
        guard text.utf8.count <= 14 else { return false }
        switch parts.count {
        case 2:
            return isNumber(parts[0]) && isMonth(parts[1])
                || isMonth(parts[0]) && parts[0].first?.isUppercase == true && isNumber(parts[1])
        case 3: return isNumber(parts[0]) && (isMonth(parts[1]) || isNumber(parts[1])) && isNumber(parts[2])
        default: return false
        }
    }

    /// The first letters of months in the languages in which spreadsheets are used most.
    private static let months: Set<String> = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mär", "mai", "okt", "dez",
        "fév", "avr", "jui", "aoû", "déc", "ene", "abr", "ago", "dic", "gen", "mag", "giu", "lug", "set", "ott", "mrt",
        "mei",
    ]

    private static func isMonth(_ part: Substring) -> Bool {
        part.count <= 5 && months.contains(part.prefix(3).lowercased())
    }

    private static func isNumber(_ part: Substring) -> Bool {
        [1, 2, 4].contains(part.utf8.count) && part.utf8.allSatisfy { (48...57).contains($0) }
    }
}
