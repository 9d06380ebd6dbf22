extension SearchParameters {
    /// The candidates that a search considers, by their reduced costs (`CandidatePool`).
    public struct CandidateList: Sendable, Codable, Equatable {
        /// The fewest candidates of each session in a repair.
        public var leastInRepair = 6
        /// The fewest candidates of each session in a sub-MIP.
        public var leastInNeighbourhood = 3
        /// The limit on reduced costs in a sub-MIP, as a share of that in a repair, which is what is at stake in a
        /// move.
        public var neighbourhoodShare = 0.5
        /// A session is scarce if its rent is at least its unscheduled cost divided by this; its limit is then the rent
        /// divided by `scarceLimitDivisor`.
        public var scarcityDivisor: Cost = 4
        /// The divisor that gives a scarce session's limit from its rent.
        public var scarceLimitDivisor: Cost = 10

        /// The defaults.
        public init() {}
    }

    /// Destroy and repair.
    public struct Repair: Sendable, Codable, Equatable {
        /// Noise on sessions' multipliers, as a share of what is at stake in a move.
        public var noise = 0.125
        /// The number of steps in which noise is drawn.
        public var shakeSteps = 1_000
        /// The initial destroy size on separate plans, as a share of the sessions.
        public var share = 0.7
        /// The initial destroy size on a shared plan, as a share of the sessions; at most `sessionsOfSharedPlan`.
        public var shareOfSharedPlan = 0.5
        /// The most sessions destroyed initially on a shared plan.
        public var sessionsOfSharedPlan = 1_000.0
        /// Factor of the adaptive size when the repair gave the same cost.
        public var growth = 1.1
        /// Factor of the adaptive size when a recombination hit its limit.
        public var decay = 0.97
        /// The smallest and the largest destroy size, as shares.
        public var range = 0.05...0.95
        /// Sessions up to which a whole plan is destroyed except for one attribute.
        public var sessionsOfWholePlan = 2_500
        /// For that, at most one in this many sessions may depend on others.
        public var leastBetweenDependent = 10
        /// How many of ten repairs preserve the lengths of a day's sessions.
        public var preservingLengths = 3
        /// How many of ten repairs preserve the facilitators.
        public var preservingFacilitators = 2
        /// The most repairs of a shared plan that each worker makes in a round; adaptive from 1.
        public var tries = 16

        /// The defaults.
        public init() {}
    }

    /// Recombination of plans by an integer program.
    public struct Recombination: Sendable, Codable, Equatable {
        /// Plans remembered by a worker with a plan of its own.
        public var plans = 12
        /// Plans remembered by a worker on a shared plan.
        public var plansOfSharedPlan = 6
        /// Plans recombined initially.
        public var first = 6
        /// Nodes of one program; with the iterations, a tenth of a second as a rule.
        public var nodes = 50
        /// Simplex iterations of one program.
        public var iterations = 3_000
        /// The number by which the number of plans grows when the program was solved.
        public var growth = 0.25
        /// Factor of the number of plans when the program was not solved.
        public var decay = 0.75

        /// The defaults.
        public init() {}
    }

    /// Neighbourhoods solved as sub-MIPs.
    public struct Neighbourhoods: Sendable, Codable, Equatable {
        /// The most sessions of one; within these limits it has the problem's sessions divided by `sessionsDivisor`.
        public var most = 200
        /// The fewest sessions of one.
        public var least = 100
        /// The divisor that gives its size from the problem's sessions.
        public var sessionsDivisor = 3
        /// Nodes of the search tree.
        public var nodes = 50
        /// Simplex iterations of one sub-MIP.
        public var iterations = 10_000
        /// Whether to branch depth first on the most fractional column, instead of choosing carefully.
        public var isDepthFirst = false
        /// Sessions drawn as centre, of which the one with most to gain is taken.
        public var draws = 4
        /// Candidates of one session, besides its present one.
        public var candidatesPerSession = 100
        /// Candidates of one session in the centre.
        public var candidatesInCentre = 500
        /// Neighbourhoods that a worker with a plan of its own examines in a round, initially: few, as a whole small
        /// team is one neighbourhood.
        public var tries = 2
        /// The most neighbourhoods of such a worker in a round.
        public var mostTries = 16
        /// The same on a shared plan, initially.
        public var triesOfSharedPlan = 16
        /// The maximum on a shared plan.
        public var mostTriesOfSharedPlan = 32
        /// The minimum on a shared plan.
        public var leastTriesOfSharedPlan = 4
        /// If they yield nothing, the rounds until some are tried again.
        public var roundsBetweenTrials = 8
        /// Neighbourhoods of such a trial.
        public var triesOfTrial = 2

        /// The defaults.
        public init() {}
    }

    /// Ejection chains.
    public struct EjectionChains: Sendable, Codable, Equatable {
        /// Sessions ejected in one search.
        public var expansions = 1_000
        /// Sessions ejected in a whole local search, for each session of the problem.
        public var expansionsPerSession = 20
        /// The most passes over all sessions.
        public var passes = 4
        /// Sessions of a day that are retimed; the others stay where they are. At most 8.
        public var movable = 5
        /// Unserved sessions up to which they are swapped for served ones.
        public var mostTraded = 60
        /// Inverse of the share of its cost that such a swap may lose initially.
        public var tradeLossDivisor: Cost = 2

        /// The defaults.
        public init() {}
    }

    /// Workers of the portfolio. Their results do not depend on how many threads run them.
    public struct Workers: Sendable, Codable, Equatable {
        /// Workers with plans of their own.
        public var separate = 6
        /// Workers on one plan: more than most machines have threads, since workers take different times.
        public var shared = 4
        /// Repairs in one round of a worker with a plan of its own.
        public var triesPerRound = 4
        /// Repairs of each worker between two recombinations of a shared plan.
        public var triesApart = 2
        /// Rounds without success before a restart.
        public var stallRounds = 4
        /// Restarts by multipliers alone before workers restart between two elite plans.
        public var plansByMultipliers = 4
        /// One in this many later restarts is by multipliers alone.
        public var oneInByMultipliers = 6
        /// Rounds of a shared plan after which chains look for places for unserved sessions.
        public var roundsBetweenPlacing = 4

        /// The defaults.
        public init() {}
    }

    /// The pool of elite plans.
    public struct Elite: Sendable, Codable, Equatable {
        /// The number of plans kept.
        public var capacity = 8
        /// Plans that differ in a smaller share of the sessions than this count as one.
        public var leastDifference = 0.12

        /// The defaults.
        public init() {}
    }
}
