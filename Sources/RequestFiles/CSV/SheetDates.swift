import CoachingModels
import PlanModel

/// Reads dates as spreadsheets write them: `2026-12-07` always, and other forms if the locale defines their meaning.
struct SheetDates {
    let locale: SheetLocale?

    /// The day that a text represents; nil for a text that is not a date. Fails for an ambiguous date.
    func day(_ text: String) -> Result<LocalDate, RequestFault>? {
        if let day = LocalDate(text) { return .success(day) }
        let words = text.unicodeScalars.split { " -/.,\u{A0}\u{200E}\u{200F}".unicodeScalars.contains($0) }
            .map { String(Substring($0)) }
        guard words.count == 3 else {
            return SpreadsheetDate.looksLikeOne(text) ? .failure(fault("is a date without a year", text)) : nil
        }
        let named = words.indices.filter { number(words[$0]) == nil }
        guard named.count < 2, words.indices.allSatisfy({ named.contains($0) || words[$0].utf8.count <= 4 }) else {
            return nil
        }
        if let index = named.first {
            guard let month = month(words[index]) else { return nil }
            return day(words, month: month, at: index, text)
        }
        return numbers(words, text)
    }

    /// The day of a text that consists only of numbers.
    private func numbers(_ words: [String], _ text: String) -> Result<LocalDate, RequestFault> {
        let order: [Character]
        if words[0].utf8.count == 4 {
            order = ["y", "M", "d"]
        } else if let locale {
            order = locale.order
        } else {
            return .failure(fault("is a date that each country reads in its own way", text))
        }
        var parts: [Character: Int] = [:]
        for (letter, word) in zip(order, words) { parts[letter] = number(word) }
        return made(year: parts["y"], month: parts["M"], day: parts["d"], text)
    }

    /// The day of a text with the month in letters.
    private func day(_ words: [String], month: Int, at index: Int, _ text: String) -> Result<LocalDate, RequestFault> {
        let others = words.indices.filter { $0 != index }.map { words[$0] }
        // A number of four digits is the year; if both are short, the locale decides which is.
        if let year = others.firstIndex(where: { $0.utf8.count == 4 }) {
            return made(year: number(others[year]), month: month, day: number(others[1 - year]), text)
        }
        guard let locale else {
            return .failure(fault("is a date that each country reads in its own way", text))
        }
        let yearFirst = (locale.order.firstIndex(of: "y") ?? 2) < (locale.order.firstIndex(of: "d") ?? 0)
        return made(
            year: number(others[yearFirst ? 0 : 1]), month: month, day: number(others[yearFirst ? 1 : 0]), text)
    }

    private func made(year: Int?, month: Int?, day: Int?, _ text: String) -> Result<LocalDate, RequestFault> {
        guard let year, let month, let day,
            let date = LocalDate(year: year < 100 ? 2000 + year : year, month: month, day: day)
        else {
            return .failure(
                fault("is not a date of the calendar\(locale.map { " as \($0.name) writes it" } ?? "")", text))
        }
        return .success(date)
    }

    private func month(_ word: String) -> Int? { locale?.month(word) ?? SheetLocale.english?.month(word) }

    private func number(_ word: String) -> Int? {
        word.utf8.allSatisfy { (48...57).contains($0) } ? Int(word) : nil
    }

    private func fault(_ message: String, _ text: String) -> RequestFault {
        RequestFault(
            message,
            expected: locale == nil
                ? "yyyy-MM-dd; or the country in the request, such as locale: en-US for 12/7/2026 or locale: de-DE for 7.12.2026"
                : "yyyy-MM-dd, or a whole date as \(locale?.name ?? "") writes it")
    }
}

/// Ranges of dates.
extension SheetDates {
    /// Signs and words between the first and the last day, which is included.
    private static let dashes = [" - ", " – ", " — ", "–", " to ", " bis ", " au ", " until "]

    /// Two dates in the form of a request, with the end exclusive, for a day or for two with a dash between them; nil
    /// for any other text.
    func interval(_ text: String) -> Result<String, RequestFault>? {
        switch day(text) {
        case .success(let day): return .success(SheetDates.text(day, day))
        case .failure(let fault):
            // That it consists of two dates cannot be seen from either alone.
            return range(text) ?? .failure(fault)
        case nil: return range(text)
        }
    }

    private func range(_ text: String) -> Result<String, RequestFault>? {
        for dash in SheetDates.dashes {
            let ends = text.split(separator: dash, omittingEmptySubsequences: false).map { String($0).trimmed }
            guard ends.count == 2, let first = day(ends[0]), let last = day(ends[1]) else { continue }
            return first.flatMap { first in last.map { SheetDates.text(first, $0) } }
        }
        return nil
    }

    private static func text(_ first: LocalDate, _ last: LocalDate) -> String {
        "\(first)/\(LocalDate(daysSince1970: last.daysSince1970 + 1))"
    }
}
