/// What it costs that sessions join days, as ejection chains worked it out for the present plan.
///
/// Searches for several sessions look at the same days again and again, and working one out takes longer than
/// everything else. What is remembered of a day holds until a session on it moves, as far as the rules of one day are
/// concerned; rules that reach further are followed by facilitator and by session.
struct JoinMemory: Sendable {
    /// What was worked out for a session and a day.
    struct Entry {
        /// When it was worked out; 0 for never.
        var time: Int32 = 0
        /// Where the costs of pairs are, -1 if no two sessions have to leave together.
        var pairs: Int32 = -1
        /// How many sessions of the day may leave.
        var count: Int32 = 0
        /// Whether it depends on sessions of other days.
        var isLinked = false
        /// Of the day as it is; impossible if the session has no place on it.
        var current: Cost = DayRetiming.impossible
        /// With the session and all that are there.
        var whole: Cost = DayRetiming.impossible
    }

    /// By group of `PlacesByDay`, and after those one for what is not to be remembered; only that one if nothing is.
    private(set) var entries: ContiguousArray<Entry>
    /// For each entry and position, the session that may leave, and what the day costs then.
    private(set) var leaving: ContiguousArray<(session: Int32, cost: Cost)>
    /// What the day costs when two leave, by the higher position and then the lower, where no single one can.
    private(set) var costsOfPairs: ContiguousArray<Cost> = []
    /// The most sessions that may leave a day.
    private let movable: Int
    private let isKept: Bool

    private var now: Int32 = 1
    /// When something last changed, by day, by facilitator, and for a session that others of other days depend on.
    private var dayChanged: ContiguousArray<Int32>
    private var facilitatorChanged: ContiguousArray<Int32>
    private var linkedChanged: Int32 = 0
    private let dayOfRow: ContiguousArray<Int32>
    private let hasTotals: Bool
    private let isLinked: ContiguousArray<Bool>

    /// Where a session has been taken from for the time being: what depends on that is not remembered.
    private struct Open {
        var day: Int32 = -1
        /// -1 if what a facilitator leads on other days does not matter.
        var facilitator = -1
        var isLinked = false
    }
    private var root = Open()
    private var besides = Open()

    init(_ space: SearchSpace, movable: Int, isKept: Bool) {
        self.isKept = isKept
        self.movable = movable
        let count = isKept ? space.placesByDay.groups.values.count : 0
        entries = ContiguousArray(repeating: Entry(), count: count + 1)
        leaving = ContiguousArray(repeating: (-1, 0), count: (count + 1) * movable)
        dayChanged = ContiguousArray(repeating: 0, count: space.dayCount)
        facilitatorChanged = ContiguousArray(repeating: 0, count: space.facilitatorCount)
        hasTotals = space.hasOverload || space.hasWeekLimits
        dayOfRow = ContiguousArray(
            (0..<(isKept ? space.facilitatorCount * space.dayCount : 0)).map { Int32($0 % space.dayCount) })
        isLinked = ContiguousArray(
            (0..<(isKept ? space.sessionCount : 0)).map {
                space.predecessor[$0] >= 0 || !space.successors.range($0).isEmpty
                    || !space.spacedAttendees.range($0).isEmpty
            })
    }

    /// The entry for a group, and whether what it says holds.
    @inline(__always)
    func entry(ofGroup at: Int, _ group: PlacesByDay.Group, dayCount: Int) -> (index: Int, isKnown: Bool) {
        let forgotten = (entries.count &- 1, false)
        guard isKept, !root.isLinked, !besides.isLinked else { return forgotten }
        let day = dayOfRow[Int(group.row)]
        guard day != root.day, day != besides.day else { return forgotten }
        let entry = entries[at]
        var changed = dayChanged[Int(day)]
        if hasTotals {
            let facilitator = Int(group.row) / dayCount
            guard facilitator != root.facilitator, facilitator != besides.facilitator else { return forgotten }
            changed = max(changed, facilitatorChanged[facilitator])
        }
        if entry.isLinked { changed = max(changed, linkedChanged) }
        return (at, entry.time > 0 && entry.time >= changed)
    }

    /// Begins an entry anew.
    mutating func begin(_ index: Int, current: Cost?, whole: Cost, session: Int) {
        entries[index].time = now
        entries[index].count = 0
        entries[index].current = current ?? DayRetiming.impossible
        entries[index].whole = whole
        entries[index].isLinked = isKept && isLinked[session]
        hasPairs(index, false)
    }

    /// Adds a session that may leave.
    mutating func add(_ session: Int32, cost: Cost, to index: Int) {
        leaving[index * movable + Int(entries[index].count)] = (session, cost)
        entries[index].count += 1
        if isKept, isLinked[Int(session)] { entries[index].isLinked = true }
    }

    /// Adds what the day costs without two sessions, in the order of the positions.
    mutating func setCosts(ofPairs costs: some Sequence<Cost>, of index: Int) {
        hasPairs(index, true)
        var at = Int(entries[index].pairs)
        for cost in costs {
            costsOfPairs[at] = cost
            at += 1
        }
    }

    /// Room that an entry once had for pairs stays its own: below -1 while it has none.
    private mutating func hasPairs(_ index: Int, _ has: Bool) {
        let pairs = entries[index].pairs
        if has, pairs == -1 {
            entries[index].pairs = Int32(costsOfPairs.count)
            costsOfPairs.append(contentsOf: repeatElement(0, count: movable * (movable - 1) / 2))
        } else if has != (pairs >= 0), pairs != -1 {
            entries[index].pairs = -2 - pairs
        }
    }

    // MARK: Changes

    /// A session has been taken from its place until another one has been looked for.
    mutating func open(_ session: Int, _ place: SearchSpace.Place) { root = opened(session, place) }

    /// It is back, or has a place that was noted as a change.
    mutating func close() { root = Open() }

    /// A second session has been taken from its place, while the plan without it is looked at.
    mutating func openBesides(_ session: Int, _ place: SearchSpace.Place) { besides = opened(session, place) }

    /// It is back.
    mutating func closeBesides() { besides = Open() }

    private func opened(_ session: Int, _ place: SearchSpace.Place) -> Open {
        guard isKept else { return Open() }
        return Open(
            day: place.day, facilitator: hasTotals ? Int(place.facilitator) : -1, isLinked: isLinked[session])
    }

    /// The time before the next change, for `takeBack`.
    mutating func mark() -> Int32 {
        now += 1
        return now
    }

    /// A session has left a place, or has it now.
    mutating func noteChange(_ session: Int, _ place: SearchSpace.Place) {
        guard isKept else { return }
        dayChanged[Int(place.day)] = now
        facilitatorChanged[Int(place.facilitator)] = now
        if isLinked[session] { linkedChanged = now }
    }

    /// Everything that has changed since a time is as it was then.
    mutating func takeBack(since time: Int32) {
        guard isKept else { return }
        now += 1
        for day in dayChanged.indices where dayChanged[day] >= time { dayChanged[day] = now }
        for facilitator in facilitatorChanged.indices where facilitatorChanged[facilitator] >= time {
            facilitatorChanged[facilitator] = now
        }
        if linkedChanged >= time { linkedChanged = now }
    }
}

extension EjectionChains {
    /// Notes the days that a move has changed.
    mutating func noteChanges(_ log: MoveLog) {
        _ = memory.mark()
        for step in log.steps {
            let session = Int(step.session)
            if step.takenFrom >= 0 { memory.noteChange(session, schedule.place(Int(step.takenFrom))) }
            if schedule.isPlaced(session) { memory.noteChange(session, schedule.currentPlace(session)) }
        }
    }

    /// Goes on from another plan of the same space, with what is remembered of the days that are alike.
    mutating func goOn(from plan: Schedule) {
        _ = memory.mark()
        for session in 0..<plan.space.sessionCount where schedule.placeOf[session] != plan.placeOf[session] {
            if schedule.isPlaced(session) { memory.noteChange(session, schedule.currentPlace(session)) }
            if plan.isPlaced(session) { memory.noteChange(session, plan.currentPlace(session)) }
        }
        schedule = plan
        expansionsLeft = parameters.expansionsPerSession * plan.space.sessionCount
    }
}
