import GLPK

/// A branch and bound that proves a problem's optimum, with every node closed by exact arithmetic.
///
/// It relies on `ExactCosts` for the bound of a node, on `CostModel` and `RuleCheck` for plans, and on the branching
/// below, which divides a node's plans completely. GLPK's linear programs only suggest multipliers and branching
/// decisions.
final class ProofTree {
    private let tree: TreeProgram
    private let exact: ExactCosts
    private let glpk: GLPKProblem
    private let limits: ProofLimits
    private let judge: (_ assignment: [Int32]) -> Cost?
    private let onRootBound: (Cost) -> Void
    private var isOpen: [Bool]
    private var surcharge: [Cost]
    private(set) var best: (cost: Cost, assignment: [Int32])
    private(set) var nodes = 0
    private var isStopped = false

    /// - Parameters:
    ///   - best: a plan to beat.
    ///   - judge: returns the exact cost of an assignment, nil if it breaks a rule.
    ///   - onRootBound: called with the bound of the relaxation, long before the proof ends.
    init(
        _ integer: IntegerProgram, best: (cost: Cost, assignment: [Int32]), limits: ProofLimits,
        judge: @escaping ([Int32]) -> Cost?, onRootBound: @escaping (Cost) -> Void = { _ in }
    ) throws(GLPKError) {
        tree = TreeProgram(integer)
        exact = ExactCosts(tree)
        glpk = try GLPKProblem(tree.program)
        isOpen = .init(repeating: true, count: tree.program.columnCount)
        surcharge = .init(repeating: 0, count: tree.program.columnCount)
        self.best = best
        self.limits = limits
        self.judge = judge
        self.onRootBound = onRootBound
    }

    /// A lower bound on the cost of every plan, at least 0 since no cost is negative; equal to `best.cost` unless a
    /// limit stopped the proof.
    func prove() throws(GLPKError) -> Cost {
        try glpk.solve(SimplexOptions(method: .primal))
        return min(best.cost, try bound(above: 0))
    }

    /// A lower bound on the plans of the present node that cost less than the best; at least the bound that is already
    /// known.
    private func bound(above known: Cost) throws(GLPKError) -> Cost {
        guard nodes < limits.proofNodes, !limits.isInterrupted() else {
            isStopped = true
            return known
        }
        nodes += 1
        let solved = try solve()
        let here = exact.bound(duals: try glpk.rowDuals(), isOpen: isOpen, surcharge: surcharge)
        let bound = max(known, here.cost)
        if nodes == 1 { onRootBound(min(bound, best.cost)) }
        if solved { try takeOver() }
        guard bound < best.cost, solved else { return bound }
        let closed = try close(columnsThatCannotPay(here))
        defer { reopen(closed) }
        guard let branching = Branching.choose(tree, values: try glpk.columnValues(), isOpen: isOpen) else {
            return bound
        }
        return max(bound, try divide(branching, bound))
    }

    /// Both parts of a node; the one that the relaxation favours comes first.
    private func divide(_ branching: Branching, _ known: Cost) throws(GLPKError) -> Cost {
        var least = Cost.max
        for isInside in branching.insideFirst ? [true, false] : [false, true] {
            let closed = try close(isInside ? branching.outside : branching.inside)
            if isInside { try forbidLeavingOut(branching.outColumn, known) }
            let part = Result { () throws(GLPKError) in try bound(above: known) }
            if isInside { try allowLeavingOut(branching.outColumn) }
            reopen(closed)
            least = min(least, try part.get())
            if isStopped { return known }
        }
        return least
    }
}

extension ProofTree {
    /// Returns false if GLPK gave up on the node: its multipliers may still be useful, its values are not.
    private func solve() throws(GLPKError) -> Bool {
        var options = SimplexOptions(method: .dual)
        options.ratioTest = .boundFlipping
        do {
            return try glpk.solve(options).stop == .optimal
        } catch GLPKError.failed {
            try glpk.setStandardBasis()
            do { return try glpk.solve(SimplexOptions(method: .primal)).stop == .optimal } catch GLPKError.failed {
                return false
            }
        }
    }

    /// Adopts a relaxation's solution as a plan if it is integer.
    private func takeOver() throws(GLPKError) {
        let values = try glpk.columnValues()
        guard tree.integer.candidateOfColumn.indices.allSatisfy({ abs(values[$0] - values[$0].rounded()) < 1e-6 })
        else {
            return
        }
        let assignment = tree.integer.assignment(of: values)
        if let cost = judge(assignment), cost < best.cost { best = (cost, assignment) }
    }

    /// Columns of this node that no plan cheaper than the best can choose, as their reduced costs exceed the gap.
    private func columnsThatCannotPay(_ bound: ExactCosts.Bound) -> [Int] {
        let gap = (Int128(best.cost) - Int128(exact.costStep)) * ExactCosts.scale - bound.scaled
        return tree.integer.candidateOfColumn.indices.filter { isOpen[$0] && bound.reducedCosts[$0] > gap }
    }

    /// Closes columns in the node; returns those that were open.
    private func close(_ columns: [Int]) throws(GLPKError) -> [Int32] {
        let open = columns.filter { isOpen[$0] }.map { Int32($0) }
        for column in open { isOpen[Int(column)] = false }
        try setUpper(open, 0)
        return open
    }

    private func reopen(_ columns: [Int32]) {
        for column in columns { isOpen[Int(column)] = true }
        try? setUpper(columns, 1)  // a lost problem is told by the next call
    }

    private func setUpper(_ columns: [Int32], _ upper: Double) throws(GLPKError) {
        guard !columns.isEmpty else { return }
        try glpk.setColumnBounds(
            columns, lower: .init(repeating: 0, count: columns.count),
            upper: .init(repeating: upper, count: columns.count))
    }

    /// In this part the session is placed, so leaving it out may cost any amount: enough to rule it out.
    private func forbidLeavingOut(_ column: Int, _ known: Cost) throws(GLPKError) {
        surcharge[column] = 4 * (best.cost - max(known, 0) + exact.costStep)
        try glpk.setCosts([Int32(column)], to: [Double(surcharge[column])])
    }

    private func allowLeavingOut(_ column: Int) throws(GLPKError) {
        surcharge[column] = 0
        try glpk.setCosts([Int32(column)], to: [0])
    }
}
