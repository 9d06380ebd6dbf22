import GLPK

/// Re-optimises some sessions, given all others as they are.
///
/// Call it on a thread for GLPK (`GLPKThread.run`). The outcome depends only on the input and the limits, not on the
/// machine, unless it is interrupted.
enum SubMIP {
    struct Limits: Sendable {
        /// Nodes of the search tree.
        var nodes = 200
        /// Simplex iterations of the whole call.
        var iterations = 20_000
        /// Gomory, rounding and clique cuts at the root; cover cuts would make threads wait for each other.
        var cuts = true
        /// Whether to branch on the most fractional column and search depth first, which costs a fifth per node of a
        /// careful choice.
        var isDepthFirst = false
        /// Called between nodes: a time limit or a cancellation.
        var isInterrupted: @Sendable () -> Bool = { false }
    }

    struct Outcome: Sendable {
        /// The better places found: indices into `SearchSpace.places.values`, in the order of the free sessions, -1 for
        /// not placed. Nil if nothing cheaper than the incumbent was found.
        var places: [Int32]?
        /// The exact cost of the whole plan with those places, or that of the incumbent if there are none.
        var cost: Cost
        /// Whether nothing cheaper exists for these places, to GLPK's tolerance: enough to search elsewhere, but not a
        /// proof.
        var isExhausted: Bool
    }

    /// - Parameters:
    ///   - schedule: the plan without the free sessions.
    ///   - free: the sessions to decide on.
    ///   - candidates: the places considered for each, as indices into `SearchSpace.places.values`.
    ///   - incumbent: their present places, -1 for not placed; these must be among the candidates and keep all rules.
    ///   - incumbentCost: cost of the whole plan with the incumbent.
    static func improve(
        _ schedule: Schedule, free: [Int], candidates: [[Int32]], incumbent: [Int32], incumbentCost: Cost,
        limits: Limits = Limits()
    ) throws -> Outcome {
        let space = schedule.space
        let scope = ProgramScope(
            fixed: schedule, free: free,
            places: candidates.map { places in places.map { space.places.values[Int($0)] } })
        let program = IntegerProgram.build(scope)
        let step = program.costStep
        let glpk = try GLPKProblem(program.scaled(by: step))
        var options = SimplexOptions(method: .primal)
        options.iterationLimit = limits.iterations
        let start = start(program, free, incumbent, space)
        if let start { try glpk.setBasis(basis(program, at: start)) }
        let root = try glpk.solve(options)
        guard root.stop == .optimal else {
            return Outcome(places: nil, cost: incumbentCost, isExhausted: root.stop == .infeasible)
        }
        // Plans differ by whole steps: a relaxation that is not at least one step cheaper contains no cheaper plan.
        guard root.objective * step <= Double(incumbentCost) - step + 1e-6 * step else {
            return Outcome(places: nil, cost: incumbentCost, isExhausted: true)
        }
        let result = try glpk.branchAndCut(
            branchOptions(program, limits, start, iterations: root.iterations)
        ) { _ in limits.isInterrupted() ? .stop : .proceed }
        let isDone = result.stop == .optimal
        guard let objective = result.objective, (objective * step).rounded() < Double(incumbentCost) else {
            return Outcome(places: nil, cost: incumbentCost, isExhausted: isDone || result.stop == .infeasible)
        }
        let places = chosen(program, try glpk.integerValues(), free, candidates, space)
        return Outcome(places: places, cost: Cost((objective * step).rounded()), isExhausted: isDone)
    }

    private static func branchOptions(
        _ program: IntegerProgram, _ limits: Limits, _ start: [Double]?, iterations: Int
    ) -> BranchOptions {
        var options = BranchOptions()
        options.gomoryCuts = limits.cuts
        options.roundingCuts = limits.cuts
        options.cliqueCuts = limits.cuts
        if limits.isDepthFirst {
            options.branching = .mostFractional
            options.nodeSelection = .depthFirst
        }
        options.nodeLimit = limits.nodes
        options.iterationLimit = max(1, limits.iterations - iterations)
        options.start = start
        options.objectiveTolerance = 0.5 / (2 + abs(program.program.objectiveConstant / program.costStep))
        return options
    }

    private static func start(
        _ program: IntegerProgram, _ free: [Int], _ incumbent: [Int32], _ space: SearchSpace
    ) -> [Double]? {
        var assignment = [Int32](repeating: -1, count: space.sessionCount)
        for (session, place) in zip(free, incumbent) where place >= 0 {
            assignment[session] = space.places.values[Int(place)].candidate
        }
        return program.values(of: assignment)
    }

    /// The basis of which the incumbent is the solution: each session's place is basic in its row, as are the counts of
    /// understaffing in a tick and of overload. A step of the simplex method then moves one session or several.
    private static func basis(_ program: IntegerProgram, at start: [Double]) -> Basis {
        var rows = [BasisStatus](repeating: .basic, count: program.program.rowCount)
        var columns = [BasisStatus](repeating: .atLower, count: program.program.columnCount)
        var rowOfSession = [Int32](repeating: -1, count: program.sessionCount)
        for (row, label) in program.rowLabels.enumerated() where label.rule == .session {
            rowOfSession[Int(label.who)] = Int32(row)
        }
        for column in program.candidateOfColumn.indices where start[column] > 0.5 {
            columns[column] = .basic
            let row = Int(rowOfSession[Int(program.sessionOfColumn[column])])
            rows[row] = program.program.rowLower[row] == program.program.rowUpper[row] ? .fixed : .atUpper
        }
        // Of a row's counting columns, those before the last that is nonzero are full.
        for (index, row) in program.countingRows.enumerated().reversed() {
            let column = program.candidateOfColumn.count + index
            guard start[column] > 0 else { continue }
            columns[column] = rows[Int(row)] == .atUpper ? .atUpper : .basic
            rows[Int(row)] = .atUpper
        }
        return Basis(rows: rows, columns: columns)
    }

    private static func chosen(
        _ program: IntegerProgram, _ values: [Double], _ free: [Int], _ candidates: [[Int32]], _ space: SearchSpace
    ) -> [Int32] {
        let assignment = program.assignment(of: values)
        return zip(free, candidates).map { session, places in
            guard assignment[session] >= 0 else { return -1 }
            return places.first { space.places.values[Int($0)].candidate == assignment[session] } ?? -1
        }
    }
}
