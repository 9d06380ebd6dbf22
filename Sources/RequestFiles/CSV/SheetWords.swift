import PlanModel

/// Translates words that planners use in sheets into the signs of a request.
struct SheetWords {
    let locale: SheetLocale?

    private static let mornings: Set<String> = [
        "morning", "mornings", "am", "a.m.", "vormittag", "vormittags", "morgens", "matin", "le matin", "mañana",
        "mattina",
        "ochtend", "manhã",
    ]
    private static let afternoons: Set<String> = [
        "afternoon", "afternoons", "pm", "p.m.", "nachmittag", "nachmittags", "après-midi", "l'après-midi", "tarde",
        "pomeriggio", "middag",
    ]

    private static let leaders: Set<String> = [
        "manager", "own manager", "line manager", "own leader", "team lead", "team leader", "supervisor",
        "führungskraft",
        "eigene führungskraft", "vorgesetzter", "vorgesetzte", "teamleiter", "teamleiterin", "teamleitung",
        "responsable",
    ]

    /// The word of requests for who leads those who attend, in place of a planner's own.
    func leader(_ text: String) -> String {
        SheetWords.leaders.contains(text.lowercased()) ? PeopleFields.manager : text
    }

    /// `Mon 00:00-12:00` for `Monday morning`; the text itself where a word of it is none of these.
    func weekly(_ text: String) -> String {
        let words = text.replacing(", ", with: ",").split(separator: " ").map(String.init)
        guard (1...2).contains(words.count) else { return text }
        let translated = words.map { word in part(of: word) ?? days(word) ?? clock(word) }
        return translated.joined(separator: " ")
    }

    /// `00:00-12:00` for `morning`, `09:00-12:00` for `9:00–12:00`.
    func times(_ text: String) -> String { part(of: text) ?? clock(text) }

    /// `30` for `30 min`, `00:30` and `0:30`, as spreadsheets show lengths.
    func minutes(_ text: String) -> String {
        let parts = text.split(separator: ":").map(String.init)
        if (2...3).contains(parts.count), let hours = Int(parts[0]), let minutes = Int(parts[1]),
            (0...23).contains(hours),
            (0...59).contains(minutes), parts.count == 2 || parts[2] == "00",
            text.utf8.count(where: { $0 == 58 }) == parts.count - 1
        {
            return "\(hours * 60 + minutes)"
        }
        let number = text.prefix { $0.isNumber }
        let unit = String(text.dropFirst(number.count)).trimmed.lowercased()
        return ["min", "min.", "mins", "minutes", "minuten", "minuti", "minutos", "m", "'", "′"].contains(unit)
            ? String(number) : text
    }

    private func part(of word: String) -> String? {
        let word = word.lowercased()
        if SheetWords.mornings.contains(word) { return "00:00-12:00" }
        return SheetWords.afternoons.contains(word) ? "12:00-24:00" : nil
    }

    /// Days in a list and with dashes, each by its name; nil if a word is not the name of a day.
    private func days(_ word: String) -> String? {
        var translated: [String] = []
        for piece in word.split(separator: ",", omittingEmptySubsequences: false) {
            let names = piece.split(whereSeparator: { $0 == "-" || $0 == "–" })
            let days = names.compactMap(day)
            guard !names.isEmpty, days.count == names.count else { return nil }
            translated.append(days.joined(separator: "-"))
        }
        return translated.isEmpty ? nil : translated.joined(separator: ",")
    }

    private func day(_ name: Substring) -> String? {
        let singular = name.hasSuffix("days") ? name.dropLast() : name
        return (locale?.weekday(singular) ?? SheetLocale.english?.weekday(singular)).map { "\($0)" }
    }

    /// Hours of one digit, as spreadsheets write them, get their zero.
    private func clock(_ word: String) -> String {
        let ends = word.split(whereSeparator: { $0 == "-" || $0 == "–" })
        guard ends.count == 2, ends.allSatisfy({ $0.contains(":") }) else { return word }
        return ends.map { $0.firstIndex(of: ":") == $0.index(after: $0.startIndex) ? "0\($0)" : String($0) }
            .joined(separator: "-")
    }
}
