import GLPK

/// Raises the bound beyond what cuts give by dividing all plans into parts, each with a bound of its own.
///
/// The part with the lowest bound is divided next: a session is led on one facilitator's day, or it is not. Which session and
/// day is tried out: both sides of a choice are solved for a few iterations, and the one whose lower side rises most is
/// taken. Cuts hold in all parts: those of the whole serve all.
///
/// Work comes in steps about as long as a round of improvement. To be used on the thread of the master.
final class DivisionTree {
    /// A part of all plans.
    private struct Node {
        var path: DivisionPath
        /// No plan of the part costs less, in price units, and what proves it; nil once it is divided.
        var value: Int128
        var proof: BoundCertificate?
        /// Of the program when it was solved for the part.
        var basis: Basis
        /// Once it is divided.
        var children: (division: PlanDivision, there: Int, elsewhere: Int)?
        /// Whether it stays as it is: nothing is left to divide it by, or GLPK cannot solve it.
        var isSettled = false
    }

    private enum Stage {
        case choosing
        case trying(DivisionTrials)
        /// What the first part came out as is kept until there is the second.
        case dividing(Int, DivisionTrials.Outcome, there: Node?)
    }

    private let master: PatternMaster
    private var nodes: [Node]
    private var stage = Stage.choosing
    /// By how much the lower side rose when a division was tried or made last, in cost units.
    private var gains: [PlanDivision: Double] = [:]
    private lazy var itemsOfSession = master.model.itemsOfSession()

    /// Parts after which it ends, since what the check of the proof takes is in proportion.
    private static let mostParts = 256
    /// Divisions that are tried out at first, and where earlier trials tell which promise most.
    private static let firstTrials = 60
    private static let laterTrials = 4
    /// Iterations of the simplex method after which a step ends: somewhat longer than a round of improvement. Lanes of
    /// small plans can wait, the tree never has time enough.
    private static let iterationsPerStep = 4_000

    /// - Parameter master: at rest with all plans.
    init(_ master: PatternMaster) throws(GLPKError) {
        self.master = master
        nodes = [
            Node(path: [], value: master.bestValue, proof: master.certificate(), basis: try master.program.basis())
        ]
    }

    /// No plan costs less, in price units.
    var value: Int128 { nodes.lazy.filter { $0.children == nil }.map(\.value).min() ?? 0 }

    /// What proves it.
    func certificate() -> BoundCertificate { certificate(of: 0) }

    private func certificate(of number: Int) -> BoundCertificate {
        guard let (division, there, elsewhere) = nodes[number].children else { return nodes[number].proof! }
        return BoundCertificate(division, there: certificate(of: there), elsewhere: certificate(of: elsewhere))
    }

    /// A step's work.
    /// - Parameter incumbent: a bound that reaches it is enough.
    /// - Returns: whether more can be gained.
    func step(incumbent: Cost, isInterrupted: () -> Bool) throws(GLPKError) -> Bool {
        let enough = master.program.iterations + Self.iterationsPerStep
        func isDone() -> Bool { isInterrupted() || master.bound >= incumbent }
        repeat {
            switch stage {
            case .choosing: guard try choose(incumbent, isDone) else { return false }
            case .trying(let trials): try tryOut(trials)
            case .dividing(let number, let trial, let there): try divide(number, trial, there, isDone)
            }
        } while master.program.iterations < enough && !isInterrupted()
        return !isInterrupted()
    }

    /// Goes over to the part with the lowest bound, if that is still too low.
    private func choose(_ incumbent: Cost, _ isDone: () -> Bool) throws(GLPKError) -> Bool {
        let open = nodes.indices.filter { nodes[$0].children == nil }
        guard open.count < Self.mostParts, let lowest = open.min(by: { nodes[$0].value < nodes[$1].value }),
            master.model.bound(fromValue: nodes[lowest].value) < incumbent, !nodes[lowest].isSettled
        else { return false }
        guard try enter(&nodes[lowest], isDone) else {
            if !isDone() { nodes[lowest].isSettled = true }
            return true
        }
        let most = nodes.count == 1 ? Self.firstTrials : Self.laterTrials
        let trials = DivisionTrials(of: lowest, master.program, master.solution!, most: most, gains: gains)
        nodes[lowest].isSettled = trials.options.isEmpty
        if !trials.options.isEmpty { stage = .trying(trials) }
        return true
    }

    private func tryOut(_ trials: DivisionTrials) throws(GLPKError) {
        var trials = trials
        let gain = try trials.tryNext(master.program)
        gains[gain.division] = gain.lower
        stage = trials.best.map { .dividing(trials.node, $0, there: nil) } ?? .trying(trials)
    }

    private func divide(
        _ number: Int, _ trial: DivisionTrials.Outcome, _ there: Node?, _ isDone: () -> Bool
    ) throws(GLPKError) {
        // What bounds all of it bounds a part, whatever becomes of it now.
        var child = nodes[number]
        child.path.append((trial.division, there == nil ? .there : .elsewhere))
        child.basis = there == nil ? trial.basisThere : trial.basisElsewhere
        try enter(&child, isDone)
        guard let there else {
            stage = .dividing(number, trial, there: child)
            return
        }
        let lower = min(there.value, child.value) - nodes[number].value
        gains[trial.division] = min(master.model.value(lower), DivisionTrials.mostGain)
        nodes[number].children = (trial.division, nodes.count, nodes.count + 1)
        // There may be hundreds: what only the undivided need is let go.
        nodes[number].proof = nil
        nodes[number].basis = Basis(rows: [], columns: [])
        nodes += [there, child]
        stage = .choosing
    }

    /// Goes over to a part, and takes over what the master finds out about it.
    /// - Returns: false if that ended before the program was solved for it.
    @discardableResult
    private func enter(_ node: inout Node, _ isDone: () -> Bool) throws(GLPKError) -> Bool {
        var closed: Set<Int32> = []
        for (division, part) in node.path {
            for item in itemsOfSession[Int(division.session)] {
                let (facilitator, day) = master.model.facilitatorDay(ofItem: item)
                if !division.allows(part, facilitator: facilitator, day: day) { closed.insert(item) }
            }
        }
        let isSolved = try master.enter(without: closed, from: node.basis, isDone)
        if isSolved { node.basis = try master.program.basis() }
        if master.bestValue > node.value {
            node.value = master.bestValue
            node.proof = master.certificate()
        }
        return isSolved
    }
}
