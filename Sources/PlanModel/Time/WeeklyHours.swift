/// Times that recur every week: `Mon-Fri 09:30-16:30`, `Tue,Thu`, `09:00-12:00`.
public struct WeeklyHours: Sendable, Hashable, CustomStringConvertible {
    /// The local days to which the times apply.
    public var days: Set<Weekday>
    /// The local times on these days, 00:00 to 24:00.
    public var times: Range<ClockTime>

    /// Times on some days; by default all day on every day. The object that has them checks them.
    public init(days: Set<Weekday> = Set(Weekday.allCases), times: Range<ClockTime>? = nil) {
        self.days = days
        self.times = times ?? .wholeDay
    }

    /// Days in runs and the times, as in a request, omitting a part that excludes nothing.
    public var description: String {
        let dayText = days.count == 7 ? nil : dayRuns
        let timeText = times == .wholeDay ? nil : times.clockText
        let text = [dayText, timeText].compactMap(\.self).joined(separator: " ")
        return text.isEmpty ? "Mon-Sun" : text
    }

    private var dayRuns: String {
        var runs: [ClosedRange<Int>] = []
        for day in days.map(\.rawValue).sorted() {
            if let last = runs.last, last.upperBound + 1 == day {
                runs[runs.count - 1] = last.lowerBound...day
            } else {
                runs.append(day...day)
            }
        }
        return runs.map { run in
            let ends = [run.lowerBound, run.upperBound].map { "\(Weekday(rawValue: $0) ?? .monday)" }
            return run.count == 1 ? ends[0] : ends.joined(separator: "-")
        }.joined(separator: ",")
    }
}

/// Parsing.
extension WeeklyHours {
    package static let expected = "days and times such as Mon-Fri 09:30-16:30, Tue,Thu or 09:00-12:00"

    /// The hours that a text represents, or what is wrong with it.
    package static func parse(_ text: String) -> Result<WeeklyHours, RequestFault> {
        var words = text.split { $0 == " " || $0 == "\t" }
        var hours = WeeklyHours()
        guard !words.isEmpty, words.count <= 2 else {
            return .failure(RequestFault("is not a range of hours", expected: expected))
        }
        if !words[0].contains(":") {
            switch parseDays(words.removeFirst()) {
            case .success(let days): hours.days = days
            case .failure(let fault): return .failure(fault)
            }
        }
        guard let word = words.first else { return .success(hours) }
        guard words.count == 1 else {
            return .failure(RequestFault("is not a range of hours", expected: expected))
        }
        return hours.withTimes(word)
    }

    private func withTimes(_ word: Substring) -> Result<WeeklyHours, RequestFault> {
        var hours = self
        switch Range<ClockTime>.clockRange(word) {
        case .success(let times):
            hours.times = times
            return .success(hours)
        case .failure(var fault):
            let ends = word.split(separator: "-").map { ClockTime($0) }
            if ends.count == 2, let from = ends[0], let to = ends[1], to < from {
                fault.expected = "two ranges: \(pastMidnight(from, to))"
            } else {
                fault.message = "\(word) \(fault.message)"
            }
            return .failure(fault)
        }
    }

    /// What to write for hours that extend past midnight.
    private func pastMidnight(_ from: ClockTime, _ to: ClockTime) -> String {
        let midnight = ClockTime(minuteOfDay: 1440)
        let first = WeeklyHours(days: days, times: from..<midnight)
        guard to.minuteOfDay > 0 else { return "\(first), which ends at midnight" }
        return "\(first) and \(WeeklyHours(days: Set(days.map(\.next)), times: ClockTime(minuteOfDay: 0)..<to))"
    }

    private static func parseDays(_ text: Substring) -> Result<Set<Weekday>, RequestFault> {
        var days: Set<Weekday> = []
        for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
            let names = piece.split(separator: "-", omittingEmptySubsequences: false)
            guard (1...2).contains(names.count) else { return .failure(unknownDay(piece)) }
            guard let first = Weekday(names[0]) else { return .failure(unknownDay(names[0])) }
            guard let last = Weekday(names[names.count - 1]) else { return .failure(unknownDay(names[1])) }
            var day = first
            days.insert(day)
            while day != last {
                day = day.next
                days.insert(day)
            }
        }
        return .success(days)
    }

    private static func unknownDay(_ name: Substring) -> RequestFault {
        let known = Weekday.allCases.map(\.description)
        return RequestFault(
            "\(name) is not a day of the week" + DidYouMean.hint(String(name), known),
            expected: "days from \(known.joined(separator: ", ")), such as Mon-Fri or Tue,Thu, before the times")
    }
}
