/// Computes the rows of a `SearchSpace` from a problem, one rule or relation at a time.
struct SearchLayout {
    let problem: SlotProblem
    let dayOfTick: ContiguousArray<Int32>
    let dayCount: Int
    /// The week of each day, counted from the horizon's first; without meaning for days without a tick.
    let weekOfDay: ContiguousArray<Int32>

    init(_ problem: SlotProblem) {
        self.problem = problem
        let first = problem.dayOfTick.min() ?? 0
        dayOfTick = ContiguousArray(problem.dayOfTick.map { $0 - first })
        dayCount = Int((dayOfTick.max() ?? 0) + 1)
        var weeks = ContiguousArray<Int32>(repeating: 0, count: dayCount)
        // Weeks may have any ascending numbers.
        var week: Int32 = 0
        for tick in dayOfTick.indices {
            if tick > 0, problem.weekOfTick[tick] != problem.weekOfTick[tick - 1] { week += 1 }
            weeks[Int(dayOfTick[tick])] = week
        }
        weekOfDay = weeks
    }

    func people() -> Rows<Int32> {
        var rows = Rows<Int32>()
        for session in problem.sessions {
            rows.appendRow(session.attendees.map { problem.attendees[Int($0)].person })
        }
        return rows
    }

    /// The caps of the attendees who have one, in their order.
    func attendeeCaps() -> ContiguousArray<Int32> { ContiguousArray(problem.attendees.compactMap(\.maxTicksPerDay)) }

    func cappedAttendees() -> Rows<Int32> { attendees { $0.maxTicksPerDay != nil } }

    /// The days of the attendees whose sessions must lie days apart, in their order.
    func minDaysBetween() -> ContiguousArray<Int32> {
        ContiguousArray(problem.attendees.map(\.minDaysBetween).filter { $0 > 0 })
    }

    func spacedAttendees() -> Rows<Int32> { attendees { $0.minDaysBetween > 0 } }

    /// What facilitators lead beside the plan, by facilitator and day; nil if nobody leads anything.
    func heldOnDays() -> SearchSpace.Held? {
        held(problem.held.ledOnDays.amounts, rows: problem.facilitators.count, width: dayCount, place: relativeDay)
    }

    /// The same by facilitator and week.
    func heldInWeeks(_ weekCount: Int) -> SearchSpace.Held? {
        let places = Dictionary(
            zip(problem.weekOfTick, dayOfTick.map { Int(weekOfDay[Int($0)]) }), uniquingKeysWith: { first, _ in first })
        return held(problem.held.ledInWeeks.amounts, rows: problem.facilitators.count, width: weekCount) {
            places[$0] ?? -1
        }
    }

    /// What attendees attend beside the plan, by attendee with a limit on the time of a day and day.
    func heldByCapped() -> SearchSpace.Held? {
        let capped = problem.attendees.indices.filter { problem.attendees[$0].maxTicksPerDay != nil }
        let amounts = capped.enumerated().flatMap { number, attendee in
            problem.held.attendedOnDays.all(of: attendee).map { amount in
                var amount = amount
                amount.who = Int32(number)
                return amount
            }
        }
        return held(amounts, rows: capped.count, width: dayCount, place: relativeDay)
    }

    private func relativeDay(_ day: Int32) -> Int { Int(day) - Int(problem.dayOfTick.first ?? 0) }

    /// - Parameter place: of a day or week among those of the horizon; others are of no use to a schedule.
    private func held(
        _ amounts: [HeldTime.Amount], rows: Int, width: Int, place: (Int32) -> Int
    ) -> SearchSpace.Held? {
        guard !amounts.isEmpty else { return nil }
        let none = ContiguousArray<Int32>(repeating: 0, count: rows * width)
        var held = SearchSpace.Held(ticks: none, sessions: none)
        for amount in amounts {
            let place = place(amount.when)
            guard (0..<width).contains(place) else { continue }
            held.ticks[Int(amount.who) * width + place] = amount.ticks
            held.sessions[Int(amount.who) * width + place] = amount.sessions
        }
        return held
    }

    /// The attendees of each session to whom a rule applies, as numbers among all those to whom it applies.
    private func attendees(where isMeant: (SlotProblem.Attendee) -> Bool) -> Rows<Int32> {
        var rank: [Int32] = []
        var next: Int32 = 0
        for attendee in problem.attendees {
            let isMeant = isMeant(attendee)
            rank.append(isMeant ? next : -1)
            if isMeant { next += 1 }
        }
        var rows = Rows<Int32>()
        for session in problem.sessions { rows.appendRow(session.attendees.map { rank[Int($0)] }.filter { $0 >= 0 }) }
        return rows
    }

    func groupDemands() -> Rows<SearchSpace.GroupDemand> {
        demands(rowOfGroup: (0..<problem.staffingGroupCount).map { $0 * problem.tickCount })
    }

    func limitedDemands() -> Rows<SearchSpace.GroupDemand> {
        var next = 0
        return demands(
            rowOfGroup: problem.maxAway.map { limit in
                guard limit != nil else { return nil }
                defer { next += problem.tickCount }
                return next
            })
    }

    /// The people that sessions take from the groups that have a row.
    private func demands(rowOfGroup: [Int?]) -> Rows<SearchSpace.GroupDemand> {
        var rows = Rows<SearchSpace.GroupDemand>()
        for session in problem.sessions {
            var demands: [SearchSpace.GroupDemand] = []
            for attendee in session.attendees {
                guard let row = rowOfGroup[Int(problem.attendees[Int(attendee)].staffingGroup)] else { continue }
                if let known = demands.firstIndex(where: { $0.row == row }) {
                    demands[known].people += 1
                } else {
                    demands.append(SearchSpace.GroupDemand(row: row, people: 1))
                }
            }
            rows.appendRow(demands)
        }
        return rows
    }

    func successors() -> Rows<Int32> {
        let pairs = problem.sessions.indices.compactMap { session in
            problem.sessions[session].after.map { (row: Int($0.session), element: Int32(session)) }
        }
        return Rows.collecting(pairs, rowCount: problem.sessions.count)
    }

    func attendedBy() -> Rows<Int32> {
        let pairs = problem.sessions.indices.flatMap { session in
            problem.sessions[session].attendees.map {
                (row: Int(problem.attendees[Int($0)].person), element: Int32(session))
            }
        }
        return Rows.collecting(pairs, rowCount: problem.personCount)
    }

    func ledBy() -> Rows<Int32> {
        let pairs = problem.facilitators.indices.map { (row: Int(problem.facilitators[$0].person), element: Int32($0)) }
        return Rows.collecting(pairs, rowCount: problem.personCount)
    }

    func places() -> Rows<SearchSpace.Place> {
        var rows = Rows<SearchSpace.Place>()
        for session in problem.sessions.indices {
            rows.appendRow(
                problem.candidates.range(ofSession: session).filter { isPossible($0, session) }.map(place)
                    .sorted { ($0.ownCost, $0.candidate) < ($1.ownCost, $1.candidate) })
        }
        return rows
    }

    /// Only the places that an assignment chooses.
    func places(of assignment: [Int32]) -> Rows<SearchSpace.Place> {
        var rows = Rows<SearchSpace.Place>()
        for (session, candidate) in assignment.enumerated() {
            if candidate >= 0, isPossible(Int(candidate), session) { rows.append(place(Int(candidate))) }
            rows.endRow()
        }
        return rows
    }

    func place(_ candidate: Int) -> SearchSpace.Place {
        let start = problem.candidates.start[candidate]
        return SearchSpace.Place(
            candidate: Int32(candidate), facilitator: problem.candidates.facilitator[candidate], start: start,
            day: dayOfTick[Int(start)], ownCost: problem.candidates.ownCost(candidate))
    }

    /// Whether the candidate breaks no rule in an empty schedule.
    private func isPossible(_ candidate: Int, _ index: Int) -> Bool {
        let session = problem.sessions[index]
        let facilitator = problem.facilitators[Int(problem.candidates.facilitator[candidate])]
        return facilitator.takes(session)
            && session.attendees.allSatisfy { problem.attendees[Int($0)].person != facilitator.person }
            && problem.takesAlone(session)
            && (problem.held.isEmpty || problem.holdsRoom(for: candidate, of: session))
    }
}
