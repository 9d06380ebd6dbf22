/// A day of the week, in the order of ISO weeks.
public enum Weekday: Int, Sendable, Hashable, CaseIterable, Comparable, CustomStringConvertible {
    /// 0: an ISO week begins with it.
    case monday
    /// 1
    case tuesday
    /// 2
    case wednesday
    /// 3
    case thursday
    /// 4
    case friday
    /// 5
    case saturday
    /// 6
    case sunday

    private static let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    /// Reads `Mon` to `Sun`.
    public init?(_ text: some StringProtocol) {
        guard let number = Weekday.names.firstIndex(of: String(text)) else { return nil }
        self.init(rawValue: number)
    }

    /// `Mon` to `Sun`
    public var description: String { Weekday.names[rawValue] }

    /// The day after it: Monday after Sunday.
    package var next: Weekday { Weekday(rawValue: (rawValue + 1) % 7) ?? .monday }

    /// Whether a comes before b in an ISO week.
    public static func < (a: Weekday, b: Weekday) -> Bool { a.rawValue < b.rawValue }
}
