import GLPK

/// Strong branching: ways to divide a part of all plans, of which the best is found by trying, the most promising by
/// pseudocosts first (Achterberg, Koch & Martin 2005).
struct DivisionTrials {
    struct Option {
        let division: PlanDivision
        /// Patterns to shut in each part.
        var shutThere: [Int]
        var shutElsewhere: [Int]
    }

    /// A way that has been tried: how good it is, and where the simplex method had got to in each part.
    struct Outcome {
        let division: PlanDivision
        fileprivate let score: Double
        let basisThere: Basis
        let basisElsewhere: Basis
    }

    /// The node of the tree that is to be divided.
    let node: Int
    private(set) var options: [Option]
    private var next = 0
    /// The best so far.
    private var leader: Outcome?
    /// The program's objective before.
    private let objective: Double

    private let parameters: SearchParameters.Branching
    /// Beyond any sum of such gains one is as good as another.
    static let mostGain = 1e9

    /// - Parameters:
    ///   - most: how many are tried.
    ///   - gains: by how much lower sides rose before.
    init(
        of node: Int, _ program: MasterProgram, _ solution: MasterSolution, most: Int, gains: [PlanDivision: Double]
    ) {
        self.node = node
        parameters = program.model.parameters.branching
        objective = solution.objective
        // In a fixed order, so that the sum is the same on every machine.
        let usual = gains.isEmpty ? 1 : gains.values.sorted().reduce(0, +) / Double(gains.count)
        let shares = SessionShares(program, solution)
        var ranked: [(promise: Double, division: PlanDivision)] = []
        for (division, share) in shares.ofDivision where parameters.fractions.contains(share) {
            ranked.append(((gains[division] ?? usual) * min(share, 1 - share), division))
        }
        ranked.sort { $0.promise != $1.promise ? $0.promise > $1.promise : $0.division < $1.division }
        options = ranked.prefix(most).map { shares.option($0.division) }
    }

    /// Tries one more; tells by how much the lower side rose.
    mutating func tryNext(_ program: MasterProgram) throws(GLPKError) -> (division: PlanDivision, lower: Double) {
        let option = options[next]
        next += 1
        let there = try program.tryOut(without: option.shutThere, iterations: parameters.iterationsPerTrial)
        let elsewhere = try program.tryOut(without: option.shutElsewhere, iterations: parameters.iterationsPerTrial)
        let gains = [there, elsewhere].map { min($0.objective - objective, Self.mostGain) }
        let lower = min(gains[0], gains[1])
        let score = lower + parameters.higherSideWeight * max(gains[0], gains[1])
        if leader.map({ score > $0.score }) ?? true {
            leader = Outcome(
                division: option.division, score: score, basisThere: there.basis, basisElsewhere: elsewhere.basis)
        }
        return (option.division, lower)
    }

    /// The best of all, once all have been tried.
    var best: Outcome? { next == options.count ? leader : nil }
}

/// How much of each session a solution leads on each facilitator's day, with the patterns that do.
private struct SessionShares {
    private(set) var ofDivision: [(division: PlanDivision, share: Double)] = []
    private let program: MasterProgram
    /// By session, the patterns with it that are not shut, and whose day it is.
    private var patterns: [[(pattern: Int, block: Int32)]]

    init(_ program: MasterProgram, _ solution: MasterSolution) {
        self.program = program
        let model = program.model
        patterns = .init(repeating: [], count: model.sessionCount)
        var shares: [PlanDivision: Double] = [:]
        for (number, pattern) in program.columns.enumerated() where !program.isShut[number] {
            let day = model.days.blocks[Int(pattern.block)]
            for item in pattern.items {
                let session = model.slots.session[Int(model.days.itemSlot[Int(item)])]
                patterns[Int(session)].append((number, pattern.block))
                guard solution.values[number] > 1e-6 else { continue }
                let division = PlanDivision(session: session, facilitator: day.facilitator, day: day.day)
                shares[division, default: 0] += solution.values[number]
            }
        }
        ofDivision = shares.map { ($0, $1) }
    }

    func option(_ division: PlanDivision) -> DivisionTrials.Option {
        var option = DivisionTrials.Option(division: division, shutThere: [], shutElsewhere: [])
        for (pattern, block) in patterns[Int(division.session)] {
            let day = program.model.days.blocks[Int(block)]
            if division.allows(.there, facilitator: day.facilitator, day: day.day) {
                option.shutElsewhere.append(pattern)
            } else {
                option.shutThere.append(pattern)
            }
        }
        return option
    }
}

extension PlanDivision: Comparable {
    /// By session, then facilitator and day.
    public static func < (one: PlanDivision, other: PlanDivision) -> Bool {
        (one.session, one.facilitator, one.day) < (other.session, other.facilitator, other.day)
    }
}

extension RelaxationModel {
    /// By session, its items, as positions in `FacilitatorDays`.
    func itemsOfSession() -> [[Int32]] {
        var items = [[Int32]](repeating: [], count: sessionCount)
        for (item, slot) in days.itemSlot.enumerated() { items[Int(slots.session[Int(slot)])].append(Int32(item)) }
        return items
    }

    /// Who would lead an item, and on which day.
    func facilitatorDay(ofItem item: Int32) -> (facilitator: Int32, day: Int32) {
        let candidate = Int(days.itemCandidate[Int(item)])
        return (
            problem.candidates.facilitator[candidate], problem.dayOfTick[Int(problem.candidates.start[candidate])]
        )
    }
}
