/// Works out the rows of a `SearchSpace` from a problem, one rule or relation at a time.
struct SearchLayout {
    let problem: SlotProblem
    let dayOfTick: ContiguousArray<Int32>
    let dayCount: Int

    init(_ problem: SlotProblem) {
        self.problem = problem
        let first = problem.dayOfTick.min() ?? 0
        dayOfTick = ContiguousArray(problem.dayOfTick.map { $0 - first })
        dayCount = Int((dayOfTick.max() ?? 0) + 1)
    }

    func people() -> Rows<Int32> {
        var rows = Rows<Int32>()
        for session in problem.sessions {
            rows.appendRow(session.attendees.map { problem.attendees[Int($0)].person })
        }
        return rows
    }

    /// The caps of those attendees who have one, in their order.
    func attendeeCaps() -> ContiguousArray<Int32> { ContiguousArray(problem.attendees.compactMap(\.maxTicksPerDay)) }

    func cappedAttendees() -> Rows<Int32> {
        var rank: [Int32] = []
        var next: Int32 = 0
        for attendee in problem.attendees {
            rank.append(attendee.maxTicksPerDay == nil ? -1 : next)
            if attendee.maxTicksPerDay != nil { next += 1 }
        }
        var rows = Rows<Int32>()
        for session in problem.sessions { rows.appendRow(session.attendees.map { rank[Int($0)] }.filter { $0 >= 0 }) }
        return rows
    }

    func groupDemands() -> Rows<SearchSpace.GroupDemand> {
        var rows = Rows<SearchSpace.GroupDemand>()
        for session in problem.sessions {
            var people: [(group: Int32, people: Int32)] = []
            for attendee in session.attendees {
                let group = problem.attendees[Int(attendee)].staffingGroup
                if let known = people.firstIndex(where: { $0.group == group }) {
                    people[known].people += 1
                } else {
                    people.append((group, 1))
                }
            }
            rows.appendRow(
                people.map { SearchSpace.GroupDemand(row: Int($0.group) * problem.tickCount, people: $0.people) })
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

    private func place(_ candidate: Int) -> SearchSpace.Place {
        let start = problem.candidates.start[candidate]
        return SearchSpace.Place(
            candidate: Int32(candidate), facilitator: problem.candidates.facilitator[candidate], start: start,
            day: dayOfTick[Int(start)], ownCost: problem.candidates.ownCost(candidate))
    }

    /// Whether the candidate breaks no rule in an empty schedule.
    private func isPossible(_ candidate: Int, _ index: Int) -> Bool {
        let session = problem.sessions[index]
        let facilitator = problem.facilitators[Int(problem.candidates.facilitator[candidate])]
        return session.length <= facilitator.maxTicksPerDay ?? Int32.max
            && facilitator.maxSessionsPerDay ?? 1 >= 1
            && session.location.map { problem.locationCapacity[Int($0)] >= 1 } ?? true
            && session.attendees.allSatisfy {
                let attendee = problem.attendees[Int($0)]
                return attendee.person != facilitator.person && session.length <= attendee.maxTicksPerDay ?? Int32.max
            }
    }
}
