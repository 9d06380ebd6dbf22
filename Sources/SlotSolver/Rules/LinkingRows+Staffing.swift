/// Rows on staffing groups.
extension LinkingRows {
    /// The steps in the cost of people away: one row for each step that more people than it allows could exceed.
    static func staffing(
        _ problem: SlotProblem, _ slots: SlotTable, _ demand: StaffingDemand, most: Int
    ) -> [LinkingRow] {
        let potential = PotentialAway(problem, slots, demand)
        var steps: [[Int32]] = []
        var cells: [Int] = []
        for cell in potential.people.indices where potential.sessions[cell] > 1 {
            let listed = min(problem.staffing.listedPeople(inCell: cell), Int(potential.people[cell]))
            guard listed > 1 else { continue }
            let own = (1..<listed).filter { problem.staffing.step(above: $0, inCell: cell) > 0 }
            guard !own.isEmpty else { continue }
            steps.append(own.map { Int32($0) })
            cells.append(cell)
        }
        let depth = depth(steps, most: most)
        return zip(cells, steps).flatMap { cell, own in
            own.prefix(depth).map {
                LinkingRow(
                    kind: .staffing, first: Int32(cell / problem.tickCount), second: Int32(cell % problem.tickCount),
                    third: $0)
            }
        }
    }

    /// However many ticks there are, each keeps at least this many steps.
    private static let leastDepth = 4

    /// How many steps each tick may keep.
    private static func depth(_ steps: [[Int32]], most: Int) -> Int {
        var atLeast: [Int] = []
        for own in steps {
            while atLeast.count < own.count { atLeast.append(0) }
            for depth in own.indices { atLeast[depth] += 1 }
        }
        var sum = 0
        for (depth, count) in atLeast.enumerated() {
            sum += count
            if sum > most { return max(leastDepth, depth) }
        }
        return atLeast.count
    }

    /// Groups with a limit on how many of their people may be away at once.
    static func groupAway(_ problem: SlotProblem, _ slots: SlotTable, _ demand: StaffingDemand) -> [LinkingRow] {
        guard problem.maxAway.contains(where: { $0 != nil }) else { return [] }
        let potential = PotentialAway(problem, slots, demand)
        return potential.people.indices.compactMap { cell in
            let group = cell / problem.tickCount
            guard let most = problem.maxAway[group], potential.people[cell] > most else { return nil }
            return LinkingRow(kind: .groupAway, first: Int32(group), second: Int32(cell % problem.tickCount))
        }
    }
}

/// For each cell, the people who would be away if all possible sessions took place in it, and the number of these
/// sessions.
private struct PotentialAway {
    var people: [Int32]
    var sessions: [Int32]

    init(_ problem: SlotProblem, _ slots: SlotTable, _ demand: StaffingDemand) {
        people = [Int32](repeating: 0, count: problem.staffing.cellCount)
        sessions = people
        for s in problem.sessions.indices {
            for entry in demand.of(session: s) {
                let row = Int(entry.group) * problem.tickCount
                slots.forEachCoveredTick(ofSession: s, length: problem.sessions[s].length) {
                    people[row + $0] += entry.people
                    sessions[row + $0] += 1
                }
            }
        }
        let most = problem.mostPeopleAway
        for cell in people.indices where people[cell] > 0 {
            people[cell] = min(people[cell], Int32(clamping: most[cell / problem.tickCount]))
        }
    }
}
