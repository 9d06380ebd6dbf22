/// How to solve a linear program, and when to give up.
public struct SimplexOptions: Sendable {
    /// Which simplex method solves the program.
    public enum Method: Sendable {
        /// The primal simplex method: fast from a primal feasible basis, as after new columns.
        case primal
        /// The dual simplex method alone: fast from a dual feasible basis, as after new rows or changed bounds.
        case dual
        /// The dual simplex method, then the primal one if it fails.
        case dualThenPrimal
    }

    /// How the variable that leaves or enters the basis is chosen once its partner is known.
    public enum RatioTest: Sendable {
        /// The textbook ratio test: always the least ratio.
        case textbook
        /// Harris' two passes: accepts a small infeasibility to get a larger pivot.
        case harris
        /// Long steps over bound flips; dual simplex only.
        case boundFlipping
    }

    /// Which simplex method solves the program.
    public var method = Method.primal
    /// Whether GLPK's presolver runs first. The basis is then rebuilt and a warm start is lost.
    public var presolve = false
    /// Whether to use projected steepest edge pricing; otherwise Dantzig's rule.
    public var steepestEdge = true
    /// How the variable that leaves or enters the basis is chosen once its partner is known.
    public var ratioTest = RatioTest.harris
    /// Limit on the simplex iterations of this call.
    public var iterationLimit: Int?
    /// Time limit in seconds. A result that depends on it differs from run to run.
    public var timeLimit: Double?
    /// The dual simplex method stops when the objective is proven to be at least this.
    public var objectiveUpperLimit: Double?

    /// Steepest edge pricing, Harris' ratio test, without presolver and limits.
    public init(method: Method = .primal) { self.method = method }
}

/// Why the simplex method ended, and what is known then: separate facts.
public struct SimplexResult: Sendable, Equatable {
    /// Why the simplex method ended.
    public enum Stop: Sendable, Equatable {
        /// The basis is optimal.
        case optimal
        /// There is no solution.
        case infeasible
        /// The objective has no lower bound. ``SimplexOptions/Method/dual`` also ends this way if there is no solution.
        case unbounded
        /// The options' `iterationLimit` was reached.
        case iterationLimit
        /// The options' `timeLimit` was reached.
        case timeLimit
        /// The objective passed the limit given in the options.
        case objectiveLimit
    }

    /// Why the simplex method ended.
    public var stop: Stop
    /// The objective at the last basis, constant included.
    public var objective: Double
    /// Whether the last basis is primal feasible: it keeps all bounds, to GLPK's tolerance.
    public var isPrimalFeasible: Bool
    /// Whether the last basis is dual feasible: its row duals and reduced costs give a lower bound on the objective.
    public var isDualFeasible: Bool
    /// Iterations of this call.
    public var iterations: Int
}

/// The status of a row or column in the basis.
public enum BasisStatus: Int32, Sendable {
    /// Basic: the value follows from those of the non-basic rows and columns.
    case basic = 1
    /// Non-basic, at its lower bound.
    case atLower = 2
    /// Non-basic, at its upper bound.
    case atUpper = 3
    /// Non-basic without bounds, at 0.
    case free = 4
    /// Non-basic with equal bounds, at both.
    case fixed = 5
}
