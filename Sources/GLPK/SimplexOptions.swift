/// How to solve a linear program, and when to give up.
public struct SimplexOptions: Sendable {
    public enum Method: Sendable {
        case primal
        case dual
        /// The dual simplex method, and the primal one where it fails.
        case dualThenPrimal
    }

    public enum RatioTest: Sendable {
        case textbook
        case harris
        /// Long steps over bound flips; dual simplex only.
        case boundFlipping
    }

    public var method = Method.primal
    /// Runs GLPK's presolver first. The basis is then made anew and a warm start is lost.
    public var presolve = false
    /// Projected steepest edge pricing; else Dantzig's rule.
    public var steepestEdge = true
    public var ratioTest = RatioTest.harris
    /// Simplex iterations of this call.
    public var iterationLimit: Int?
    /// Seconds. A result that depends on it differs from run to run.
    public var timeLimit: Double?
    /// The dual simplex method stops when the objective is proven to be at least this.
    public var objectiveUpperLimit: Double?

    public init(method: Method = .primal) { self.method = method }
}

/// Why the simplex method ended, and what is known then: separate facts.
public struct SimplexResult: Sendable, Equatable {
    public enum Stop: Sendable, Equatable {
        case optimal
        case infeasible
        case unbounded
        case iterationLimit
        case timeLimit
        /// The objective passed the limit given in the options.
        case objectiveLimit
    }

    public var stop: Stop
    /// The objective at the last basis, constant included.
    public var objective: Double
    public var isPrimalFeasible: Bool
    public var isDualFeasible: Bool
    /// Iterations of this call.
    public var iterations: Int
}

/// Where a row or column stands in the basis.
public enum BasisStatus: Int32, Sendable {
    case basic = 1
    case atLower = 2
    case atUpper = 3
    case free = 4
    case fixed = 5
}
