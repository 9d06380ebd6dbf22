@testable import SlotSolver

extension StaffingCosts {
    /// People away cost nothing up to a headroom, and beyond it one price each; nil where nothing is known.
    init(headroom: [Int32?], price: Cost) {
        self.init(cells: headroom.count)
        var known: [Int32: Int32] = [:]
        for (cell, people) in headroom.enumerated() {
            guard let people else { continue }
            let curve = known[people] ?? addCurve([Cost](repeating: 0, count: Int(people)) + [price])
            known[people] = curve
            self[cell] = curve
        }
    }

    /// The same with every cost changed.
    func mapCosts(_ change: (Cost) -> Cost) -> StaffingCosts {
        var changed = StaffingCosts(cells: cellCount)
        for curve in 0..<curveCount { _ = changed.addCurve(marginals(ofCurve: curve).map(change)) }
        for cell in 0..<cellCount { changed[cell] = self[cell] }
        return changed
    }
}

extension SlotProblem {
    /// All days in one week.
    init(tickCount: Int, dayOfTick: [Int32]) {
        self.init(tickCount: tickCount, dayOfTick: dayOfTick, weekOfTick: .init(repeating: 0, count: tickCount))
    }
}
