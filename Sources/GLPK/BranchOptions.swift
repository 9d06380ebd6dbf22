/// How to search for the best whole-valued solution, and when to give up.
public struct BranchOptions: Sendable {
    public enum Branching: Sendable {
        case firstFractional, lastFractional, mostFractional, driebeckTomlin, pseudocost
    }

    public enum NodeSelection: Sendable {
        case depthFirst, breadthFirst, bestBound, bestProjection
    }

    public var branching = Branching.driebeckTomlin
    public var nodeSelection = NodeSelection.bestBound
    public var gomoryCuts = false
    public var roundingCuts = false
    /// Cover cuts use static memory inside GLPK: a process-wide lock is held for the whole search, so that only one
    /// search with cover cuts runs at a time.
    public var coverCuts = false
    public var cliqueCuts = false
    /// Long steps over bound flips in the nodes' dual simplex method: faster where most columns are 0-1.
    public var boundFlipping = true
    /// GLPK's presolver on the integer program. Cannot be combined with `start` or proposals: they would have to be in
    /// the presolved program's columns.
    public var presolve = false
    public var feasibilityPump = false
    /// Stop when (incumbent − bound) ÷ |incumbent| is at most this.
    public var relativeGap = 0.0
    /// A node is dropped when its bound is not below incumbent − tolerance · (1 + |incumbent|). Keep that product below
    /// the smallest difference of two objectives, or optima are missed.
    public var objectiveTolerance = 1e-9
    /// Whole values may be missed by this much.
    public var integralityTolerance = 1e-6
    /// Seconds. A result that depends on it differs from run to run.
    public var timeLimit: Double?
    /// Nodes of the search tree; gives the same result on every machine.
    public var nodeLimit: Int?
    /// Simplex iterations, checked between nodes; gives the same result on every machine.
    public var iterationLimit: Int?
    /// A feasible solution to start from, one value a column: nodes that cannot beat it are dropped from the first.
    /// If it is not feasible, it is ignored.
    public var start: [Double]?
    /// How to solve the root relaxation.
    public var root = SimplexOptions(method: .primal)

    public init() {}
}

/// What is known while a search goes on. The callback sees it often: hundreds of times a second and more.
public struct BranchProgress: Sendable, Equatable {
    /// No solution is cheaper than this (to the solver's tolerance).
    public var bound: Double
    /// The best whole-valued solution so far, nil before the first.
    public var incumbent: Double?
    public var openNodes: Int
    public var totalNodes: Int
    public var iterations: Int
    /// A proposal returned now is looked at.
    public var wantsProposal: Bool
}

/// What the callback answers. It must not use any `GLPKProblem` of the same thread: such calls throw `.busy`.
public enum BranchDecision: Sendable {
    case proceed
    /// Ends the search, with what it has so far.
    case stop
    /// Offers a solution, one value a column; taken over if it is feasible and cheaper than the incumbent. Looked at only
    /// when `wantsProposal` is set.
    case propose([Double])
}

/// Why a search ended, what it holds and what is proven: separate facts.
public struct BranchResult: Sendable, Equatable {
    public enum Stop: Sendable, Equatable {
        case optimal
        /// There is no solution.
        case infeasible
        case unbounded
        case gap
        case timeLimit
        case nodeLimit
        case iterationLimit
        /// The callback asked for it.
        case stopped
    }

    public var stop: Stop
    /// Objective of the best solution found, constant included; its values are `GLPKProblem.integerValues()`.
    public var objective: Double?
    /// No solution is cheaper than this, to the solver's tolerance: floating point, not certified.
    public var bound: Double
    public var nodes: Int
    public var iterations: Int
}
