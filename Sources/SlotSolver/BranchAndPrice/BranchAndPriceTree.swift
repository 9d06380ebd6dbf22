import GLPK

/// Branch and multiplier: raises the bound beyond that of the cuts by dividing all plans into parts, each with a bound
/// of its own.
///
/// The part with the lowest bound is divided next: a session is led on one facilitator's day, or it is not. The session
/// and the day are chosen by trial: both sides of a choice are solved for a few iterations, and the choice whose lower
/// side rises most is taken. Cuts hold in all parts, so those of the whole problem serve all of them.
///
/// Work comes in steps about as long as a round of improvement. Use it on the thread of the master.
final class BranchAndPriceTree {
    /// A part of all plans that is not divided further.
    private struct Part {
        var path: BranchingPath
        /// A lower bound on the cost of the part's plans, in multiplier units, with its proof.
        var value: Int128
        var proof: BoundCertificate
        /// The basis of the program when it was solved for the part.
        var basis: Basis
        /// Whether it stays as it is: there is nothing left to divide it by, or GLPK cannot solve it.
        var isFathomed = false
    }

    /// For a divided part, only its division is kept: there may be hundreds of parts.
    private enum Node {
        case part(Part)
        case divided(BranchingDecision, there: Int, elsewhere: Int)

        var part: Part? { if case .part(let part) = self { part } else { nil } }
    }

    private enum Stage {
        case choosing
        case trying(StrongBranching, of: Part)
        /// The outcome of the first half is kept until the second is solved.
        case dividing(Int, Part, StrongBranching.Outcome, there: Part?)
    }

    private let master: ColumnGeneration
    private var nodes: [Node]
    private var stage = Stage.choosing
    /// By how much the lower side rose when a branching decision was last tried or made, in cost units.
    private var pseudocosts: [BranchingDecision: Double] = [:]
    private lazy var itemsOfSession = master.model.itemsOfSession()

    private var parameters: SearchParameters.Branching { master.model.parameters.branching }

    /// - Parameter master: a master that is not running, with all plans.
    init(_ master: ColumnGeneration) throws(GLPKError) {
        self.master = master
        let proof = master.certificate()
        nodes = [.part(Part(path: [], value: master.bestValue, proof: proof, basis: try master.program.basis()))]
    }

    /// A lower bound on the cost of every plan, in multiplier units.
    var value: Int128 { nodes.lazy.compactMap(\.part?.value).min() ?? 0 }

    /// The proof of ``value``.
    func certificate() -> BoundCertificate { certificate(of: 0) }

    private func certificate(of number: Int) -> BoundCertificate {
        switch nodes[number] {
        case .part(let part): part.proof
        case .divided(let decision, let there, let elsewhere):
            BoundCertificate(decision, there: certificate(of: there), elsewhere: certificate(of: elsewhere))
        }
    }

    /// Does the work of one step.
    /// - Parameter incumbent: a bound that reaches this is enough.
    /// - Returns: whether more can be gained.
    func step(incumbent: Cost, isInterrupted: () -> Bool) throws(GLPKError) -> Bool {
        let enough = master.program.iterations + parameters.iterationsPerStep
        func isDone() -> Bool { isInterrupted() || master.bound >= incumbent }
        repeat {
            switch stage {
            case .choosing: guard try choose(incumbent, isDone) else { return false }
            case .trying(let trials, let whole): try tryOut(trials, of: whole)
            case .dividing(let number, let whole, let trial, let there):
                try divide(number, whole, trial, there, isDone)
            }
        } while master.program.iterations < enough && !isInterrupted()
        return !isInterrupted()
    }

    /// Switches to the part with the lowest bound, if that is still too low.
    private func choose(_ incumbent: Cost, _ isDone: () -> Bool) throws(GLPKError) -> Bool {
        let parts = nodes.indices.compactMap { number in nodes[number].part.map { (number: number, part: $0) } }
        guard parts.count < parameters.leaves, let (number, lowest) = parts.min(by: { $0.part.value < $1.part.value }),
            master.model.bound(fromValue: lowest.value) < incumbent, !lowest.isFathomed
        else { return false }
        var part = lowest
        defer { nodes[number] = .part(part) }
        guard try enter(&part, isDone) else {
            part.isFathomed = !isDone()
            return true
        }
        let most = nodes.count == 1 ? parameters.trialsAtRoot : parameters.trials
        let trials = StrongBranching(of: number, master.program, master.solution!, most: most, pseudocosts: pseudocosts)
        part.isFathomed = trials.options.isEmpty
        if !part.isFathomed { stage = .trying(trials, of: part) }
        return true
    }

    private func tryOut(_ trials: StrongBranching, of whole: Part) throws(GLPKError) {
        var trials = trials
        let gain = try trials.tryNext(master.program)
        pseudocosts[gain.decision] = gain.lower
        stage = trials.best.map { .dividing(trials.node, whole, $0, there: nil) } ?? .trying(trials, of: whole)
    }

    private func divide(
        _ number: Int, _ whole: Part, _ trial: StrongBranching.Outcome, _ there: Part?, _ isDone: () -> Bool
    ) throws(GLPKError) {
        // A bound for the whole also bounds a part, whatever happens to the part now.
        var child = whole
        child.path.append((trial.decision, there == nil ? .there : .elsewhere))
        child.basis = there == nil ? trial.basisThere : trial.basisElsewhere
        try enter(&child, isDone)
        guard let there else {
            stage = .dividing(number, whole, trial, there: child)
            return
        }
        let lower = min(there.value, child.value) - whole.value
        pseudocosts[trial.decision] = min(master.model.value(lower), StrongBranching.mostGain)
        nodes[number] = .divided(trial.decision, there: nodes.count, elsewhere: nodes.count + 1)
        nodes += [.part(there), .part(child)]
        stage = .choosing
    }

    /// Switches to a part, and records what the master finds out about it.
    /// - Returns: false if this ended before the program was solved for the part.
    @discardableResult
    private func enter(_ part: inout Part, _ isDone: () -> Bool) throws(GLPKError) -> Bool {
        let isSolved = try master.enter(
            without: closedItems(part.path), placing: master.model.problem.sessionsToPlace(part.path),
            from: part.basis, isDone)
        if isSolved { part.basis = try master.program.basis() }
        if master.bestValue > part.value {
            part.value = master.bestValue
            part.proof = master.certificate()
        }
        return isSolved
    }

    /// The items that the plans of a part cannot have.
    private func closedItems(_ path: BranchingPath) -> Set<Int32> {
        var closed: Set<Int32> = []
        for (decision, side) in path {
            for item in itemsOfSession[Int(decision.session)] {
                let (facilitator, day) = master.model.facilitatorDay(ofItem: item)
                if !decision.allows(side, facilitator: facilitator, day: day) { closed.insert(item) }
            }
        }
        return closed
    }
}
