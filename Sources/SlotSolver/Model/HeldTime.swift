/// What people hold beside the plan: it uses up the limits of their days and weeks before the plan places anything.
public struct HeldTime: Sendable, Equatable {
    /// What facilitators lead on their days.
    public var ledOnDays: Table
    /// What facilitators lead in their weeks.
    public var ledInWeeks: Table
    /// What attendees attend on their days.
    public var attendedOnDays: Table

    /// Nothing held, unless given.
    public init(ledOnDays: Table = Table([]), ledInWeeks: Table = Table([]), attendedOnDays: Table = Table([])) {
        self.ledOnDays = ledOnDays
        self.ledInWeeks = ledInWeeks
        self.attendedOnDays = attendedOnDays
    }

    /// Whether nobody holds anything.
    public var isEmpty: Bool { ledOnDays.isEmpty && ledInWeeks.isEmpty && attendedOnDays.isEmpty }

    /// What somebody holds on a day or in a week.
    public struct Amount: Sendable, Equatable {
        /// Index into the problem's facilitators or attendees.
        public var who: Int32
        /// The day or week, numbered as in the problem. Those outside of its horizon count where a limit reaches them.
        public var when: Int32
        /// Sessions that start then.
        public var sessions: Int32
        /// By how many ticks they lower the limit on time, which may be more than it has.
        public var ticks: Int32

        /// The largest number of sessions or ticks.
        public static let most: Int32 = 1 << 28

        /// Sessions of somebody.
        public init(who: Int32, when: Int32, sessions: Int32, ticks: Int32) {
            self.who = who
            self.when = when
            self.sessions = sessions
            self.ticks = ticks
        }
    }

    /// Amounts by person.
    public struct Table: Sendable, Equatable {
        /// By person, then by day or week.
        public let amounts: [Amount]
        /// For each person, their first amount; one more entry than there are people.
        private let offsets: [Int32]

        /// - Parameter amounts: at most one for each person and day or week; nobody has a number below 0.
        public init(_ amounts: [Amount]) {
            self.amounts = amounts.sorted { ($0.who, $0.when) < ($1.who, $1.when) }
            var offsets = [Int32](repeating: 0, count: amounts.isEmpty ? 0 : Int(self.amounts.last?.who ?? 0) + 2)
            for amount in amounts { offsets[Int(amount.who) + 1] += 1 }
            for index in offsets.indices.dropFirst() { offsets[index] += offsets[index - 1] }
            self.offsets = offsets
        }

        /// Whether there are none.
        public var isEmpty: Bool { amounts.isEmpty }

        /// All of one person.
        func all(of who: Int) -> ArraySlice<Amount> {
            who + 1 < offsets.count ? amounts[Int(offsets[who])..<Int(offsets[who + 1])] : []
        }

        /// What somebody holds on a day or in a week; nil for nothing.
        public func amount(of who: Int, _ when: Int32) -> Amount? { all(of: who).first { $0.when == when } }

        /// The same with other numbers of people, -1 for those that are left out.
        fileprivate func renumbered(_ numbers: [Int32]) -> Table {
            Table(
                amounts.compactMap { amount in
                    var amount = amount
                    amount.who = numbers[Int(amount.who)]
                    return amount.who < 0 ? nil : amount
                })
        }
    }

    /// The same with other numbers of facilitators and attendees, -1 for those that are left out.
    func renumbered(facilitators: [Int32], attendees: [Int32]) -> HeldTime {
        HeldTime(
            ledOnDays: ledOnDays.renumbered(facilitators), ledInWeeks: ledInWeeks.renumbered(facilitators),
            attendedOnDays: attendedOnDays.renumbered(attendees))
    }
}

/// What is left of limits beside what people hold: never below 0, nil for no limit.
extension SlotProblem {
    /// Sessions that a facilitator may lead on a day.
    public func sessionsPerDay(of facilitator: Int, on day: Int32) -> Int32? {
        left(facilitators[facilitator].maxSessionsPerDay, held.ledOnDays, facilitator, day, \.sessions)
    }

    /// Ticks that a facilitator may lead on a day.
    public func ticksPerDay(of facilitator: Int, on day: Int32) -> Int32? {
        left(facilitators[facilitator].maxTicksPerDay, held.ledOnDays, facilitator, day, \.ticks)
    }

    /// Sessions that a facilitator may lead in a week.
    public func sessionsPerWeek(of facilitator: Int, in week: Int32) -> Int32? {
        left(facilitators[facilitator].maxSessionsPerWeek, held.ledInWeeks, facilitator, week, \.sessions)
    }

    /// Ticks that a facilitator may lead in a week.
    public func ticksPerWeek(of facilitator: Int, in week: Int32) -> Int32? {
        left(facilitators[facilitator].maxTicksPerWeek, held.ledInWeeks, facilitator, week, \.ticks)
    }

    /// Ticks that an attendee may be in sessions on a day.
    public func attendeeTicksPerDay(of attendee: Int, on day: Int32) -> Int32? {
        left(attendees[attendee].maxTicksPerDay, held.attendedOnDays, attendee, day, \.ticks)
    }

    /// Whether a day is as far from the days of what an attendee holds as sessions of theirs must be from each other.
    public func keepsDistanceFromHeld(attendee: Int32, on day: Int32) -> Bool {
        let apart = Int64(attendees[Int(attendee)].minDaysBetween)
        return held.attendedOnDays.all(of: Int(attendee)).allSatisfy { abs(Int64($0.when) - Int64(day)) >= apart }
    }

    /// A facilitator with the limits of one day.
    func facilitator(_ index: Int, on day: Int32) -> Facilitator {
        var facilitator = facilitators[index]
        guard !held.ledOnDays.isEmpty else { return facilitator }
        facilitator.maxSessionsPerDay = sessionsPerDay(of: index, on: day)
        facilitator.maxTicksPerDay = ticksPerDay(of: index, on: day)
        return facilitator
    }

    private func left(
        _ limit: Int32?, _ held: HeldTime.Table, _ who: Int, _ when: Int32, _ part: (HeldTime.Amount) -> Int32
    ) -> Int32? {
        guard let limit, let amount = held.amount(of: who, when) else { return limit }
        return max(0, limit - part(amount))
    }
}
