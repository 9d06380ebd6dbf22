/// A range of times within one local day, `HH:MM-HH:MM`.
extension Range<ClockTime> {
    /// The whole local day.
    package static var wholeDay: Range<ClockTime> { ClockTime(minuteOfDay: 0)..<ClockTime(minuteOfDay: 1440) }

    package static let clockRangeExpected = "a range HH:MM-HH:MM with times from 00:00 to 24:00, such as 09:00-12:00"

    /// The range that a text represents, or what is wrong with it.
    package static func clockRange(_ text: some StringProtocol) -> Result<Range<ClockTime>, RequestFault> {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let from = ClockTime(parts[0]), let to = ClockTime(parts[1]) else {
            return .failure(RequestFault("is not a range of times", expected: clockRangeExpected))
        }
        if let fault = RequestRules.clockRange(from: from, to: to) { return .failure(fault) }
        return .success(from..<to)
    }

    /// `HH:MM-HH:MM`
    package var clockText: String { "\(lowerBound)-\(upperBound)" }

    /// Whether the quarter hour that begins at this local minute of the day lies entirely within the range. Its start
    /// decides, so a quarter hour that ends at midnight, or at a change of clocks, belongs to where it began.
    package func holdsTick(atMinute minute: Int) -> Bool {
        lowerBound.minuteOfDay <= minute && minute + Tick.minutes <= upperBound.minuteOfDay
    }

    /// Whether any part of the quarter hour that begins at this local minute of the day lies in the range.
    package func touchesTick(atMinute minute: Int) -> Bool {
        minute < upperBound.minuteOfDay && lowerBound.minuteOfDay < minute + Tick.minutes
    }
}
