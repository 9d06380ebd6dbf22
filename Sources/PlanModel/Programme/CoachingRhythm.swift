public import CoachingModels

/// How much time lies between two coachings of somebody, in days of the calendar: `4 weeks`, `30 days`, `1 month`.
public struct CoachingRhythm: Sendable, Hashable, CustomStringConvertible {
    /// What is counted.
    public enum Unit: String, Sendable, Hashable, CaseIterable {
        /// Local days.
        case day
        /// Seven days.
        case week
        /// From a day of a month to the same day of another one, or to its last day where it has no such day.
        case month
    }

    /// How many of them, from 0.
    public let count: Int
    /// What is counted.
    public let unit: Unit

    /// So many of a unit.
    public init(_ count: Int, _ unit: Unit) {
        self.count = count
        self.unit = unit
    }

    /// Reads `4 weeks`, `every 4 weeks`, `4w`, `every week` and the same with days (d) and months; nil for anything else.
    public init?(_ text: some StringProtocol) {
        var words = text.lowercased().split(whereSeparator: \.isWhitespace)
        let isEvery = words.first == "every"
        if isEvery { words.removeFirst() }
        if words.count == 1, let word = words.first {
            let digits = word.prefix { ("0"..."9").contains($0) }
            let rest = word.dropFirst(digits.count)
            // A unit alone is one of it, but only behind the word that makes it a rhythm.
            words = digits.isEmpty ? (isEvery ? ["1", word] : []) : [digits, rest]
        }
        guard words.count == 2, words[0].utf8.count <= 4, let count = Int(words[0]), count >= 0,
            let unit = Self.unit(words[1])
        else { return nil }
        self.init(count, unit)
    }

    private static func unit(_ word: Substring) -> Unit? {
        switch word {
        case "d", "day", "days": .day
        case "w", "week", "weeks": .week
        case "month", "months": .month
        default: nil
        }
    }

    /// `4 weeks`
    public var description: String { Numbers.counted(count, unit.rawValue) }

    /// The day that lies so much after another one.
    public func day(after day: LocalDate) -> LocalDate {
        switch unit {
        case .day: LocalDate(daysSince1970: day.daysSince1970 + count)
        case .week: LocalDate(daysSince1970: day.daysSince1970 + 7 * count)
        case .month: day.advanced(byMonths: count)
        }
    }
}

extension LocalDate {
    /// The same day so many months later, or the last one of a month that has no such day.
    func advanced(byMonths months: Int) -> LocalDate {
        let (year, month, day) = components
        let number = year * 12 + month - 1 + months
        // A month lacks three days at most.
        let found = (0...3).lazy.compactMap { LocalDate(year: number / 12, month: number % 12 + 1, day: day - $0) }
        return found.first ?? .latest
    }
}
