/// How to search for the best integer solution, and when to give up.
public struct BranchOptions: Sendable {
    /// Which fractional column a node is split on.
    public enum Branching: Sendable {
        /// The first column in the program's order that is fractional (`GLP_BR_FFV`).
        case firstFractional
        /// The last column in the program's order that is fractional (`GLP_BR_LFV`).
        case lastFractional
        /// The column whose value is farthest from an integer (`GLP_BR_MFV`).
        case mostFractional
        /// The heuristic of Driebeck and Tomlin, GLPK's own default (`GLP_BR_DTH`).
        case driebeckTomlin
        /// Hybrid pseudo-costs: the effect of earlier branchings on a column on the bound (`GLP_BR_PCH`).
        case pseudocost
    }

    /// Which open node of the search tree is processed next.
    public enum NodeSelection: Sendable {
        /// The node opened last (`GLP_BT_DFS`).
        case depthFirst
        /// The node opened first (`GLP_BT_BFS`).
        case breadthFirst
        /// The node with the lowest bound, GLPK's own default (`GLP_BT_BLB`).
        case bestBound
        /// The node whose bound, projected to an integer solution, is lowest (`GLP_BT_BPH`).
        case bestProjection
    }

    /// Which fractional column a node is split on.
    public var branching = Branching.driebeckTomlin
    /// Which open node is processed next.
    public var nodeSelection = NodeSelection.bestBound
    /// Whether Gomory's mixed integer cuts are added to the relaxations.
    public var gomoryCuts = false
    /// Whether mixed integer rounding (MIR) cuts are added to the relaxations.
    public var roundingCuts = false
    /// Whether cover cuts are added. They use static memory inside GLPK: a process-wide lock is held for the whole
    /// search, so only one search with cover cuts runs at a time.
    public var coverCuts = false
    /// Whether clique cuts are added to the relaxations: of 0-1 columns that exclude each other, at most one is 1.
    public var cliqueCuts = false
    /// Whether the nodes' dual simplex method takes long steps over bound flips: faster if most columns are 0-1.
    public var boundFlipping = true
    /// Whether GLPK's presolver is applied to the integer program. It cannot be combined with `start` or proposals,
    /// which would have to be in the presolved program's columns.
    public var presolve = false
    /// Whether to look for a first integer solution with the feasibility pump heuristic.
    public var feasibilityPump = false
    /// Stop when (incumbent − bound) ÷ |incumbent| is at most this.
    public var relativeGap = 0.0
    /// A node is dropped when its bound is not below incumbent − tolerance · (1 + |incumbent|). Keep that product below
    /// the smallest difference of two objectives, or optima are missed.
    public var objectiveTolerance = 1e-9
    /// The tolerance for integer values.
    public var integralityTolerance = 1e-6
    /// Time limit in seconds. A result that depends on it differs from run to run.
    public var timeLimit: Double?
    /// Limit on the nodes of the search tree; gives the same result on every machine.
    public var nodeLimit: Int?
    /// Limit on simplex iterations, checked between nodes; gives the same result on every machine.
    public var iterationLimit: Int?
    /// A feasible solution to start from, one value per column: nodes that cannot beat it are dropped from the
    /// beginning. If it is not feasible, it is ignored.
    public var start: [Double]?
    /// How to solve the root relaxation.
    public var root = SimplexOptions(method: .primal)

    /// Best-bound search with Driebeck-Tomlin branching, without cuts, presolver, heuristic or limits.
    public init() {}
}

/// The state of a search in progress. The callback receives it often: hundreds of times a second and more.
public struct BranchProgress: Sendable, Equatable {
    /// A lower bound on every solution's objective (to the solver's tolerance).
    public var bound: Double
    /// The best integer solution so far, nil before the first.
    public var incumbent: Double?
    /// Nodes of the search tree that are still to be processed.
    public var openNodes: Int
    /// Nodes created since the search began, including those already processed.
    public var totalNodes: Int
    /// Simplex iterations since the search began, without those of the root relaxation.
    public var iterations: Int
    /// Whether a proposal returned now is considered.
    public var wantsProposal: Bool
}

/// The callback's answer. It must not use any `GLPKProblem` of the same thread: such calls throw `.busy`.
public enum BranchDecision: Sendable {
    /// Continues the search.
    case proceed
    /// Ends the search, with what it has so far.
    case stop
    /// Offers a solution, one value per column; it is adopted if it is feasible and cheaper than the incumbent.
    /// Considered only when `wantsProposal` is set.
    case propose([Double])
}

/// Why a search ended, the solution found and the bound proven: separate facts.
public struct BranchResult: Sendable, Equatable {
    /// Why a search ended. A limit does not say whether a solution was found: see ``BranchResult/objective``.
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
    /// A lower bound on every solution's objective, to the solver's tolerance: floating point, not certified.
    public var bound: Double
    /// Nodes created in total; 0 if the search ended with the root relaxation.
    public var nodes: Int
    /// Simplex iterations of the search; those of the root relaxation only if the search ended with it.
    public var iterations: Int
}
