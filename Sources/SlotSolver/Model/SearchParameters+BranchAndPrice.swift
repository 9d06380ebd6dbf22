extension SearchParameters {
    /// The restricted master problem and its column generation.
    public struct Master: Sendable, Codable, Equatable {
        /// Rounds of ascent whose columns it starts with; their steps stay close to the best multipliers.
        public var columnRounds = 150
        /// Steps of those rounds.
        public var columnSteps = StepSchedule(first: 0.005)
        /// Rounds of column generation with one set of cuts, at most.
        public var rounds = 200
        /// If smoothed duals give fewer new columns than this, the program's own duals are priced too.
        public var fewColumns = 20
        /// Rounds of cuts in one slice of work.
        public var cutRoundsPerStep = 4
        /// The most cuts added in one round.
        public var cutsPerRound = 120
        /// Walks of tabu search for cuts in each round.
        public var walks = 6_000
        /// Cuts end when this many rounds have raised the objective by less than `leastGain`.
        public var patience = 6
        /// Share of the objective that those rounds have to gain together.
        public var leastGain = 2e-5
        /// Simplex iterations between two looks at whether to stop.
        public var iterationsAtOnce = 1_000

        /// The defaults.
        public init() {}
    }

    /// Separation of zero-half cuts.
    public struct Cuts: Sendable, Codable, Equatable {
        /// The longest aggregation that becomes a cut.
        public var rows = 40
        /// The least violation of a cut that is added.
        public var leastViolation = 0.02
        /// A row with more slack than this is in no violated aggregation.
        public var mostSlack = 0.5
        /// Moves of a walk.
        public var moves = 40
        /// Tabu tenure: the number of moves for which a row that was moved stays.
        public var tenure: Int32 = 8
        /// The most rows that a walk from a cut in use moves first.
        public var perturbations = 3
        /// A walk is given up if the slack and the odd columns exceed this.
        public var mostPenalty = 3.5
        /// The penalty of an even right-hand side in the choice of a move.
        public var evenWeight = 0.7
        /// The penalty of one more row in an aggregation.
        public var rowWeight = 0.01
        /// How much of the choice is random.
        public var randomWeight = 0.15

        /// The defaults.
        public init() {}
    }

    /// Cuts with multipliers moved by the ascent, without a program.
    public struct RelaxAndCut: Sendable, Codable, Equatable {
        /// Oracle calls of a cycle.
        public var roundsPerCycle = 300
        /// Rounds at the beginning of a cycle that the average does not count.
        public var roundsToSettle = 100
        /// The first step: close to the best multipliers. The first cycle, which serves only for its average, takes
        /// `firstCycleFactor` times this.
        public var firstStep = 0.005
        /// Factor of the first cycle's steps.
        public var firstCycleFactor = 2.0
        /// Decay of steps.
        public var decay = 0.99
        /// Columns that are chosen in less than this share of the rounds are left out.
        public var leastShare = 0.004
        /// A cycle that raises the value by less than this share has not paid: the next one has half its steps.
        public var leastGain = 1e-4
        /// The most cuts added at the beginning of a cycle.
        public var cutsPerCycle = 300
        /// Walks per session that look for cuts in each cycle.
        public var walksPerSession = 6
        /// The most walks of a cycle.
        public var walks = 12_000
        /// Walks of one step.
        public var walksPerStep = 4_000
        /// The fewest oracle calls of a step.
        public var leastRoundsPerStep = 20

        /// The defaults.
        public init() {}
    }

    /// Branch and price.
    public struct Branching: Sendable, Codable, Equatable {
        /// Leaves after which it ends, since the time to check the certificate is proportional to them.
        public var leaves = 3000
        /// Candidates of strong branching at the root.
        public var trialsAtRoot = 60
        /// Candidates of strong branching at other nodes, chosen by pseudocosts as the most promising.
        public var trials = 4
        /// Dual simplex iterations of one side of a trial.
        public var iterationsPerTrial = 60
        /// Fractions of a session on a facilitator-day for which a trial is worthwhile.
        public var fractions = 0.15...0.85
        /// Weight of the higher side in a score.
        public var higherSideWeight = 0.1
        /// Simplex iterations after which a step ends: somewhat longer than a round of improvement. Workers on small
        /// plans can wait, while the tree can always use more time.
        public var iterationsPerStep = 4_000

        /// The defaults.
        public init() {}
    }
}
