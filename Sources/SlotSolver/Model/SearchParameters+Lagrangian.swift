extension SearchParameters {
    /// How the steps of a subgradient ascent shrink: by a factor that starts at `first`, is multiplied by `decay` each
    /// round, and on reaching `least` restarts at `later`, from the best multipliers.
    public struct StepSchedule: Sendable, Codable, Equatable {
        /// The factor of the first step.
        public var first: Double
        /// The number by which the factor is multiplied each round.
        public var decay: Double
        /// The factor below which a new cycle starts.
        public var least: Double
        /// The factor at which later cycles start: close to the best multipliers, so as not to lose them.
        public var later: Double
        /// The factor at which steps restart after a line search along aggregate directions.
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
    /// they pay, which comes within a percent of that in half the time; the rest is done beside the improvement.
    public struct Ascent: Sendable, Codable, Equatable {
        /// How long it continues.
        public struct Effort: Sendable, Codable, Equatable {
            /// The most oracle calls.
            public var rounds: Int
            /// How its steps shrink.
            public var steps: StepSchedule
            /// The step size at which to stop.
            public var leastStep: Double

            /// Creates an effort from its parts.
            public init(rounds: Int, steps: StepSchedule, leastStep: Double) {
                self.rounds = rounds
                self.steps = steps
                self.leastStep = leastStep
            }
        }

        /// The effort for small problems: to the end.
        public var ofSeparatePlans = Effort(rounds: 600, steps: StepSchedule(), leastStep: 0)
        /// The effort for large problems: as long as steps pay.
        public var ofSharedPlan = Effort(
            rounds: 500, steps: StepSchedule(decay: 0.95, leastGain: 0.002), leastStep: 0.004)
        /// Decay of steps while the value still rises.
        public var decayWhileRising = 0.992
        /// Rounds over which the rise of the value is judged.
        public var roundsOfGain = 10
        /// Decay of the first moment of a multiplier's subgradient (Kingma & Ba).
        public var firstMomentDecay = 0.9
        /// Decay of the second moment.
        public var secondMomentDecay = 0.99
        /// Share of a multiplier that one full step may change.
        public var relativeStep = 0.3
        /// Step sizes below which a line search along aggregate directions is tried, once each.
        public var lineSearchBelow = [0.1, 0.01]
        /// Passes of such a search.
        public var lineSearchPasses = 2
        /// Inverse of the share of the value that a pass has to gain.
        public var lineSearchGainDivisor = 1_000
        /// About how many rows of people away there may be; see `LinkingRows`.
        public var staffingRows = 12_000
        /// Oracle calls of the ascent that looks for a floor under the lost cost.
        public var lostCostRounds = 600

        /// The defaults.
        public init() {}

        /// The effort for a strategy.
        public func effort(_ strategy: Strategy) -> Effort {
            switch strategy {
            case .separatePlans: ofSeparatePlans
            case .sharedPlan: ofSharedPlan
            }
        }
    }

    /// Cycles of the ascent beside the improvement of large plans.
    public struct FurtherAscent: Sendable, Codable, Equatable {
        /// The steps. The first is a fifth of a full step, and is halved for each cycle: full steps leave the
        /// neighbourhood of good multipliers.
        public var steps = StepSchedule(first: 0.2, decay: 0.99)
        /// The smallest first step of a cycle.
        public var leastFirst = 0.05
        /// Oracle calls of a cycle.
        public var roundsPerCycle = 500
        /// A cycle that raises the bound by less than this share is the last.
        public var leastGain = 0.0002
        /// Multipliers are reported when they have raised the value by this share since the last report, and after each
        /// cycle, because the search that is guided by them then restarts.
        public var gainWorthReporting = 0.001
        /// Candidates that a step evaluates (here and in relax-and-cut).
        public var candidatesPerStep = 10_000_000
        /// The fewest oracle calls of a step, however many candidates there are.
        public var leastRoundsPerStep = 50

        /// The defaults.
        public init() {}
    }

    /// The pricing problem of one facilitator-day.
    public struct Pricing: Sendable, Codable, Equatable {
        /// The most sessions in the critical set, at most 20; beyond that the relaxed profit is used.
        public var criticalSessions = 7
        /// Entries of the dynamic program's table.
        public var cells = 1 << 21
        /// Columns examined when cuts charge columns on top of their items, after which the profit without those
        /// charges is used.
        public var visits = 20_000

        /// The defaults.
        public init() {}
    }

    /// The Lagrangian dive.
    public struct Dive: Sendable, Codable, Equatable {
        /// The rounds of ascent between two batches of fixings, and the size of a batch as a share of the open
        /// sessions.
        public struct Pace: Sendable, Codable, Equatable {
            /// Rounds of ascent between two batches.
            public var rounds: Int
            /// The most fixings of a batch, as a share of the open sessions.
            public var batchShare: Double

            /// Creates a pace from its parts.
            public init(rounds: Int, batchShare: Double) {
                self.rounds = rounds
                self.batchShare = batchShare
            }
        }

        /// The first dive of a small problem.
        public var ofSeparatePlans = Pace(rounds: 30, batchShare: 0.1)
        /// The first dive of a large problem.
        public var ofSharedPlan = Pace(rounds: 30, batchShare: 0.05)
        /// A dive that is one of many, of which only the best parts are adopted.
        public var ofRepair = Pace(rounds: 15, batchShare: 0.15)
        /// Any dive when time is short.
        public var hurried = Pace(rounds: 10, batchShare: 0.4)
        /// The first step if sessions are many or everybody is scarce: the open sessions then need new multipliers
        /// after each batch, in long first steps. A part of a plan finds them nearby.
        public var longFirstStep = 0.2
        /// The first step otherwise.
        public var firstStep = 0.05
        /// The fraction of the averages, and of a step's length, that remains after each round.
        public var memory = 0.93
        /// The same in a repair.
        public var memoryOfRepair = 0.87
        /// The fewest fixings of a batch.
        public var leastBatch = 2
        /// The average from which a candidate is certain, and is fixed before others.
        public var sureFraction = 0.6
        /// The average below which a candidate is never fixed.
        public var leastFraction = 0.05
        /// The certain candidates are enough if there are more of them than a batch divided by this.
        public var enoughDivisor = 5

        /// The defaults.
        public init() {}
    }
}
