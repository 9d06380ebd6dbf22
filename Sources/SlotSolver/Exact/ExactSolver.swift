import GLPK

/// Solves problems of up to some fifty sessions to a proven optimum.
///
/// GLPK's branch and cut with all its cuts finds the optimum; its bound is in floating point and is not used. The proof
/// is a second, small tree (`ProofTree`) in which every node is closed in integer arithmetic.
enum ExactSolver {
    struct Outcome: Sendable {
        var assignment: [Int32]
        var cost: Cost
        /// A lower bound on the cost of every plan. Equal to the cost unless a limit stopped the search.
        var bound: Cost
    }

    /// - Parameters:
    ///   - start: a plan that keeps all rules, from which to start.
    ///   - onPlan: called with each better plan and its cost.
    ///   - onBound: called with the bound at the root of the proof.
    static func solve(
        _ problem: SlotProblem, start: [Int32], limits: ProofLimits = ProofLimits(),
        onPlan: @Sendable ([Int32], Cost) -> Void = { _, _ in }, onBound: @Sendable (Cost) -> Void = { _ in }
    ) throws -> Outcome {
        let program = try IntegerProgram.build(from: problem)
        return try GLPKThread.run {
            let judge = { (assignment: [Int32]) -> Cost? in
                RuleCheck.violations(of: assignment, in: problem).isEmpty
                    ? CostModel.costs(of: assignment, in: problem).total : nil
            }
            var best = (cost: CostModel.costs(of: start, in: problem).total, assignment: start)
            // If GLPK gives up here, only the plan that it would have found is lost: the proof does not depend on it.
            let found = try? search(program, start: start, limits)
            if let found, let cost = judge(found), cost < best.cost {
                best = (cost, found)
                onPlan(found, cost)
            }
            let bound = try withoutActuallyEscaping(onBound) { onBound in
                let tree = try ProofTree(program, best: best, limits: limits, judge: judge, onRootBound: onBound)
                let bound = try tree.prove()
                if tree.best.cost < best.cost { onPlan(tree.best.assignment, tree.best.cost) }
                best = tree.best
                return bound
            }
            return Outcome(assignment: best.assignment, cost: best.cost, bound: bound)
        }
    }

    /// The best plan that branch and cut finds within its limits.
    static func search(
        _ program: IntegerProgram, start: [Int32], _ limits: ProofLimits
    ) throws -> [Int32]? {
        let step = program.costStep
        let glpk = try GLPKProblem(program.scaled(by: step))
        var options = BranchOptions()
        options.gomoryCuts = true
        options.roundingCuts = true
        options.coverCuts = true
        options.cliqueCuts = true
        options.nodeLimit = limits.searchNodes
        options.start = program.values(of: start)
        // Objectives of plans differ by at least 1: nodes are dropped when they cannot be better by a half.
        options.objectiveTolerance = 0.5 / (2 + abs(program.program.objectiveConstant / step))
        let result = try glpk.branchAndCut(options) { _ in
            limits.isInterrupted() ? .stop : .proceed
        }
        return result.objective == nil ? nil : program.assignment(of: try glpk.integerValues())
    }
}

extension IntegerProgram {
    /// The greatest common divisor of the costs of all columns.
    var costStep: Double {
        Double(max(1, exactCosts.reduce(0, greatestCommonDivisor)))
    }

    /// The program with costs in multiples of a number, to whose integer multiples GLPK rounds bounds up.
    func scaled(by step: Double) -> LinearProgram {
        var program = program
        program.columnCost = program.columnCost.map { $0 / step }
        program.objectiveConstant /= step
        return program
    }
}
