/// How to search for the best whole-valued solution, and when to give up.
public struct BranchOptions: Sendable {
    /// Which fractional column a node is split on.
    public enum Branching: Sendable {
        /// The first column in the program's order that is fractional (`GLP_BR_FFV`).
        case firstFractional
        /// The last column in the program's order that is fractional (`GLP_BR_LFV`).
        case lastFractional
        /// The column whose value is farthest from a whole number (`GLP_BR_MFV`).
        case mostFractional
        /// The heuristic of Driebeck and Tomlin, GLPK's own default (`GLP_BR_DTH`).
        case driebeckTomlin
        /// Hybrid pseudo-costs: what earlier branchings on a column did to the bound (`GLP_BR_PCH`).
        case pseudocost
    }

    /// Which open node of the search tree is taken up next.
    public enum NodeSelection: Sendable {
        /// The node opened last (`GLP_BT_DFS`).
        case depthFirst
        /// The node opened first (`GLP_BT_BFS`).
        case breadthFirst
        /// The node with the lowest bound, GLPK's own default (`GLP_BT_BLB`).
        case bestBound
        /// The node whose bound, projected to a whole-valued solution, is lowest (`GLP_BT_BPH`).
        case bestProjection
    }

    /// Which fractional column a node is split on.
    public var branching = Branching.driebeckTomlin
    /// Which open node is taken up next.
    public var nodeSelection = NodeSelection.bestBound
    /// Adds Gomory's mixed integer cuts to the relaxations.
    public var gomoryCuts = false
    /// Adds mixed integer rounding (MIR) cuts to the relaxations.
    public var roundingCuts = false
    /// Cover cuts use static memory inside GLPK: a process-wide lock is held for the whole search, so that only one
    /// search with cover cuts runs at a time.
    public var coverCuts = false
    /// Adds clique cuts to the relaxations: of 0-1 columns that exclude each other, at most one is 1.
    public var cliqueCuts = false
    /// Long steps over bound flips in the nodes' dual simplex method: faster where most columns are 0-1.
    public var boundFlipping = true
    /// GLPK's presolver on the integer program. Cannot be combined with `start` or proposals: they would have to be in
    /// the presolved program's columns.
    public var presolve = false
    /// Looks for a first whole-valued solution with the feasibility pump heuristic.
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

    /// Best-bound search with Driebeck-Tomlin branching, without cuts, presolver, heuristic or limits.
    public init() {}
}

/// What is known while a search goes on. The callback sees it often: hundreds of times a second and more.
public struct BranchProgress: Sendable, Equatable {
    /// No solution is cheaper than this (to the solver's tolerance).
    public var bound: Double
    /// The best whole-valued solution so far, nil before the first.
    public var incumbent: Double?
    /// Nodes of the search tree that are still to be looked at.
    public var openNodes: Int
    /// Nodes made since the search began, those already dealt with included.
    public var totalNodes: Int
    /// Simplex iterations since the search began, those of the root relaxation not included.
    public var iterations: Int
    /// A proposal returned now is looked at.
    public var wantsProposal: Bool
}

/// What the callback answers. It must not use any `GLPKProblem` of the same thread: such calls throw `.busy`.
public enum BranchDecision: Sendable {
    /// Goes on with the search.
    case proceed
    /// Ends the search, with what it has so far.
    case stop
    /// Offers a solution, one value a column; taken over if it is feasible and cheaper than the incumbent. Looked at only
    /// when `wantsProposal` is set.
    case propose([Double])
}

/// Why a search ended, what it holds and what is proven: separate facts.
public struct BranchResult: Sendable, Equatable {
    /// Why a search ended. A limit says nothing of whether a solution was found: see ``BranchResult/objective``.
    public enum Stop: Sendable, Equatable {
        /// The solution found is the cheapest, within the options' `objectiveTolerance`.
        case optimal
        /// There is no solution.
        case infeasible
        /// The objective of the relaxation has no lower bound.
        case unbounded
        /// The solution found is within the options' `relativeGap` of the bound.
        case gap
        /// The options' `timeLimit`, or that of their `root`, was reached.
        case timeLimit
        /// The options' `nodeLimit` was reached.
        case nodeLimit
        /// The options' `iterationLimit`, or that of their `root`, was reached.
        case iterationLimit
        /// The callback asked for it.
        case stopped
    }

    /// Why the search ended.
    public var stop: Stop
    /// Objective of the best solution found, constant included; its values are `GLPKProblem.integerValues()`.
    public var objective: Double?
    /// No solution is cheaper than this, to the solver's tolerance: floating point, not certified.
    public var bound: Double
    /// Nodes made in all; 0 when the search ended with the root relaxation.
    public var nodes: Int
    /// Simplex iterations of the search; those of the root relaxation only when the search ended with it.
    public var iterations: Int
}
