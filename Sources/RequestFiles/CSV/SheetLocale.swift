import Foundation
import PlanModel

/// The date format of a country: the order of the numbers, and the names of months and days.
struct SheetLocale {
    /// The name, such as `de-DE`.
    let name: String
    /// The parts of a date in their order: `d`, `M` and `y`.
    let order: [Character]
    /// For each month, the first at index 0, its names in lower case without dots.
    private let months: [Set<String>]
    /// For each day of the week, Monday at index 0, its names.
    private let weekdays: [Set<String>]
    /// The names to show, the first month at index 0.
    let monthNames: [String]

    static let expected = "a language and a country, such as en-US, en-GB, de-DE or fr-FR"
    static let commonNames = ["en-US", "en-GB", "de-DE", "de-AT", "de-CH", "fr-FR", "es-ES", "it-IT", "nl-NL", "pt-BR"]

    /// English, which a request uses without a locale.
    static let english = SheetLocale("en-US")

    /// Nil for a name that is not a locale the system knows.
    init?(_ name: String) {
        let identifier = name.replacing("-", with: "_")
        guard name.utf8.allSatisfy({ ($0 | 32) >= 97 && ($0 | 32) <= 122 || $0 == 45 || $0 == 95 }),
            SheetLocale.known.contains(identifier)
        else { return nil }
        let locale = Locale(identifier: identifier)
        guard let pattern = DateFormatter.dateFormat(fromTemplate: "yMd", options: 0, locale: locale) else {
            return nil
        }
        let order = pattern.filter { "dMy".contains($0) }.reduce(into: [Character]()) { order, letter in
            if !order.contains(letter) { order.append(letter) }
        }
        guard order.count == 3 else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.locale = locale
        self.name = name
        self.order = order
        monthNames = calendar.standaloneMonthSymbols
        months = SheetLocale.forms([
            calendar.monthSymbols, calendar.standaloneMonthSymbols, calendar.shortMonthSymbols,
            calendar.shortStandaloneMonthSymbols,
        ])
        let days = SheetLocale.forms([
            calendar.weekdaySymbols, calendar.standaloneWeekdaySymbols, calendar.shortWeekdaySymbols,
            calendar.shortStandaloneWeekdaySymbols,
        ])
        // In the system, weeks begin with Sunday.
        weekdays = Array(days[1...]) + [days[0]]
    }

    /// 1 to 12 for a month's name, short or in full; nil for another word.
    func month(_ word: some StringProtocol) -> Int? { SheetLocale.index(of: word, in: months).map { $0 + 1 } }

    /// The day of the week with a name, short or in full.
    func weekday(_ word: some StringProtocol) -> Weekday? {
        SheetLocale.index(of: word, in: weekdays).flatMap(Weekday.init(rawValue:))
    }

    private static let known = Set(Locale.availableIdentifiers)

    private static func forms(_ lists: [[String]]) -> [Set<String>] {
        lists[0].indices.map { index in Set(lists.map { plain($0[index]) }) }
    }

    private static func index(of word: some StringProtocol, in names: [Set<String>]) -> Int? {
        let word = plain(word)
        guard !word.isEmpty else { return nil }
        if let exact = names.firstIndex(where: { $0.contains(word) }) { return exact }
        // Spreadsheets have their own short forms of names: Sept, Mrz.
        let near = names.indices.filter { index in
            word.count >= 3 && names[index].contains { $0.hasPrefix(word) || $0.count >= 3 && word.hasPrefix($0) }
        }
        return near.count == 1 ? near[0] : nil
    }

    private static func plain(_ word: some StringProtocol) -> String {
        word.lowercased().filter { $0 != "." }
    }
}
