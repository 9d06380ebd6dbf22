extension SearchParameters {
    /// How the steps of a subgradient ascent shrink: a factor that starts at `first`, is multiplied by `decay` each
    /// round, and at `least` begins anew at `later`, at the best multipliers.
    public struct StepSchedule: Sendable, Codable, Equatable {
        /// The factor of the first step.
        public var first: Double
        /// What the factor is multiplied by each round.
        public var decay: Double
        /// The factor below which a new cycle begins.
        public var least: Double
        /// Close to the best multipliers, not to lose them.
        public var later: Double
        /// Where steps begin anew after a line search along aggregate directions.
        public var afterLineSearch: Double
        /// Steps hardly shrink as long as the last rounds raise the value by more than this share; nil to shrink
        /// always.
        public var leastGain: Double?

        /// The schedule of the first ascent of small problems, unless given.
        public init(
            first: Double = 1, decay: Double = 0.988, least: Double = 0.0005, later: Double = 0.005,
            afterLineSearch: Double = 0.3, leastGain: Double? = nil
        ) {
            self.first = first
            self.decay = decay
            self.least = least
            self.later = later
            self.afterLineSearch = afterLineSearch
            self.leastGain = leastGain
        }
    }

    /// The ascent of the Lagrangian dual before the first dive.
    ///
    /// Small problems take a second or less and are raised to the end. In large ones steps stay large only as long as
    /// they pay, which comes within a percent of that in half the time; the rest is raised beside the improvement.
    public struct Ascent: Sendable, Codable, Equatable {
        /// How long it goes on.
        public struct Effort: Sendable, Codable, Equatable {
            /// Oracle calls at most.
            public var rounds: Int
            /// How its steps shrink.
            public var steps: StepSchedule
            /// The size of steps at which to stop.
            public var leastStep: Double

            /// Rounds at most, steps, and where they end.
            public init(rounds: Int, steps: StepSchedule, leastStep: Double) {
                self.rounds = rounds
                self.steps = steps
                self.leastStep = leastStep
            }
        }

        /// Of small problems: to the end.
        public var ofSeparatePlans = Effort(rounds: 600, steps: StepSchedule(), leastStep: 0)
        /// Of large ones: as long as steps pay.
        public var ofSharedPlan = Effort(
            rounds: 500, steps: StepSchedule(decay: 0.95, leastGain: 0.002), leastStep: 0.004)
        /// Decay of steps while the value still rises, and the rounds over which that is judged.
        public var decayWhileRising = 0.992
        /// Rounds over which the rise of the value is judged.
        public var roundsOfGain = 10
        /// Decay of the first and the second moment of a multiplier's subgradient (Kingma & Ba).
        public var firstMomentDecay = 0.9
        /// Decay of the second moment.
        public var secondMomentDecay = 0.99
        /// Share of a multiplier that one full step may change.
        public var relativeStep = 0.3
        /// Sizes of the steps below which a line search along aggregate directions is tried, once each.
        public var lineSearchBelow = [0.1, 0.01]
        /// Passes of such a search, and the inverse of the share of the value that a pass has to gain.
        public var lineSearchPasses = 2
        /// Inverse of the share of the value that a pass has to gain.
        public var lineSearchGainDivisor = 1_000
        /// About how many rows of people away there may be, see `LinkingRows`.
        public var staffingRows = 12_000
        /// Oracle calls of the ascent that looks for a floor under the lost cost.
        public var lostCostRounds = 600

        /// The defaults.
        public init() {}

        /// The effort that goes with a strategy.
        public func effort(_ strategy: Strategy) -> Effort {
            switch strategy {
            case .separatePlans: ofSeparatePlans
            case .sharedPlan: ofSharedPlan
            }
        }
    }

    /// Cycles of the ascent beside the improvement of large plans.
    public struct FurtherAscent: Sendable, Codable, Equatable {
        /// A fifth of a full step, halved by each cycle: full ones leave the neighbourhood of good multipliers.
        public var steps = StepSchedule(first: 0.2, decay: 0.99)
        /// The least first step of a cycle.
        public var leastFirst = 0.05
        /// Oracle calls of a cycle.
        public var roundsPerCycle = 500
        /// A cycle that raises the bound by less than this share is the last.
        public var leastGain = 0.0002
        /// Multipliers are reported where they have raised the value by this share since they last were, and after each
        /// cycle: what is guided by them restarts.
        public var gainWorthReporting = 0.001
        /// Candidates that a step looks at (here and in relax-and-cut), and oracle calls of one however many there are.
        public var candidatesPerStep = 10_000_000
        /// Oracle calls of a step, however many candidates there are.
        public var leastRoundsPerStep = 50

        /// The defaults.
        public init() {}
    }

    /// The pricing problem of one facilitator-day.
    public struct Pricing: Sendable, Codable, Equatable {
        /// Sessions in the critical set at most; beyond, the relaxed profit stands. 20 at most.
        public var criticalSessions = 7
        /// Entries of the dynamic program's table.
        public var cells = 1 << 21
        /// Columns looked at where cuts charge on top, after which the profit without those charges stands.
        public var visits = 20_000

        /// The defaults.
        public init() {}
    }

    /// The Lagrangian dive.
    public struct Dive: Sendable, Codable, Equatable {
        /// Rounds of ascent between two batches of fixings, and the size of a batch as a share of what is open.
        public struct Pace: Sendable, Codable, Equatable {
            /// Rounds of ascent between two batches.
            public var rounds: Int
            /// Fixings of a batch at most, as a share of the open sessions.
            public var batchShare: Double

            /// Rounds and size of a batch.
            public init(rounds: Int, batchShare: Double) {
                self.rounds = rounds
                self.batchShare = batchShare
            }
        }

        /// The first dive of a small and of a large problem, that of a repair, and where time is short.
        public var ofSeparatePlans = Pace(rounds: 30, batchShare: 0.1)
        /// The first dive of a large problem.
        public var ofSharedPlan = Pace(rounds: 30, batchShare: 0.05)
        /// A dive that is one of many, of which only the best parts are taken over.
        public var ofRepair = Pace(rounds: 15, batchShare: 0.15)
        /// Any dive where time is short.
        public var hurried = Pace(rounds: 10, batchShare: 0.4)
        /// Where sessions are many or everybody is scarce, what is open has to find new multipliers after each batch,
        /// in long first steps. A part of a plan finds them nearby.
        public var longFirstStep = 0.2
        /// The first step elsewhere.
        public var firstStep = 0.05
        /// How much of what is averaged, and of a step's length, stays in each round.
        public var memory = 0.93
        /// The same in a repair.
        public var memoryOfRepair = 0.87
        /// Fixings of a batch, at least.
        public var leastBatch = 2
        /// Averages from which a candidate is fixed before others, and below which it never is.
        public var sureFraction = 0.6
        /// Averages below which a candidate is never fixed.
        public var leastFraction = 0.05
        /// Sure ones are enough where they are more than a batch divided by this.
        public var enoughDivisor = 5

        /// The defaults.
        public init() {}
    }
}
