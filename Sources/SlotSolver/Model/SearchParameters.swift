/// Every tuned number of the solver, grouped by technique, with the defaults that measurements led to (`Benchmarks/lab`).
///
/// Valid bounds and plans do not depend on them: they decide how soon good ones are found. Lengths of steps and shares are
/// relative, rounds and iterations are counts of work; nothing is in seconds. What stays a constant in the code is no tuning:
/// sizes that keep sums within 64 bits, tolerances of floating point, and the limits of the check of certificates.
///
/// Encoded and decoded as a whole: a file of parameters names each.
public struct SearchParameters: Sendable, Codable, Equatable {
    /// Sessions from which all workers share one plan (`Strategy.sharedPlan`).
    public var sharedPlanFrom = 1_000
    public var run = Run()
    public var ascent = Ascent()
    public var furtherAscent = FurtherAscent()
    public var pricing = Pricing()
    public var dive = Dive()
    public var master = Master()
    public var cuts = Cuts()
    public var relaxAndCut = RelaxAndCut()
    public var branching = Branching()
    public var candidates = CandidateList()
    public var repair = Repair()
    public var recombination = Recombination()
    public var neighbourhoods = Neighbourhoods()
    public var chains = EjectionChains()
    public var workers = Workers()
    public var elite = Elite()
    public var exact = Exact()
    public var resuming = Resuming()

    public init() {}

    /// How a problem of that many sessions is solved.
    public func strategy(sessions: Int) -> Strategy { sessions >= sharedPlanFrom ? .sharedPlan : .separatePlans }

    /// What a run does when.
    public struct Run: Sendable, Codable, Equatable {
        /// Rounds after which a run without any limit of its own ends.
        public var rounds = 400
        /// Share of the time limit after which the first ascent ends, and after which the first dive hurries.
        public var shareForBound = 0.35
        public var shareForPlan = 0.65
        /// A third of the understaffing cost divided by this is the least that is taken to be at stake in a move.
        public var understaffingDivisor = 10.0

        public init() {}
    }

    /// Solving a changed problem again, and looking for alternatives.
    public struct Resuming: Sendable, Codable, Equatable {
        /// The first step where multipliers that are known are better than those of the cheapest candidates.
        public var laterFirst = 0.1
        /// Candidates that are priced in all oracle calls together, and the limits on those.
        public var pricedCandidates = 5_000_000
        public var leastRounds = 20
        public var mostRounds = 100
        /// Small steps, which soon become smaller: what changed is local, and so is what it changes in the multipliers.
        public var steps = StepSchedule(first: 0.1, decay: 0.95)
        /// Neighbourhoods around changes that are solved as sub-MIPs, and sessions of one.
        public var neighbourhoods = 3
        public var sessionsOfNeighbourhood = 60
        /// Candidates looked at for each alternative that is asked for, since some do not go together with what is fixed; oracle
        /// calls before, and their steps.
        public var triesForAlternative = 2
        public var roundsForAlternatives = 15
        public var stepsForAlternatives = StepSchedule(first: 0.05, decay: 0.9)

        public init() {}
    }

    /// The exact solver: what is small enough for it, and nodes of its two trees.
    public struct Exact: Sendable, Codable, Equatable {
        public var mostSessions = 80
        public var mostCandidates = 6_000
        public var searchNodes = 500
        public var proofNodes = 1_000

        public init() {}
    }
}

/// How plans are improved and bounds raised, chosen once in a run by the number of sessions.
public enum Strategy: String, Sendable, Codable {
    /// Small teams: each worker has a whole plan of its own, and restarts from an elite. The Lagrangian dual is solved to its
    /// end first; the restricted master problem with cuts, then branch and price, go on beside.
    case separatePlans
    /// Large teams: all workers share one plan. The dual is raised quickly first and further beside, then by relax-and-cut.
    case sharedPlan
}

extension SearchParameters {
    /// Throws `InvalidOptions` unless each number is finite and not below 0, and those above 0 that have to be.
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

    /// The first number in a value that is below 0 or not finite, by its path.
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
