extension SearchParameters {
    /// The restricted master problem and its column generation.
    public struct Master: Sendable, Codable, Equatable {
        /// Rounds of ascent whose columns it begins with, and their steps: close to the best multipliers.
        public var columnRounds = 150
        /// Steps of those rounds.
        public var columnSteps = StepSchedule(first: 0.005)
        /// Rounds of column generation behind one set of cuts, at most.
        public var rounds = 200
        /// Fewer new columns than this at smoothed duals, and the program's own are priced too.
        public var fewColumns = 20
        /// Rounds of cuts in one slice of work.
        public var cutRoundsPerStep = 4
        /// Cuts added in one round at most.
        public var cutsPerRound = 120
        /// Walks of tabu search for cuts in each round.
        public var walks = 6_000
        /// Cuts end when as many rounds have raised the objective by less than this share.
        public var patience = 6
        /// Share of the objective that those rounds have to gain.
        public var leastGain = 2e-5
        /// Simplex iterations between two looks at whether to stop.
        public var iterationsAtOnce = 1_000

        /// The defaults.
        public init() {}
    }

    /// Separation of zero-half cuts.
    public struct Cuts: Sendable, Codable, Equatable {
        /// The longest aggregation that becomes a cut, and the least violation.
        public var rows = 40
        /// The least violation of a cut that is added.
        public var leastViolation = 0.02
        /// A row with more slack is in no violated aggregation.
        public var mostSlack = 0.5
        /// Moves of a walk, and its tabu tenure.
        public var moves = 40
        /// Moves for which a row that was moved stays.
        public var tenure: Int32 = 8
        /// Rows that a walk from a cut in use moves first, at most.
        public var perturbations = 3
        /// A walk is given up where the slack and the odd columns come to more.
        public var mostPenalty = 3.5
        /// How a move is chosen: what an even right-hand side counts, what a row counts, and how much is random.
        public var evenWeight = 0.7
        /// What a row more counts against an aggregation.
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
        /// Close to the best multipliers. The first cycle, which is there for its average only, takes
        /// `firstCycleFactor` times that.
        public var firstStep = 0.005
        /// What the first cycle's steps are multiplied by.
        public var firstCycleFactor = 2.0
        /// Decay of steps.
        public var decay = 0.99
        /// Columns chosen less often than in this share of the rounds are left out.
        public var leastShare = 0.004
        /// A cycle that raises the value by less than this share has not paid: the next has half its steps.
        public var leastGain = 1e-4
        /// Cuts added at the beginning of a cycle, at most.
        public var cutsPerCycle = 300
        /// Walks that look for cuts in each cycle, and how many of them are one step.
        public var walksPerSession = 6
        /// Walks of a cycle at most.
        public var walks = 12_000
        /// Walks of one step.
        public var walksPerStep = 4_000
        /// Oracle calls of a step at least.
        public var leastRoundsPerStep = 20

        /// The defaults.
        public init() {}
    }

    /// Branch and price.
    public struct Branching: Sendable, Codable, Equatable {
        /// Leaves after which it ends, since the time of the certificate's check is in proportion.
        public var leaves = 3000
        /// Candidates of strong branching at the root, and where pseudocosts tell which promise most.
        public var trialsAtRoot = 60
        /// Candidates of strong branching at other nodes, chosen by pseudocosts.
        public var trials = 4
        /// Dual simplex iterations of one side of a trial.
        public var iterationsPerTrial = 60
        /// Fractions of a session on a facilitator-day that are worth a trial.
        public var fractions = 0.15...0.85
        /// What the higher side counts in a score.
        public var higherSideWeight = 0.1
        /// Simplex iterations after which a step ends: somewhat longer than a round of improvement. Workers on small
        /// plans can wait, the tree never has time enough.
        public var iterationsPerStep = 4_000

        /// The defaults.
        public init() {}
    }
}
