/// Every tuned number of the solver, grouped by technique, with defaults that were found by measurement
/// (`Benchmarks/lab`).
///
/// The validity of bounds and plans does not depend on them: they decide how soon good ones are found. Step lengths and
/// shares are relative, rounds and iterations are counts of work; nothing is in seconds. Numbers that remain constants
/// in the code are not for tuning: sizes that keep sums within 64 bits, tolerances of floating point, and the limits
/// for checking certificates.
///
/// Encoded and decoded as a whole: a file of parameters contains all of them.
public struct SearchParameters: Sendable, Codable, Equatable {
    /// Sessions from which all workers share one plan (`Strategy.sharedPlan`).
    public var sharedPlanFrom = 1_000
    /// The schedule of a run.
    public var run = Run()
    /// The first ascent of the Lagrangian dual.
    public var ascent = Ascent()
    /// Cycles of the ascent beside the improvement of large plans.
    public var furtherAscent = FurtherAscent()
    /// The pricing problem of a facilitator-day.
    public var pricing = Pricing()
    /// The Lagrangian dive.
    public var dive = Dive()
    /// The restricted master problem.
    public var master = Master()
    /// Separation of zero-half cuts.
    public var cuts = Cuts()
    /// Cuts without a program.
    public var relaxAndCut = RelaxAndCut()
    /// Branch and price.
    public var branching = Branching()
    /// The candidates that a search considers.
    public var candidates = CandidateList()
    /// Destroy and repair.
    public var repair = Repair()
    /// Recombination of plans.
    public var recombination = Recombination()
    /// Neighbourhoods solved as sub-MIPs.
    public var neighbourhoods = Neighbourhoods()
    /// Ejection chains.
    public var chains = EjectionChains()
    /// The portfolio of workers.
    public var workers = Workers()
    /// The pool of elite plans.
    public var elite = Elite()
    /// The exact solver.
    public var exact = Exact()
    /// Solving a changed problem again.
    public var resuming = Resuming()

    /// The defaults.
    public init() {}

    /// The strategy for a problem with this many sessions.
    public func strategy(sessions: Int) -> Strategy { sessions >= sharedPlanFrom ? .sharedPlan : .separatePlans }

    /// The schedule of a run.
    public struct Run: Sendable, Codable, Equatable {
        /// Rounds after which a run without any limit of its own ends.
        public var rounds = 400
        /// Steps of the bound during a round of improvement, times the sessions, if workers have plans of their own.
        public var boundStepsOfTeam = 400
        /// The largest factor by which these steps are multiplied as rounds find nothing.
        public var mostGrowthOfBoundSteps = 8
        /// Share of the time limit after which the first ascent ends.
        public var shareForBound = 0.35
        /// Share of the time limit after which the first dive hurries.
        public var shareForPlan = 0.65
        /// The understaffing cost divided by this is a minimum for what is at stake in a move.
        public var understaffingDivisor = 10.0

        /// The defaults.
        public init() {}
    }

    /// Solving a changed problem again, and looking for alternatives.
    public struct Resuming: Sendable, Codable, Equatable {
        /// The first step if multipliers that are already known are better than those of the cheapest candidates.
        public var laterFirst = 0.1
        /// Candidates that are priced in all oracle calls together; the number of calls is limited as below.
        public var pricedCandidates = 5_000_000
        /// The fewest oracle calls.
        public var leastRounds = 20
        /// The most oracle calls.
        public var mostRounds = 100
        /// Small steps, which soon become smaller: the changes are local, and so is their effect on the multipliers.
        public var steps = StepSchedule(first: 0.1, decay: 0.95)
        /// Neighbourhoods around changes that are solved as sub-MIPs.
        public var neighbourhoods = 3
        /// Sessions of one such neighbourhood.
        public var sessionsOfNeighbourhood = 60
        /// Candidates examined for each alternative that is asked for, since some are incompatible with what is fixed.
        public var triesForAlternative = 2
        /// The same for rough alternatives, which are only ranked: a repair takes little then.
        public var triesForRoughAlternative = 4
        /// Sessions ejected in one search of such a repair.
        public var expansionsOfRoughRepair = 250
        /// Oracle calls before alternatives are ranked.
        public var roundsForAlternatives = 15
        /// Steps of those calls.
        public var stepsForAlternatives = StepSchedule(first: 0.05, decay: 0.9)

        /// The defaults.
        public init() {}
    }

    /// The exact solver: the size of problems for it, and the nodes of its two trees.
    public struct Exact: Sendable, Codable, Equatable {
        /// The most sessions of a problem that is solved exactly.
        public var mostSessions = 80
        /// The most candidates of such a problem.
        public var mostCandidates = 6_000
        /// Nodes of the branch and cut that looks for the optimum.
        public var searchNodes = 500
        /// Nodes of the tree that proves it.
        public var proofNodes = 1_000

        /// The defaults.
        public init() {}
    }
}

/// How plans are improved and bounds raised, chosen once per run by the number of sessions.
public enum Strategy: String, Sendable, Codable {
    /// Small teams: each worker has a whole plan of its own, and restarts from elite plans. The Lagrangian dual is
    /// solved to its end first; the restricted master problem with cuts, then branch and price, run beside the
    /// improvement.
    case separatePlans
    /// Large teams: all workers share one plan. The dual is raised quickly first, then further beside the improvement,
    /// finally by relax-and-cut.
    case sharedPlan
}

extension SearchParameters {
    /// Throws `InvalidOptions` unless each number is finite and not negative, and positive if it has to be.
    public func validate() throws(InvalidOptions) {
        if let name = Self.negative(in: self, named: "parameters") {
            throw InvalidOptions(description: "\(name) is below 0 or not finite")
        }
        let positive = [
            ("run.understaffingDivisor", run.understaffingDivisor), ("repair.shakeSteps", Double(repair.shakeSteps)),
            ("candidates.scarcityDivisor", Double(candidates.scarcityDivisor)),
            ("candidates.scarceLimitDivisor", Double(candidates.scarceLimitDivisor)),
            ("repair.leastBetweenDependent", Double(repair.leastBetweenDependent)),
            ("neighbourhoods.sessionsDivisor", Double(neighbourhoods.sessionsDivisor)),
            ("neighbourhoods.roundsBetweenTrials", Double(neighbourhoods.roundsBetweenTrials)),
            ("chains.tradeLossDivisor", Double(chains.tradeLossDivisor)),
            ("ascent.lineSearchGainDivisor", Double(ascent.lineSearchGainDivisor)),
            ("dive.enoughDivisor", Double(dive.enoughDivisor)), ("cuts.perturbations", Double(cuts.perturbations)),
            ("workers.separate", Double(workers.separate)), ("workers.shared", Double(workers.shared)),
            ("workers.triesApart", Double(workers.triesApart)),
            ("workers.oneInByMultipliers", Double(workers.oneInByMultipliers)),
            ("workers.roundsBetweenPlacing", Double(workers.roundsBetweenPlacing)),
            ("elite.capacity", Double(elite.capacity)), ("recombination.nodes", Double(recombination.nodes)),
        ]
        if let name = positive.first(where: { $0.1 <= 0 })?.0 {
            throw InvalidOptions(description: "parameters.\(name) is 0, expected more")
        }
        guard pricing.criticalSessions <= 20, chains.movable <= 8 else {
            throw InvalidOptions(
                description: "parameters.pricing.criticalSessions above 20 or parameters.chains.movable above 8")
        }
    }

    /// The first number in a value that is negative or not finite, by its path.
    private static func negative(in value: Any, named name: String) -> String? {
        switch value {
        case let number as Double: return number.isFinite && number >= 0 ? nil : name
        case let number as Int: return number < 0 ? name : nil
        case let number as Cost: return number < 0 ? name : nil
        case let number as Int32: return number < 0 ? name : nil
        case let range as ClosedRange<Double>: return range.lowerBound >= 0 ? nil : name
        default:
            for child in Mirror(reflecting: value).children {
                if let found = negative(in: child.value, named: "\(name).\(child.label ?? "")") { return found }
            }
            return nil
        }
    }
}
