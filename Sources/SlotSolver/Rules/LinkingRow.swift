/// One condition that couples facilitator-days and that the relaxation dualises instead of enforcing.
///
/// Each reads Σ coefficient · x ≤ right-hand side over the candidates x; its kind defines what it stands for, so a
/// multiplier is meaningful without the model that chose it.
public struct LinkingRow: Sendable, Hashable {
    /// The rule or cost that a row stands for, which defines the meaning of its numbers. All are indices of the problem
    /// or its days. Everything else about each kind is in its `reading`.
    public enum Kind: UInt8, Sendable, CaseIterable {
        /// Attendees of group `first` in session in tick `second`, at most `third` of them; exceeding that costs a step
        /// of the tick's `StaffingCosts` apiece. A session with n of them counts min(n, `third`); the rest is its own
        /// cost.
        case staffing
        /// Attendees of group `first` in session in tick `second`, at most `maxAway`.
        case groupAway
        /// Sessions of person `first` in tick `second`, whatever the role, at most one.
        case person
        /// Ticks that attendee `first` spends on day `second`, at most `maxTicksPerDay`.
        case attendeeDay
        /// Sessions of attendee `first` that start on day `second` or within `minDaysBetween` days from it, at most
        /// one.
        case attendeeSpacing
        /// Sessions in location `first` in tick `second`, at most its capacity.
        case location
        /// Session `first` on the days `second ... third`, at most its predecessor on the days these allow.
        case after
        /// Ticks led by facilitator `first`, at most the target; exceeding it costs `overloadCost` per tick.
        case target
        /// Pieces of `third` ticks (1 to 4), rounded down, in each session led by facilitator `first` in week `second`,
        /// at most `maxTicksPerWeek` divided by that, rounded down. If the division leaves a remainder, that excludes
        /// fractions of sessions that the ticks by themselves allow.
        case facilitatorWeekTicks
        /// Sessions led by facilitator `first` in week `second`, at most `maxSessionsPerWeek`.
        case facilitatorWeekSessions
    }

    /// The rule or cost that the row stands for.
    public var kind: Kind
    /// Group, person, attendee, location, session or facilitator, depending on the kind.
    public var first: Int32
    /// Tick, day, first day or week, depending on the kind.
    public var second: Int32
    /// The last day of an `after` row, the people of a `staffing` row, the divisor of a `facilitatorWeekTicks` row.
    public var third: Int32

    /// The divisors of a week's ticks: beyond the length of the longest session nothing would be counted.
    static let weekDivisors: ClosedRange<Int32> = 1...4

    /// Creates a row; numbers that the kind does not use stay 0.
    public init(kind: Kind, first: Int32, second: Int32 = 0, third: Int32 = 0) {
        self.kind = kind
        self.first = first
        self.second = second
        self.third = third
    }
}

extension SlotProblem {
    /// Whether a linking row stands for a rule or a cost of the problem. Numbers that its kind does not use must be 0,
    /// so that no two rows stand for the same.
    package func has(_ row: LinkingRow) -> Bool { row.kind.reading.exists(row, self) }

    /// Whether the horizon has a local day. Days are in order.
    package func has(day: Int32) -> Bool {
        guard let first = dayOfTick.first, let last = dayOfTick.last else { return false }
        return first <= day && day <= last
    }

    /// Whether the horizon has a week. Weeks are in order.
    func has(week: Int32) -> Bool {
        guard let first = weekOfTick.first, let last = weekOfTick.last else { return false }
        return first <= week && week <= last
    }

    /// The days that a row on the days between an attendee's sessions is about.
    func daysOfSpacing(_ row: LinkingRow) -> ClosedRange<Int32> {
        let days = Int64(attendees[Int(row.first)].minDaysBetween)
        return row.second...Int32(clamping: Int64(row.second) + max(1, days) - 1)
    }

    /// The cost of exceeding a linking row by one, nil if that is not possible.
    func penalty(of row: LinkingRow) -> Cost? { row.kind.reading.penalty?(row, self) }

    /// The right-hand side of a linking row.
    func capacity(of row: LinkingRow) -> Int64 { row.kind.reading.capacity(row, self) }

    /// The predecessor's days that an `after` row compares with its own days.
    func predecessorDays(of row: LinkingRow) -> ClosedRange<Int32>? {
        guard let after = sessions[Int(row.first)].after else { return nil }
        let low = after.maxDays.map { row.second.subtractingSaturated($0) } ?? Int32.min
        let high = row.third.subtractingSaturated(after.minDays)
        return low <= high ? low...high : nil
    }
}

extension Int32 {
    func subtractingSaturated(_ other: Int32) -> Int32 { Int32(clamping: Int64(self) - Int64(other)) }
}
