extension SearchParameters {
    /// The restricted master problem and its column generation.
    public struct Master: Sendable, Codable, Equatable {
        /// Rounds of ascent whose columns it begins with, and their steps: close to the best multipliers.
        public var columnRounds = 150
        public var columnSteps = StepSchedule(first: 0.005)
        /// Rounds of column generation behind one set of cuts, at most.
        public var rounds = 200
        /// Fewer new columns than this at smoothed duals, and the program's own are priced too.
        public var fewColumns = 20
        public var cutRoundsPerStep = 4
        public var cutsPerRound = 120
        /// Walks of tabu search for cuts in each round.
        public var walks = 3_000
        /// Cuts end when as many rounds have raised the objective by less than this share.
        public var patience = 6
        public var leastGain = 2e-5
        /// Simplex iterations between two looks at whether to stop.
        public var iterationsAtOnce = 1_000

        public init() {}
    }

    /// Separation of zero-half cuts.
    public struct Cuts: Sendable, Codable, Equatable {
        /// The longest aggregation that becomes a cut, and the least violation.
        public var rows = 40
        public var leastViolation = 0.02
        /// A row with more slack is in no violated aggregation.
        public var mostSlack = 0.5
        /// Moves of a walk, and its tabu tenure.
        public var moves = 40
        public var tenure: Int32 = 8
        /// Rows that a walk from a cut in use moves first, at most.
        public var perturbations = 3
        /// A walk is given up where the slack and the odd columns come to more.
        public var mostPenalty = 3.5
        /// How a move is chosen: what an even right-hand side counts, what a row counts, and how much is random.
        public var evenWeight = 0.7
        public var rowWeight = 0.01
        public var randomWeight = 0.15

        public init() {}
    }

    /// Cuts with multipliers moved by the ascent, without a program.
    public struct RelaxAndCut: Sendable, Codable, Equatable {
        public var roundsPerCycle = 300
        /// Rounds at the beginning of a cycle that the average does not count.
        public var roundsToSettle = 100
        /// Close to the best multipliers. The first cycle, which is there for its average only, takes `firstCycleFactor` times
        /// that.
        public var firstStep = 0.005
        public var firstCycleFactor = 2.0
        public var decay = 0.99
        /// Columns chosen less often than in this share of the rounds are left out.
        public var leastShare = 0.004
        /// A cycle that raises the value by less than this share has not paid: the next has half its steps.
        public var leastGain = 1e-4
        public var cutsPerCycle = 300
        /// Walks that look for cuts in each cycle, and how many of them are one step.
        public var walksPerSession = 6
        public var walks = 12_000
        public var walksPerStep = 4_000
        public var leastRoundsPerStep = 20

        public init() {}
    }

    /// Branch and price.
    public struct Branching: Sendable, Codable, Equatable {
        /// Leaves after which it ends, since the time of the certificate's check is in proportion.
        public var leaves = 256
        /// Candidates of strong branching at the root, and where pseudocosts tell which promise most.
        public var trialsAtRoot = 60
        public var trials = 4
        /// Dual simplex iterations of one side of a trial.
        public var iterationsPerTrial = 60
        /// Fractions of a session on a facilitator-day that are worth a trial.
        public var fractions = 0.15...0.85
        /// What the higher side counts in a score.
        public var higherSideWeight = 0.1
        /// Simplex iterations after which a step ends: somewhat longer than a round of improvement. Workers on small plans can
        /// wait, the tree never has time enough.
        public var iterationsPerStep = 4_000

        public init() {}
    }
}
