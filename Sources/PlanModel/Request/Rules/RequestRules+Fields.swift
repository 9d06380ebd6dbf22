import CoachingModels

/// Rules for single values.
extension RequestRules {
    /// A text that is not empty and not too long.
    package static func text(
        _ text: String, maxBytes: Int = RequestLimits.textBytes, expected: String = "text"
    ) -> RequestFault? {
        if text.isEmpty { return RequestFault("is empty", expected: expected) }
        guard text.utf8.count <= maxBytes else {
            return RequestFault("is too long", expected: "\(expected) of at most \(maxBytes) bytes")
        }
        return nil
    }

    /// A user id or a name that appears in tables: no control characters.
    package static func identifier(_ text: String, expected: String) -> RequestFault? {
        if let fault = RequestRules.text(text, maxBytes: RequestLimits.identifierBytes, expected: expected) {
            return fault
        }
        let hasControl = text.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
        return hasControl ? RequestFault("contains a control character", expected: expected) : nil
    }

    /// Ids that occur more than once, each reported at its second position.
    static func repeated(_ ids: [String], expected: String) -> [(index: Int, fault: RequestFault)] {
        var seen = IdentifierSet()
        return ids.enumerated().compactMap { index, id in
            seen.insert(id) ? nil : (index, listedTwice(expected: expected))
        }
    }

    package static func listedTwice(expected: String) -> RequestFault {
        RequestFault("is listed twice", expected: "each \(expected) once")
    }

    package static func wholeNumber(
        _ number: ExactDecimal, in range: ClosedRange<Int>, expected: String? = nil
    ) -> RequestFault? {
        let expected = expected ?? "a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard let whole = number.whole else { return RequestFault("is not a whole number", expected: expected) }
        if whole < 0, range.lowerBound >= 0 { return RequestFault("is negative", expected: expected) }
        guard range.contains(Int(whole)) else {
            return RequestFault(whole > range.upperBound ? "is too large" : "is too small", expected: expected)
        }
        return nil
    }

    /// A number with at most six decimals.
    package static func decimal(_ number: ExactDecimal, in range: ClosedRange<Int64>) -> RequestFault? {
        let expected = "a number from \(range.lowerBound) to \(range.upperBound) with at most 6 decimals"
        guard number.decimals <= 6 else { return RequestFault("has too many decimals", expected: expected) }
        guard let scaled = number.scaled(places: 6), let low = ExactDecimal(range.lowerBound).scaled(places: 6),
            let high = ExactDecimal(range.upperBound).scaled(places: 6), scaled <= high
        else { return RequestFault("is too large", expected: expected) }
        guard scaled >= low else {
            return RequestFault(low == 0 ? "is negative" : "is too small", expected: expected)
        }
        return nil
    }

    /// Years far from now are typing errors, and would give a horizon of millions of ticks.
    package static func instant(_ instant: Instant, _ clock: ZoneClock) -> RequestFault? {
        let years = RequestLimits.years
        let year = clock.day(of: instant).components.year
        guard !years.contains(year) else { return nil }
        return RequestFault(
            "lies in the year \(year)", expected: "a year from \(years.lowerBound) to \(years.upperBound)")
    }

    package static func interval(_ interval: Interval) -> RequestFault? {
        guard interval.start >= interval.end else { return nil }
        return RequestFault(
            interval.start == interval.end ? "is empty" : "ends before it starts", expected: "an end after the start")
    }

    package static func horizon(_ horizon: Interval) -> RequestFault? {
        let days = RequestLimits.horizonDays
        guard horizon.end.seconds - horizon.start.seconds > days * 86_400 else { return nil }
        return RequestFault("is too long", expected: "at most \(days) days")
    }

    package static func clockRange(from start: ClockTime, to end: ClockTime) -> RequestFault? {
        guard start >= end else { return nil }
        return RequestFault(
            start == end ? "is empty" : "ends before it starts", expected: "a time after \(start), 24:00 at the latest")
    }

    /// A range of times made by a program; one read from a file has been parsed already.
    static func clockRange(_ times: Range<ClockTime>) -> RequestFault? {
        let (from, to) = (times.lowerBound, times.upperBound)
        guard from.minuteOfDay >= 0, to.minuteOfDay <= 1440 else {
            return RequestFault("is not a range of times", expected: "times from 00:00 to 24:00")
        }
        return clockRange(from: from, to: to)
    }

    /// A range of hours made by a program.
    static func hours(_ range: HoursRange) -> RequestFault? {
        switch range {
        case .interval(let interval): RequestRules.interval(interval)
        case .weekly(let hours):
            hours.days.isEmpty
                ? RequestFault("has no day of the week", expected: WeeklyHours.expected) : clockRange(hours.times)
        }
    }

    /// A margin before and after a session, in whole quarter hours.
    package static func margin(_ minutes: Int) -> RequestFault? {
        minutes.isMultiple(of: Tick.minutes)
            ? nil : RequestFault("is not a whole number of quarter hours", expected: "a multiple of \(Tick.minutes)")
    }

    /// Days between two sessions of a person: they must fit into the horizon, or the second session could never take
    /// place.
    package static func daysBetween(_ days: Int, horizon: Interval, _ clock: ZoneClock) -> RequestFault? {
        let last = clock.day(of: horizon.end.advanced(bySeconds: -1)).daysSince1970
        let horizonDays = max(1, last - clock.day(of: horizon.start).daysSince1970 + 1)
        guard days > horizonDays else { return nil }
        return RequestFault(
            "is more than the horizon's \(Numbers.counted(horizonDays, "day"))",
            expected: "at most \(horizonDays)")
    }
}
