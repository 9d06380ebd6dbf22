/// Sessions that stand in each other's way: one in the centre with its predecessors and successors, the sessions led on
/// the days where these could be, those led where these in turn could be, and so on outwards.
struct ConflictNeighbourhood: Sendable {
    /// The sessions in ascending order, without repetitions. They include whole chains of `after`, so that the rest of
    /// the plan does not constrain them.
    private(set) var sessions: [Int] = []
    /// For each of them the places to consider: indices into `SearchSpace.places.values`.
    private(set) var places: [[Int32]] = []

    private var isTaken: [Bool]

    /// - Parameters:
    ///   - isListed: for each candidate, whether to consider it. For the sessions in the centre all places are
    ///     considered, and for every session its present one; if there are very many, those that are cheapest by
    ///     themselves.
    ///   - most: about how many sessions to include.
    init(
        around centre: Int, in schedule: Schedule, isListed: [Bool], most: Int, _ random: inout SearchRandom,
        _ parameters: SearchParameters.Neighbourhoods = .init()
    ) {
        isTaken = [Bool](repeating: false, count: schedule.space.sessionCount)
        take(chainOf: centre, schedule.space)
        let core = sessions.count
        spread(in: schedule, core: core, isListed, most, &random)
        let middle = Set(sessions[..<core])
        sessions.sort()
        places = sessions.map { session in
            let isInTheMiddle = middle.contains(session)
            // If everything is free and has no cost, all places are wanted.
            var left = isInTheMiddle ? parameters.candidatesInCentre : parameters.candidatesPerSession
            return schedule.space.places.range(session).compactMap { index in
                if Int(schedule.placeOf[session]) == index { return Int32(index) }
                guard left > 0, isInTheMiddle || isListed[Int(schedule.place(index).candidate)] else { return nil }
                left -= 1
                return Int32(index)
            }
        }
    }

    /// Includes a session with all its predecessors and successors.
    private mutating func take(chainOf session: Int, _ space: SearchSpace) {
        guard !isTaken[session] else { return }
        var first = session
        while space.predecessor[first] >= 0 { first = Int(space.predecessor[first]) }
        var open = [first]
        while let next = open.popLast() {
            isTaken[next] = true
            sessions.append(next)
            open += space.successors[next].map(Int.init)
        }
    }

    /// Spreads outwards from the centre: to sessions that share an attendee with one, and to those led on a day where
    /// it could be.
    private mutating func spread(
        in schedule: Schedule, core: Int, _ isListed: [Bool], _ most: Int, _ random: inout SearchRandom
    ) {
        let space = schedule.space
        var seen: Set<Int> = []
        var next = 0
        while next < sessions.count, sessions.count < most {
            let session = sessions[next]
            for person in space.people[session] {
                for other in space.attendedBy[Int(person)] where schedule.isPlaced(Int(other)) && sessions.count < most
                {
                    take(chainOf: Int(other), space)
                }
            }
            var days: [Int] = []
            for index in space.places.range(session)
            where next < core || isListed[Int(schedule.place(index).candidate)] {
                let day = schedule.dayRow(schedule.place(index))
                if seen.insert(day).inserted { days.append(day) }
            }
            days.shuffle(using: &random)
            for day in days where sessions.count < most {
                for led in schedule.sessions(led: day) { take(chainOf: led, space) }
            }
            next += 1
        }
    }
}
