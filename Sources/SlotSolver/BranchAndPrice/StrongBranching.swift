import GLPK

/// Strong branching: finds the best way to divide a part of all plans by trial, with the most promising by pseudocosts
/// tried first (Achterberg, Koch & Martin 2005).
struct StrongBranching {
    struct Option {
        let decision: BranchingDecision
        /// Columns to fix at 0 in each part.
        var fixedThere: [Int]
        var fixedElsewhere: [Int]
    }

    /// A division that has been tried: its score, and the basis that the simplex method reached in each part.
    struct Outcome {
        let decision: BranchingDecision
        fileprivate let score: Double
        let basisThere: Basis
        let basisElsewhere: Basis
    }

    /// The node of the tree to divide.
    let node: Int
    private(set) var options: [Option]
    private var next = 0
    /// The best division so far.
    private var leader: Outcome?
    /// The program's objective before the division.
    private let objective: Double

    private let parameters: SearchParameters.Branching
    /// Beyond any sum of such gains, one is as good as another.
    static let mostGain = 1e9

    /// - Parameters:
    ///   - most: the most divisions to try.
    ///   - pseudocosts: by how much lower sides rose earlier.
    init(
        of node: Int, _ program: RestrictedMaster, _ solution: MasterSolution, most: Int,
        pseudocosts: [BranchingDecision: Double]
    ) {
        self.node = node
        parameters = program.model.parameters.branching
        objective = solution.objective
        // Summed in a fixed order, so that the result is the same on every machine.
        let usual = pseudocosts.isEmpty ? 1 : pseudocosts.values.sorted().reduce(0, +) / Double(pseudocosts.count)
        let shares = SessionShares(program, solution)
        var ranked: [(score: Double, decision: BranchingDecision)] = []
        for (decision, share) in shares.ofDecision where parameters.fractions.contains(share) {
            ranked.append(((pseudocosts[decision] ?? usual) * min(share, 1 - share), decision))
        }
        ranked.sort { $0.score != $1.score ? $0.score > $1.score : $0.decision < $1.decision }
        options = ranked.prefix(most).map { shares.option($0.decision) }
    }

    /// Tries one more division, and returns by how much the lower side rose.
    mutating func tryNext(_ program: RestrictedMaster) throws(GLPKError) -> (decision: BranchingDecision, lower: Double)
    {
        let option = options[next]
        next += 1
        let there = try program.tryOut(
            without: option.fixedThere, placing: [Int(option.decision.session)],
            iterations: parameters.iterationsPerTrial)
        let elsewhere = try program.tryOut(without: option.fixedElsewhere, iterations: parameters.iterationsPerTrial)
        let pseudocosts = [there, elsewhere].map { min($0.objective - objective, Self.mostGain) }
        let lower = min(pseudocosts[0], pseudocosts[1])
        let score = lower + parameters.higherSideWeight * max(pseudocosts[0], pseudocosts[1])
        if leader.map({ score > $0.score }) ?? true {
            leader = Outcome(
                decision: option.decision, score: score, basisThere: there.basis, basisElsewhere: elsewhere.basis)
        }
        return (option.decision, lower)
    }

    /// The best of all divisions, once all have been tried.
    var best: Outcome? { next == options.count ? leader : nil }
}

/// How much of each session a solution leads on each facilitator's day, with the columns that do so, and how much of
/// each session it places.
private struct SessionShares {
    private(set) var ofDecision: [(decision: BranchingDecision, share: Double)] = []
    private let program: RestrictedMaster
    /// For each session, the columns with it that are not fixed at 0, and their facilitator-days.
    private var patterns: [[(pattern: Int, block: Int32)]]

    init(_ program: RestrictedMaster, _ solution: MasterSolution) {
        self.program = program
        let model = program.model
        patterns = .init(repeating: [], count: model.sessionCount)
        var shares: [BranchingDecision: Double] = [:]
        for (number, pattern) in program.columns.enumerated() where !program.isFixedToZero[number] {
            let day = model.days.blocks[Int(pattern.block)]
            for item in pattern.items {
                let session = model.slots.session[Int(model.days.itemSlot[Int(item)])]
                patterns[Int(session)].append((number, pattern.block))
                guard solution.values[number] > 1e-6 else { continue }
                let decision = BranchingDecision(session: session, facilitator: day.facilitator, day: day.day)
                shares[decision, default: 0] += solution.values[number]
            }
        }
        ofDecision = shares.map { ($0, $1) }
        for (session, leftOut) in solution.leftOut.enumerated() where leftOut > 1e-6 && leftOut < 1 - 1e-6 {
            ofDecision.append((BranchingDecision(session: Int32(session)), 1 - leftOut))
        }
    }

    func option(_ decision: BranchingDecision) -> StrongBranching.Option {
        var option = StrongBranching.Option(decision: decision, fixedThere: [], fixedElsewhere: [])
        for (pattern, block) in patterns[Int(decision.session)] {
            let day = program.model.days.blocks[Int(block)]
            if decision.place == nil {
                option.fixedElsewhere.append(pattern)
            } else if decision.allows(.there, facilitator: day.facilitator, day: day.day) {
                option.fixedElsewhere.append(pattern)
            } else {
                option.fixedThere.append(pattern)
            }
        }
        return option
    }
}

extension BranchingDecision: Comparable {
    /// By session; being placed at all comes before facilitator and day.
    public static func < (one: BranchingDecision, other: BranchingDecision) -> Bool {
        (one.session, one.facilitator ?? -1, one.day ?? .min) < (
            other.session, other.facilitator ?? -1, other.day ?? .min
        )
    }
}

extension RelaxationModel {
    /// For each session, its items, as positions in `FacilitatorDays`.
    func itemsOfSession() -> [[Int32]] {
        var items = [[Int32]](repeating: [], count: sessionCount)
        for (item, slot) in days.itemSlot.enumerated() { items[Int(slots.session[Int(slot)])].append(Int32(item)) }
        return items
    }

    /// The facilitator of an item, and its day.
    func facilitatorDay(ofItem item: Int32) -> (facilitator: Int32, day: Int32) {
        let candidate = Int(days.itemCandidate[Int(item)])
        return (
            problem.candidates.facilitator[candidate], problem.dayOfTick[Int(problem.candidates.start[candidate])]
        )
    }
}
