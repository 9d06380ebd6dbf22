import PlanModel
import SlotSolver

/// A plan whose problem is solved again for each question. Use it from one thread only.
final class InquirySession {
    let compiled: PlanningProblem
    /// The plan, as candidates of the compiled problem.
    let assignment: [Int32]
    let planCost: Cost
    let trials: TrialProblem
    let session: PlanningSession
    let options: SolveOptions
    let funnel: FunnelCount
    let distances: PlanDistances
    let certificate: BoundCertificate?
    let cancellation: Cancellation
    /// By how much a plan that needs no change at all costs more; below 0 if one was found that is better than the one
    /// at hand.
    private(set) var improvement: CostDifference

    /// - Parameters:
    ///   - assignment: the plan.
    ///   - certificate: the proof of its bound; nil if there is none.
    ///   - sessions: the sessions whose changes will be asked for.
    ///   - cancellation: ends the present solve, and any that would follow.
    init(
        _ compiled: PlanningProblem, assignment: [Int32], certificate: BoundCertificate?, sessions: [Int],
        options: SolveOptions, cancellation: Cancellation = Cancellation()
    ) throws {
        self.compiled = compiled
        self.assignment = assignment
        self.certificate = certificate
        self.options = options
        self.cancellation = cancellation
        distances = PlanDistances(compiled.problem, assignment: assignment)
        planCost = CostModel.costs(of: assignment, in: compiled.problem).total
        funnel = FunnelCount(compiled, assignment: assignment)
        let trials = try TrialProblem(compiled, trials: sessions.flatMap { SessionTrial.all(of: $0, in: compiled) })
        self.trials = trials
        let count = trials.trials.count
        session = try PlanningSession.begun(
            trials.problem, at: assignment + [Int32](repeating: -1, count: count),
            certificate?.extended(bySessions: count))
        try session.apply(
            (0..<count).flatMap { number -> [PlanChange] in
                let index = trials.index(ofTrial: number)
                return [.unscheduledCost(session: index, 0), .leaveOut(session: index)]
            })
        let solution = try session.solve(options, cancellation: cancellation)
        improvement = CostDifference(
            solution.bound - planCost, min(0, solution.costs.total - planCost), in: compiled.problem)
        try session.take(begin)
    }

    /// The plan, with no trial placed.
    var begin: [Int32] {
        assignment + [Int32](repeating: -1, count: trials.problem.sessions.count - assignment.count)
    }

    /// Whether solving has been stopped.
    var isStopped: Bool { cancellation.isCancelled }

    /// Solves the problem as it has been changed.
    ///
    /// - Parameter isLocal: whether the change is about one session alone: that hardly moves the multipliers of all the
    ///   others, so that the bound is raised for less long.
    func solve(isLocal: Bool) throws -> SlotSolution {
        var options = options
        if isLocal { options.parameters.resuming.mostRounds = Self.roundsOfLocalChange }
        return try session.solve(options, cancellation: cancellation)
    }

    /// Bounds came out the same as after 100, in plans of 500 sessions.
    private static let roundsOfLocalChange = 30

    /// Records a plan that needs no change of the request.
    func note(_ difference: CostDifference) {
        if difference.found < improvement.found {
            improvement = CostDifference(atLeast: improvement.atLeast, found: difference.found)
        }
    }

    // MARK: A session that has a place

    func placed(_ index: Int, most: Int) throws -> PlacedAnswer {
        let candidate = Int(assignment[index])
        var others = assignment
        others[index] = -1
        let costs = PlanExplanation(compiled.problem, assignment: others)
            .addedCosts(ofSession: index, at: candidate)
        let alternatives = try session.alternatives(of: index, most: most, threads: options.threads)
        for other in alternatives { note(difference(other.bound - planCost, other.cost - planCost)) }
        return PlacedAnswer(
            session: compiled.request.sessions[index].key, name: compiled.request.sessions[index].name,
            place: place(of: candidate),
            terms: Dictionary(uniqueKeysWithValues: CostTerm.allCases.map { ($0, amount(costs.units(of: $0))) }),
            others: alternatives.map {
                OtherPlace(
                    place: place(of: $0.candidate),
                    difference: difference($0.bound - planCost, $0.cost - planCost),
                    moves: moves($0.assignment, without: index))
            })
    }

    // MARK: Names

    func place(of candidate: Int) -> SessionPlace {
        Self.place(of: candidate, trials.problem.candidates, in: compiled)
    }

    static func place(
        of candidate: Int, _ candidates: SlotProblem.Candidates, in problem: PlanningProblem
    ) -> SessionPlace {
        SessionPlace(
            start: problem.timeline.start(ofTick: Int(candidates.start[candidate])),
            facilitatorId: problem.request.facilitators[Int(candidates.facilitator[candidate])].id)
    }

    /// When the session begins that must precede another one.
    func predecessor(of index: Int, in plan: [Int32]) -> Instant? {
        guard let after = compiled.problem.sessions[index].after, plan[Int(after.session)] >= 0 else { return nil }
        return place(of: Int(plan[Int(after.session)])).start
    }

    /// The sessions of the request that another plan of the same candidates places elsewhere.
    func moves(_ other: [Int32], without index: Int) -> [SessionMove] {
        moves(to: Self.places(other, in: compiled), without: index)
    }

    private func amount(_ cost: Cost) -> Double { Double(cost) / Double(compiled.problem.unitsPerOne) }

    func difference(_ atLeast: Cost, _ found: Cost) -> CostDifference {
        CostDifference(atLeast, found, in: compiled.problem)
    }
}
