/// Simulated annealing by ejection: a session goes to another place, whoever is in the way leaves and takes
/// the cheapest place left; the whole move is kept or taken back.
struct Annealing: Sendable {
    private(set) var schedule: Schedule
    /// The cheapest plan seen, as places.
    private(set) var best: ContiguousArray<Int32>
    private(set) var bestCost: Cost
    private var random: SearchRandom
    private var log = MoveLog()
    private let exponential = ExponentialTable()
    private let space: SearchSpace
    /// What placing a session can save at the most.
    private let mostSaved: ContiguousArray<Cost>
    /// Sessions that may have to leave in one move.
    private let mostDisplaced = 5

    init(_ schedule: Schedule, _ random: SearchRandom) {
        let space = schedule.space
        self.schedule = schedule
        self.space = space
        best = schedule.placeOf
        bestCost = schedule.cost
        self.random = random
        mostSaved = ContiguousArray(
            (0..<space.sessionCount).map { session in
                let cheapest = space.places.range(session).first
                return max(0, cheapest.map { space.unscheduledCost[session] - space.places.values[$0].ownCost } ?? 0)
            })
    }

    /// The cheapest plan seen, as candidates.
    var bestAssignment: [Int32] { space.candidates(at: best) }

    /// Tries a number of moves at one temperature (in cost units), unless it is interrupted.
    mutating func run(moves: Int, temperature: Double, isInterrupted: () -> Bool = { false }) {
        guard space.sessionCount > 0 else { return }
        var unplaced: [Int] = []
        for move in 0..<moves {
            if move & 1023 == 0 {
                if isInterrupted() { return }
                unplaced = schedule.missing
            }
            let prefersUnplaced = move & 15 == 0 && !unplaced.isEmpty
            let session = prefersUnplaced ? unplaced[random.below(unplaced.count)] : random.below(space.sessionCount)
            attempt(session, allowed: Cost(temperature * exponential.draw(&random)))
        }
    }

    /// Moves a session to a random place that could pay; keeps it if the cost rises by no more than allowed.
    private mutating func attempt(_ session: Int, allowed: Cost) {
        let range = space.places.range(session)
        log.begin()
        let old = schedule.placeOf[session]
        if old >= 0 { schedule.take(session, &log) }
        let limit = allowed &- log.change &+ space.unscheduledCost[session]
        let choices = countOfPlaces(range, costingAtMost: limit)
        let mayStayOut = old >= 0 && log.change <= allowed
        guard choices > 0 || mayStayOut else { return schedule.undo(log) }
        let choice = random.below(choices &+ (mayStayOut ? 1 : 0))
        if choice == choices { return leaveOut(session, allowed) }
        let index = range.lowerBound &+ choice
        let place = space.places.values[index]
        guard index != Int(old), schedule.makeWay(session, place, most: mostDisplaced, &log, &random) else {
            return schedule.undo(log)
        }
        schedule.put(session, index, &log)
        // Sessions without a place are worth long chains.
        guard placeDisplaced(allowed, chainOdds: old < 0 ? 1 : 8) else { return schedule.undo(log) }
        settle(allowed)
    }

    /// Ends a move that leaves a session without a place, and those who depend on it.
    private mutating func leaveOut(_ session: Int, _ allowed: Cost) {
        schedule.displaceSuccessors(of: session, &log)
        settle(allowed)
    }

    /// Keeps the move if it is cheap enough, and takes it back otherwise.
    private mutating func settle(_ allowed: Cost) {
        guard log.change <= allowed else { return schedule.undo(log) }
        if schedule.cost < bestCost {
            bestCost = schedule.cost
            best = schedule.placeOf
        }
    }

    /// Gives each displaced session the cheapest place that is left, or now and then one that others have to leave in
    /// turn. False as soon as the move is sure to cost more than allowed.
    private mutating func placeDisplaced(_ allowed: Cost, chainOdds: Int) -> Bool {
        var stillToSave = log.displaced.reduce(0) { $0 &+ mostSaved[Int($1)] }
        var next = 0
        while next < log.displaced.count {
            let session = Int(log.displaced[next])
            next += 1
            stillToSave &-= mostSaved[session]
            // A session that follows it may have brought it along.
            if schedule.isPlaced(session) { continue }
            let limit = allowed &- log.change &+ stillToSave
            if let (index, _) = schedule.cheapestPlace(session, atMost: min(limit, -1)) {
                schedule.put(session, index, &log)
            } else if log.displaced.count < mostDisplaced, random.below(chainOdds) == 0 {
                let known = log.displaced.count
                guard pushOn(session) else { return false }
                for position in known..<log.displaced.count {
                    stillToSave &+= mostSaved[Int(log.displaced[position])]
                }
            } else if limit < 0 {
                return false
            }
        }
        return true
    }

    /// Puts a displaced session at a random place, from which others leave. False if that cannot be done.
    private mutating func pushOn(_ session: Int) -> Bool {
        let range = space.places.range(session)
        guard !range.isEmpty else { return false }
        let index = range.lowerBound &+ random.below(range.count)
        guard schedule.makeWay(session, schedule.place(index), most: mostDisplaced, &log, &random) else { return false }
        schedule.put(session, index, &log)
        return true
    }

    /// How many places at the start of a range, which begins with the cheapest, have at most this own cost.
    @inline(__always)
    private func countOfPlaces(_ range: Range<Int>, costingAtMost limit: Cost) -> Int {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low &+ high) >> 1
            if space.places.values[middle].ownCost <= limit { low = middle &+ 1 } else { high = middle }
        }
        return low &- range.lowerBound
    }
}
