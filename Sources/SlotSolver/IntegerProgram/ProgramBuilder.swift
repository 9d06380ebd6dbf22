import GLPK

/// Builds an integer program rule by rule; each rule is an extension in a file of its own.
///
/// The candidates' columns come first, so the number of such a column is also its item's index.
struct ProgramBuilder {
    /// A candidate that may be chosen.
    struct Item {
        /// Index of its session in `scope.free`.
        var order: Int
        var session: Int
        var place: SearchSpace.Place
        var length: Int
        var start: Int { Int(place.start) }
        var end: Int { start + length }
    }

    let scope: ProgramScope
    let space: SearchSpace
    /// The position of each session in `scope.free`, -1 if it is not free.
    private(set) var orderOf: [Int32]
    var items: [Item] = []
    /// The items of each free session, in the order of `scope.free`.
    var itemsOfSession: [Range<Int>] = []
    var capFacets = CapFacets()
    var result: IntegerProgram

    init(_ scope: ProgramScope, unitsPerOne: Cost) {
        self.scope = scope
        space = scope.space
        orderOf = [Int32](repeating: -1, count: scope.space.sessionCount)
        for (order, session) in scope.free.enumerated() { orderOf[session] = Int32(order) }
        result = IntegerProgram(sessionCount: scope.space.sessionCount, unitsPerOne: unitsPerOne)
    }

    /// Adds one 0-1 column for each possible place. The cost of leaving a session out is part of the constant (the cost
    /// of everything fixed, with all free sessions out) and is subtracted by the chosen column.
    mutating func addCandidateColumns() {
        for (order, session) in scope.free.enumerated() {
            let first = items.count
            for place in scope.places[order] where scope.allows(session, place, isFree: { orderOf[$0] >= 0 }) {
                items.append(Item(order: order, session: session, place: place, length: space.length[session]))
                let cost = place.ownCost - space.leftOutCost[session]
                result.program.addColumn(cost: Double(cost), upper: 1, isInteger: true)
                result.exactCosts.append(cost)
                result.candidateOfColumn.append(place.candidate)
                result.sessionOfColumn.append(Int32(session))
                result.placeOfColumn.append((place.facilitator, place.start, place.day))
            }
            itemsOfSession.append(first..<items.count)
        }
        result.program.objectiveConstant = Double(scope.fixed.cost)
        result.exactConstant = scope.fixed.cost
    }

    /// Rule 1: each session at most once.
    mutating func placeEachSessionOnce() {
        for (order, session) in scope.free.enumerated() {
            let mustBePlaced = scope.mustBePlaced(session)
            guard !itemsOfSession[order].isEmpty || mustBePlaced else { continue }
            let row = addRow(RowLabel(rule: .session, who: Int32(session)), upper: 1)
            if mustBePlaced { result.program.rowLower[Int(row)] = 1 }
            for item in itemsOfSession[order] { add(row, item, 1) }
        }
    }

    /// Adds to the cost of choosing a candidate.
    mutating func charge(_ item: Int, _ cost: Cost) {
        result.exactCosts[item] += cost
        result.program.columnCost[item] = Double(result.exactCosts[item])
    }

    @discardableResult
    mutating func addRow(_ label: RowLabel, upper: Double) -> Int32 {
        result.rowLabels.append(label)
        return result.program.addRow(upper: upper)
    }

    /// Adds a candidate's coefficient to a row.
    mutating func add(_ row: Int32, _ item: Int, _ value: Double) {
        result.program.addEntry(row: row, column: Int32(item), value: value)
    }

    /// Adds a column, with a cost, that counts by how much the row's sum exceeds its upper bound. If a row has several,
    /// the cheapest comes first and counts up to its own upper bound.
    mutating func addCount(_ row: Int32, cost: Cost, upper: Double = .infinity) {
        let column = result.program.addColumn(cost: Double(cost), upper: upper, isInteger: true)
        result.program.addEntry(row: row, column: column, value: -1)
        result.exactCosts.append(cost)
        result.countingRows.append(row)
        result.countingLabels.append(result.rowLabels[Int(row)])
    }

    /// Items grouped by their keys; an item may have none or several. Groups and their items are in order.
    func grouped(by keys: (Item) -> [Int]) -> [(key: Int, items: [Int])] {
        var groups: [Int: [Int]] = [:]
        for (index, item) in items.enumerated() {
            for key in keys(item) { groups[key, default: []].append(index) }
        }
        return groups.sorted { $0.key < $1.key }.map { (key: $0.key, items: $0.value) }
    }
}
