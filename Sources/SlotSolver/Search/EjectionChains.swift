/// Ejection chains (Glover 1996): finds a place for a session by the cheapest chain. The session joins a facilitator's
/// day, whose sessions are retimed, one of them leaves for another day, and so on until a day has room.
///
/// The search is a label-setting shortest path over ejected sessions. Days are evaluated in the present plan, each by
/// itself; the chain found is then carried out step by step, and undone if it does not pay after all.
struct EjectionChains {
    var schedule: Schedule
    let days: PlacesByDay
    /// The expected cost of placing each session: multipliers, in cost units.
    let sessionDuals: [Cost]
    var parameters: SearchParameters.EjectionChains

    var timetable = DayRetiming()
    var memory: JoinMemory
    var labels: ContiguousArray<Label>
    var search: Int32 = 0
    var queue = EjectionQueue()
    var best = Ending(total: 0, session: -1, row: -1)
    var directPlaces: ContiguousArray<DirectPlace>
    var movable: ContiguousArray<Int32> = []
    var movablePlaces: ContiguousArray<Int32> = []
    var pairs: [Pair] = []
    var costsOfPairs: ContiguousArray<Cost> = []
    /// For the day opened last: the remaining capacity of its limits, and the ticks of each subset of the members.
    var ticksLeft = 0
    var sessionsLeft = 0
    var ticksElsewhere = 0
    var target = 0
    var ticksOfSubset: ContiguousArray<Int>
    /// The number of sessions that may still be ejected.
    var expansionsLeft: Int
    /// The total cost of sessions without a place up to which no places are looked for.
    var acceptedLostCost: Cost = 0
    /// A placed session that stays where it is, whatever that costs; -1 for none.
    var held = -1
    /// The own cost of each session's cheapest place.
    let leastCost: ContiguousArray<Cost>

    /// How a session was ejected.
    struct Label {
        var cost: Cost = 0
        /// The session that pushed it out, -1 for the first.
        var parent: Int32 = -1
        /// The day from which it was pushed.
        var row: Int32 = -1
        /// A second session that was pushed out with it and goes directly to `otherRow`, -1 for none.
        var other: Int32 = -1
        var otherRow: Int32 = -1
        var search: Int32 = 0
        var isDone = false
    }

    /// Two sessions that leave a day together.
    struct Pair {
        var one: Int32
        var other: Int32
        var row: Int32
        var cost: Cost
    }

    struct Ending {
        var total: Cost
        var session: Int32
        /// The day, -1 if the session is left out.
        var row: Int32
    }

    struct DirectPlace {
        var cost: Cost = 0
        var row: Int32 = -1
        var notOn: Int32 = -1
        var search: Int32 = 0
    }

    /// - Parameter remembers: whether to remember what was worked out of days: that pays where places are looked for for
    ///   several sessions, and takes some hundred bytes for each session and day.
    init(
        _ schedule: Schedule, sessionDuals: [Cost], _ parameters: SearchParameters.EjectionChains = .init(),
        remembers: Bool = false
    ) {
        self.schedule = schedule
        memory = JoinMemory(schedule.space, movable: parameters.movable, isKept: remembers)
        self.sessionDuals = sessionDuals
        self.parameters = parameters
        ticksOfSubset = ContiguousArray(repeating: 0, count: 1 << (parameters.movable + 1))
        expansionsLeft = parameters.expansionsPerSession * schedule.space.sessionCount
        days = schedule.space.placesByDay
        let space = schedule.space
        leastCost = ContiguousArray(
            (0..<space.sessionCount).map { session in
                space.places.range(session).first.map { space.places.values[$0].ownCost } ?? DayRetiming.impossible
            })
        labels = ContiguousArray(repeating: Label(), count: schedule.space.sessionCount)
        directPlaces = ContiguousArray(repeating: DirectPlace(), count: schedule.space.sessionCount)
    }

    /// Makes a schedule cheaper by exchanges: first for sessions without a place, the most costly first, then for every
    /// session, until a pass over all sessions finds nothing more.
    ///
    /// - Parameters:
    ///   - sessionDuals: the expected cost of placing each session, which guides the search: multipliers of a
    ///     relaxation, in cost units.
    ///   - acceptedLostCost: the total cost of sessions without a place up to which no places are looked for. Finding
    ///     none for dozens of them takes longer than everything else, and need not be repeated for each of many similar
    ///     plans.
    static func localSearch(
        _ schedule: Schedule, sessionDuals: [Cost], acceptedLostCost: Cost = 0,
        _ parameters: SearchParameters.EjectionChains = .init(), remembers: Bool = false,
        isInterrupted: () -> Bool = { false }
    ) -> Schedule {
        var search = EjectionChains(schedule, sessionDuals: sessionDuals, parameters, remembers: remembers)
        search.acceptedLostCost = acceptedLostCost
        search.run(isInterrupted)
        return search.schedule
    }

    /// Makes the schedule cheaper as `localSearch` does.
    mutating func run(_ isInterrupted: () -> Bool = { false }) {
        placeUnserved(isInterrupted)
        for _ in 0..<parameters.passes {
            let cost = schedule.cost
            improveAll(isInterrupted)
            if isInterrupted() { return }
            let isBetter = schedule.cost < cost
            placeUnserved(isInterrupted)
            guard isBetter else { break }
        }
        swapUnserved(isInterrupted)
    }

    /// A pass over all sessions that have a place.
    mutating func improveAll(_ isInterrupted: () -> Bool = { false }) {
        for session in 0..<schedule.space.sessionCount where schedule.isPlaced(session) && session != held {
            if isInterrupted() { return }
            _ = improve(session)
        }
    }

    /// Looks for places for sessions without one, the most costly first.
    mutating func placeUnserved(_ isInterrupted: () -> Bool) {
        guard schedule.lostCost > acceptedLostCost else { return }
        place(0..<schedule.space.sessionCount, isInterrupted)
    }

    /// Looks for places for those of some sessions that have none, the most costly first.
    mutating func place(_ sessions: some Sequence<Int>, _ isInterrupted: () -> Bool = { false }) {
        let space = schedule.space
        let unserved = sessions.filter { !schedule.isPlaced($0) }
            .sorted { (-space.leftOutCost[$0], $0) < (-space.leftOutCost[$1], $1) }
        for session in unserved where !isInterrupted() { _ = improve(session) }
    }

    /// Puts a session in the place of another that is as costly to leave out, if that makes room for more of the
    /// sessions without a place: two short sessions for a long one.
    mutating func swapUnserved(_ isInterrupted: () -> Bool) {
        let unserved = schedule.unserved
        guard schedule.lostCost > acceptedLostCost, unserved.count > 1, unserved.count <= parameters.mostTraded else {
            return
        }
        for session in unserved where !schedule.isPlaced(session) && !isInterrupted() {
            let before = schedule
            var log = MoveLog()
            log.begin()
            let loss = schedule.space.leftOutCost[session] / parameters.tradeLossDivisor
            guard find(session, below: schedule.space.leftOutCost[session] + loss), carryOut(&log) else {
                schedule = before
                continue
            }
            let time = memory.mark()
            noteChanges(log)
            placeUnserved(isInterrupted)
            if schedule.cost >= before.cost {
                schedule = before
                memory.takeBack(since: time)
            }
        }
    }

    /// Moves or places a session if that makes the plan cheaper. Returns true if it did.
    mutating func improve(_ session: Int) -> Bool {
        let before = schedule.cost
        var log = MoveLog()
        log.begin()
        if schedule.isPlaced(session) {
            memory.open(session, schedule.currentPlace(session))
            schedule.take(session, &log)
        }
        defer { memory.close() }
        // The cost of putting it back, or of leaving it out.
        let most = before - schedule.cost + schedule.space.leftOutCost[session]
        if find(session, below: most), carryOut(&log), schedule.cost < before {
            noteChanges(log)
            return true
        }
        schedule.undo(log)
        return false
    }
}
