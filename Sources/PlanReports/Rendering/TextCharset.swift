/// The signs that a terminal can show.
public enum TextCharset: Sendable {
    /// All signs.
    case unicode
    /// Letters without accents: arrows and similar signs are written as words, names are left as they are.
    case ascii

    /// The charset according to the usual variables of the environment, of which the first that is not empty counts.
    /// Without any of them it is all signs, as today's terminals can show them.
    ///
    /// - Parameter variable: the value of a variable of the environment.
    public init(environment variable: (String) -> String?) {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(variable).first { !$0.isEmpty }
        let plain = locale.map { $0.lowercased().filter { $0 != "-" } }
        self = plain.map { $0.contains("utf8") } ?? true ? .unicode : .ascii
    }

    private static let words: [(sign: String, word: String)] = [
        ("→", "to"), ("×", "x"), ("–", "-"), ("…", "..."),
    ]

    func text(_ text: String) -> String {
        guard self == .ascii else { return text }
        return Self.words.reduce(text) { $0.replacing($1.sign, with: $1.word) }
    }

    /// The same table with other titles.
    func table(_ table: ReportTable) -> ReportTable {
        guard self == .ascii else { return table }
        var table = table
        for column in table.columns.indices { table.columns[column].title = text(table.columns[column].title) }
        return table
    }
}
