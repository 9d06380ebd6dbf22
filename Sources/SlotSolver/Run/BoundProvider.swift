import GLPK

/// Raises the bound a step at a time, while other threads improve the plan.
///
/// It is made, used and let go on one thread, so it may hold GLPK problems. What a step gives may depend on the steps
/// before and on the incumbent it is handed, on nothing else: neither on time nor on the number of threads. Only
/// an interrupted step may end anywhere.
protocol BoundProvider {
    /// One step's work: about as long as a round of improvement, or as each of its tries in large plans.
    ///
    /// - Parameters:
    ///   - incumbent: cost of the best plan when the step began; a bound that reaches it ends the run.
    ///   - isInterrupted: to be asked several times a second; a step that hears yes returns what it has.
    mutating func step(incumbent: Cost, isInterrupted: () -> Bool) throws(GLPKError) -> BoundSlice
}

/// What a step of a technique found out.
struct BoundSlice: Sendable {
    /// The best bound so far.
    var bound: Cost
    /// What proves it; nil if the step did not raise it.
    var certificate: BoundCertificate?
    /// A plan that the technique came upon, by candidate of each session, -1 for none; may break rules.
    var plan: [Int32]?
    /// What the cheapest plan costs that the technique came upon and that keeps all rules; nil for none.
    var cost: Cost?
    /// Where the improvement is to look from the next round on; nil for where it looks now.
    var dualSolution: DualSolution?
    /// Whether the technique has nothing more to give.
    var isLast: Bool

    /// Appends the next step's findings.
    mutating func goOn(to next: BoundSlice) {
        bound = next.bound
        certificate = next.certificate ?? certificate
        dualSolution = next.dualSolution ?? dualSolution
        if next.cost ?? .max <= cost ?? .max { plan = next.plan ?? plan }
        cost = next.cost ?? cost
        isLast = next.isLast
    }
}

/// Makes a technique that goes on from where the one before it ended.
typealias BoundProviderMaker = @Sendable (DualSolution) throws(GLPKError) -> any BoundProvider

extension RelaxationModel {
    /// Evaluations in one step of a technique that evaluates multipliers.
    func roundsPerStep(atLeast least: Int) -> Int {
        max(least, parameters.furtherAscent.candidatesPerStep / max(1, days.itemSlot.count))
    }
}
