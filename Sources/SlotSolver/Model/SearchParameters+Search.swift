extension SearchParameters {
    /// Candidates that a search looks at, by their reduced costs (`CandidatePool`).
    public struct CandidateList: Sendable, Codable, Equatable {
        /// Of each session at least so many, in a repair and in a sub-MIP.
        public var leastInRepair = 6
        /// Candidates of each session in a sub-MIP at least.
        public var leastInNeighbourhood = 3
        /// The limit of reduced costs in a sub-MIP, as a share of that in a repair: what is at stake in a move.
        public var neighbourhoodShare = 0.5
        /// A session is scarce whose rent is its unscheduled cost divided by this, or more; its limit is the rent
        /// divided by `scarceLimitDivisor`.
        public var scarcityDivisor: Cost = 4
        /// What a scarce session's rent is divided by for its limit.
        public var scarceLimitDivisor: Cost = 10

        /// The defaults.
        public init() {}
    }

    /// Destroy and repair.
    public struct Repair: Sendable, Codable, Equatable {
        /// Noise on sessions' multipliers, as a share of what is at stake in a move, and in how many steps it is drawn.
        public var noise = 0.125
        /// Steps in which noise is drawn.
        public var shakeSteps = 1_000
        /// The destroy size at first, as a share of the sessions: of separate plans, and of a shared one, where it is
        /// no more sessions than `sessionsOfSharedPlan`.
        public var share = 0.7
        /// The destroy size at first on a shared plan, as a share of the sessions.
        public var shareOfSharedPlan = 0.5
        /// Sessions destroyed at first on a shared plan, at most.
        public var sessionsOfSharedPlan = 1_000.0
        /// Factors of the adaptive size: where the repair came to the same cost, and where recombination hit its limit.
        public var growth = 1.1
        /// Factor of the destroy size where a recombination was not solved.
        public var decay = 0.97
        /// The least and the largest destroy size, as shares.
        public var range = 0.05...0.95
        /// Sessions up to which a whole plan is destroyed but for one attribute, and of how many sessions one may
        /// depend on others.
        public var sessionsOfWholePlan = 2_500
        /// Of how many sessions one may depend on others for that.
        public var leastBetweenDependent = 10
        /// How many of ten repairs preserve the lengths of a day's sessions, and how many the facilitators.
        public var preservingLengths = 3
        /// How many of ten repairs preserve the facilitators.
        public var preservingFacilitators = 2
        /// Repairs of a shared plan that each worker makes in a round, at most: adaptive from 1.
        public var tries = 16

        /// The defaults.
        public init() {}
    }

    /// Recombination of plans by an integer program.
    public struct Recombination: Sendable, Codable, Equatable {
        /// Plans remembered by a worker, on a plan of its own and on a shared one, and how many are recombined at
        /// first.
        public var plans = 12
        /// Plans remembered by a worker on a shared plan.
        public var plansOfSharedPlan = 6
        /// Plans recombined at first.
        public var first = 6
        /// Nodes and simplex iterations of one program: a tenth of a second as a rule.
        public var nodes = 50
        /// Simplex iterations of one program.
        public var iterations = 3_000
        /// How the number of plans adapts: by so many more where the program was solved, by this factor where not.
        public var growth = 0.25
        /// Factor of the number of plans where the program was not solved.
        public var decay = 0.75

        /// The defaults.
        public init() {}
    }

    /// Neighbourhoods solved as sub-MIPs.
    public struct Neighbourhoods: Sendable, Codable, Equatable {
        /// Sessions of one: the problem's divided by `sessionsDivisor`, within these limits.
        public var most = 200
        /// Sessions of one at least.
        public var least = 100
        /// What the problem's sessions are divided by for its size.
        public var sessionsDivisor = 3
        /// Nodes of the search tree.
        public var nodes = 50
        /// Simplex iterations of one sub-MIP.
        public var iterations = 10_000
        /// Whether to branch depth first on the most fractional column, instead of with care.
        public var isDepthFirst = false
        /// Sessions drawn for the centre, of which the one with most to gain is taken.
        public var draws = 4
        /// Candidates of one session, beside the one it has, and of those in the centre.
        public var candidatesPerSession = 100
        /// Candidates of one session in the centre.
        public var candidatesInCentre = 500
        /// Neighbourhoods a worker with a plan of its own looks at in a round, at first: few, as a whole small team is one.
        public var tries = 2
        /// Neighbourhoods of a worker in a round, at most.
        public var mostTries = 16
        /// The same on a shared plan, at first.
        public var triesOfSharedPlan = 16
        /// The same on a shared plan, at most.
        public var mostTriesOfSharedPlan = 32
        /// The same on a shared plan, at least.
        public var leastTriesOfSharedPlan = 4
        /// Where they give nothing, rounds until so many are tried again.
        public var roundsBetweenTrials = 8
        /// Neighbourhoods of such a trial.
        public var triesOfTrial = 2

        /// The defaults.
        public init() {}
    }

    /// Ejection chains.
    public struct EjectionChains: Sendable, Codable, Equatable {
        /// Sessions ejected in one search, and in all of a local search for each session of the problem.
        public var expansions = 1_000
        /// Sessions ejected in a whole local search, for each session of the problem.
        public var expansionsPerSession = 20
        /// Passes over all sessions, at most.
        public var passes = 4
        /// Sessions of a day that are timed anew; others stay where they are. 8 at most.
        public var movable = 5
        /// Unserved sessions up to which they are swapped for served ones, and the inverse of the share of its cost
        /// that such a swap may lose at first.
        public var mostTraded = 60
        /// Inverse of the share of its cost that a swap may lose at first.
        public var tradeLossDivisor: Cost = 2

        /// The defaults.
        public init() {}
    }

    /// Workers of the portfolio. What they find does not depend on how many threads run them.
    public struct Workers: Sendable, Codable, Equatable {
        /// On plans of their own.
        public var separate = 6
        /// On one plan: more than there are threads on most machines, since workers take different times.
        public var shared = 4
        /// Repairs of one round of a worker with a plan of its own, and between two recombinations of a shared plan.
        public var triesPerRound = 4
        /// Repairs of each worker between two recombinations of a shared plan.
        public var triesApart = 2
        /// Rounds without success before a restart.
        public var stallRounds = 4
        /// Restarts by multipliers alone before workers restart between two plans of the elite, and one in so many
        /// after that.
        public var plansByMultipliers = 4
        /// One in so many later restarts is by multipliers alone.
        public var oneInByMultipliers = 6
        /// Rounds of a shared plan after which chains look for places for what is unserved.
        public var roundsBetweenPlacing = 4

        /// The defaults.
        public init() {}
    }

    /// The pool of elite plans.
    public struct Elite: Sendable, Codable, Equatable {
        /// Plans kept.
        public var capacity = 8
        /// Plans that differ in fewer of the sessions than this share count as one.
        public var leastDifference = 0.12

        /// The defaults.
        public init() {}
    }
}
