import GLPK

/// The best way to lead a neighbourhood's sessions on its facilitator-days, as an integer program: a column is what
/// one facilitator leads on one day, a row something that is shared. The objective is the change of the plan's cost
/// against leaving all the sessions out.
struct PatternProgram {
    private(set) var program = LinearProgram(name: "neighbourhood")
    /// Places of each pattern column, as indices into `space.places.values`.
    private(set) var placesOfColumn = Rows<Int32>()
    /// The plan as it was before, as values of the columns.
    private(set) var start: [Double] = []
    /// What the plan as it was costs in the program.
    private(set) var startCost: Cost = 0

    private let space: SearchSpace
    private var shared: SharedRows

    /// - Parameters:
    ///   - schedule: without the neighbourhood's sessions.
    ///   - before: where those sessions were, -1 where they were not placed.
    init(_ schedule: Schedule, _ neighbourhood: Neighbourhood, _ places: DayPlaces, before: [Int: Int32], most: Int) {
        space = schedule.space
        shared = SharedRows(schedule, neighbourhood)
        let usable = Self.usableDays(schedule, neighbourhood, before)
        for day in neighbourhood.days {
            addPatterns(items(day, schedule, places, usable), day, before, most)
        }
        addSharedRows()
        completeStart()
    }

    /// The days on which each session may be placed; all if nothing depends on its day.
    private static func usableDays(
        _ schedule: Schedule, _ neighbourhood: Neighbourhood, _ before: [Int: Int32]
    ) -> [Int: Int32?] {
        let space = schedule.space
        var usable: [Int: Int32?] = [:]
        for session in neighbourhood.sessions {
            let relatives = [Int(space.predecessor[session])] + space.successors[session].map(Int.init)
            let isBound = relatives.contains { before[$0] ?? -1 >= 0 }
            let place = before[session] ?? -1
            usable[session] = .some(isBound && place >= 0 ? space.places.values[Int(place)].day : nil)
        }
        return usable
    }

    private func items(
        _ day: Int, _ schedule: Schedule, _ places: DayPlaces, _ usable: [Int: Int32?]
    ) -> [DayPatterns.Item] {
        places.byDay[day].compactMap { index in
            let session = Int(places.sessionOf[Int(index)])
            let place = space.places.values[Int(index)]
            guard let onlyDay = usable[session], onlyDay ?? place.day == place.day, schedule.fits(session, place)
            else { return nil }
            return DayPatterns.Item(
                place: index, session: Int32(session), start: place.start, length: Int32(space.length[session]))
        }
    }

    private mutating func addPatterns(_ items: [DayPatterns.Item], _ day: Int, _ before: [Int: Int32], _ most: Int) {
        guard !items.isEmpty else { return }
        let facilitator = day / space.dayCount
        let patterns = DayPatterns(
            items, buffer: space.bufferTicks[facilitator], ticks: Int(space.maxTicksPerDay[facilitator]),
            sessions: Int(space.maxSessionsPerDay[facilitator]), most: most)
        let uses = items.map { shared.uses(Int($0.session), space.places.values[Int($0.place)]) }
        let held = Set(items.indices.filter { before[Int(items[$0].session)] == items[$0].place }.map(Int32.init))
        let dayRow = program.addRow(upper: 1)
        var isHeldListed = held.isEmpty
        for index in 0..<patterns.patterns.count {
            let pattern = Array(patterns.patterns[index])
            let isHeld = !isHeldListed && Set(pattern) == held
            isHeldListed = isHeldListed || isHeld
            addColumn(pattern, items, uses, dayRow, isHeld)
        }
        if !isHeldListed { addColumn(held.sorted(), items, uses, dayRow, true) }
    }

    private mutating func addColumn(
        _ pattern: [Int32], _ items: [DayPatterns.Item], _ uses: [(uses: [SharedRows.Use], charge: Cost)],
        _ dayRow: Int32, _ isHeld: Bool
    ) {
        var cost: Cost = 0
        var amounts: [Int32: Int32] = [:]
        for item in pattern {
            let (itemUses, charge) = uses[Int(item)]
            cost += space.places.values[Int(items[Int(item)].place)].ownCost + charge
            cost -= savedByPlacing(Int(items[Int(item)].session))
            for use in itemUses { amounts[use.row, default: 0] += use.amount }
        }
        let column = program.addColumn(cost: Double(cost), upper: 1, isInteger: true)
        program.addEntry(row: dayRow, column: column, value: 1)
        for (row, amount) in amounts.sorted(by: { $0.key < $1.key }) { pending.append((row, column, amount)) }
        placesOfColumn.appendRow(pattern.map { items[Int($0)].place })
        start.append(isHeld ? 1 : 0)
        if isHeld { startCost += cost }
    }

    /// Entries of shared rows, whose numbers are known only when all days' rows are there.
    private var pending: [(row: Int32, column: Int32, amount: Int32)] = []

    /// Its own unscheduled cost and that of all who depend on it: a predecessor is not dropped from under them.
    private func savedByPlacing(_ session: Int) -> Cost {
        space.successors[session].reduce(space.unscheduledCost[session]) { $0 + savedByPlacing(Int($1)) }
    }

    private mutating func addSharedRows() {
        let first = Int32(program.rowCount)
        for (key, left) in zip(shared.keys, shared.left) {
            let row = program.addRow(upper: Double(left))
            switch key {
            case .staffing: addExcess(row, space.understaffingCost)
            case .target: addExcess(row, space.overloadCost)
            default: break
            }
        }
        for entry in pending {
            program.addEntry(row: first + entry.row, column: entry.column, value: Double(entry.amount))
        }
        pending = []
    }

    /// A column that lets the row exceed what is left, at a price.
    private mutating func addExcess(_ row: Int32, _ price: Cost) {
        let column = program.addColumn(cost: Double(price))
        program.addEntry(row: row, column: column, value: -1)
    }

    /// Values of the excess columns for the plan as it was.
    private mutating func completeStart() {
        var activity = [Double](repeating: 0, count: program.rowCount)
        var excessRow: [Int: Int] = [:]
        for entry in program.entryRow.indices {
            let column = Int(program.entryColumn[entry])
            if column < start.count {
                activity[Int(program.entryRow[entry])] += program.entryValue[entry] * start[column]
            } else {
                excessRow[column] = Int(program.entryRow[entry])
            }
        }
        for column in start.count..<program.columnCount {
            let row = excessRow[column]!
            let excess = max(0, activity[row] - program.rowUpper[row])
            start.append(excess)
            startCost += Cost(excess * program.columnCost[column])
        }
    }
}
