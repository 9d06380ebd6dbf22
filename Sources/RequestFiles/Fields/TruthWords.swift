/// Words for yes and no, as spreadsheets and their users write them in several languages.
enum TruthWords {
    private static let yes: Set<String> = [
        "true", "yes", "y", "1", "x", "✓", "ja", "wahr", "oui", "vrai", "sí", "si", "verdadero", "sì", "vero", "sim",
        "verdadeiro", "waar", "sant", "sand", "tak", "prawda", "igen", "igaz", "ano", "pravda",
    ]
    private static let no: Set<String> = [
        "false", "no", "n", "0", "nein", "falsch", "non", "faux", "falso", "não", "nao", "nee", "onwaar", "nej",
        "falskt", "falsk", "nie", "fałsz", "nem", "hamis", "ne", "nepravda",
    ]

    /// Nil for a word that is neither.
    static func truth(_ word: String) -> Bool? {
        let word = word.lowercased()
        if yes.contains(word) { return true }
        return no.contains(word) ? false : nil
    }
}
