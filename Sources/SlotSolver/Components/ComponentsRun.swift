import GLPK

/// A run on a problem of several connected components: each is solved by itself like a problem of its size, several in
/// parallel, and costs, bounds and proofs are added up.
///
/// First all components get a plan and a bound. The remaining work is then spent where the gaps in cost are: with a
/// time limit, each component gets time in proportion to its gap, and passes on what it does not use; without one, each
/// has the rounds that a problem of its own would have, until all together reach the requested gap. Without a time
/// limit the results do not depend on the number of threads.
struct ComponentsRun {
    let problem: SlotProblem
    let options: SolveOptions
    let controller: RunController
    /// The caller's cancellation.
    let cancellation: Cancellation
    /// The starting information, in terms of the whole problem.
    let given: Given
    /// Whether the findings are wanted for another run.
    let isAskedAgain: Bool
    private let board: ComponentBoard

    struct Given: Sendable {
        /// A plan, whether or not it keeps all rules; empty for none.
        var assignment: [Int32] = []
        /// The candidates that have to be placed, and no others; nil if none has to be.
        var required: [Int32]?
        /// Initial multipliers, from certificates that are neither divided nor a sum.
        var duals: [BoundCertificate] = []
    }

    init(
        _ components: [[Int32]], of problem: SlotProblem, _ options: SolveOptions, _ controller: RunController,
        _ cancellation: Cancellation, from given: Given, isAskedAgain: Bool
    ) {
        self.problem = problem
        self.options = options
        self.controller = controller
        self.cancellation = cancellation
        self.given = given
        self.isAskedAgain = isAskedAgain
        let rounds = options.workLimit ?? (options.timeLimit == nil ? options.parameters.run.rounds : nil)
        board = ComponentBoard(
            components.map { Component($0, in: problem, rounds: rounds) }, unitsPerOne: problem.unitsPerOne)
    }

    func run(_ findings: RunFindings?) throws -> StopReason {
        controller.follow(board)
        controller.enter(phase: "first plans of \(board.components.count) independent parts")
        try pass(over: Array(board.components.indices), isFirst: true)
        controller.enter(phase: "improving \(board.components.count) independent parts")
        try improve()
        return offer(findings)
    }

    /// Runs passes until the gap is reached, or no more work is permitted.
    private func improve() throws {
        var isFirst = true
        while !board.hasReached(options.gap), controller.interruption == nil, !controller.isPast(share: Self.most) {
            let components = board.components
            var open = components.indices.filter { components[$0].isOpen }
            // Immediately, even if no round is permitted: the exact solver is still tried.
            if options.workLimit == 0, isFirst { open = components.indices.filter { components[$0].gap > 0 } }
            if options.timeLimit != nil, !isFirst {
                // The remaining time goes to the components with the largest gaps, as restarting takes some time.
                open = Array(
                    open.sorted { (components[$0].gap, $1) > (components[$1].gap, $0) }.prefix(options.threads))
            }
            guard !open.isEmpty else { return }
            let before = board.sums
            let rounds = components.map(\.roundsLeft)
            try pass(over: open, isFirst: false)
            isFirst = false
            guard board.sums != before || board.components.map(\.roundsLeft) != rounds else { return }
        }
    }

    /// The share of the time after which restarting a component is not worthwhile.
    private static let most = 0.97

    private func pass(over open: [Int], isFirst: Bool) throws {
        let components = board.components
        let sums = board.sums
        let openGap = open.reduce(0) { $0 + components[$1].gap }
        let share = ComponentEffort.shareOfGap(
            wanted: options.gap, open: openGap, closed: sums.cost - sums.bound - openGap, cost: sums.cost,
            unitsPerOne: problem.unitsPerOne)
        let weights = Dictionary(
            uniqueKeysWithValues: open.map {
                ($0, isFirst ? Double(1 + components[$0].candidateCount) : Double(components[$0].gap))
            })
        let cancellation = Cancellation(within: cancellation)
        board.beginPass(weights)
        for stage in ComponentEffort.stages(weights, threads: options.threads) {
            board.beginStage(stage.queue)
            let work: @Sendable () throws -> Void = {
                while let job = next(stage.threadsOfLane, share, isFirst, cancellation) { try carryOut(job) }
            }
            do {
                _ = try ParallelTasks.run(threads: stage.lanes, (0..<stage.lanes).map { _ in work })
            } catch GLPKError.noThread {
                try work()
            }
        }
    }

    /// One pass over a component.
    private struct Job {
        var number: Int
        var component: Component
        var part: ProblemPart
        /// The options, with the component's own threads and limits, and the gap that is sufficient.
        var options: SolveOptions
        var run: RunController
        var isFirst: Bool
        var cancellation: Cancellation
    }

    private func next(
        _ threads: Int, _ shareOfGap: Double, _ isFirst: Bool, _ cancellation: Cancellation
    ) -> Job? {
        guard
            let (number, component, seconds) = board.next(
                now: controller.elapsed, limit: options.timeLimit, threads: threads, allThreads: options.threads)
        else { return nil }
        let part = ProblemPart(of: problem, sessions: component.sessions)
        var own = options
        own.threads = threads
        own.timeLimit = seconds
        own.workLimit = component.roundsLeft
        if !isFirst {
            own.gap = shareOfGap * Double(component.gap) / Double(max(problem.unitsPerOne, component.cost))
        }
        let run = RunController(part.problem, own, cancellation) { _ in told(cancellation) }
        board.begin(number, run)
        return Job(
            number: number, component: component, part: part, options: own, run: run, isFirst: isFirst,
            cancellation: cancellation)
    }

    /// Handles a better plan for a component: the plan of the whole is better too, and may be good enough.
    private func told(_ cancellation: Cancellation) {
        controller.tell()
        if options.timeLimit != nil, board.hasReached(options.gap) { cancellation.cancel() }
    }

    /// Makes one pass over a component: a new run, or its continuation.
    private func carryOut(_ job: Job) throws {
        var component = job.component
        let (part, run) = (job.part, job.run)
        let space = SearchSpace(part.problem)
        var start = RunStart(space, required: given.required.map { Schedule(space, holding: part.own($0)) })
        let findings = RunFindings()
        if job.isFirst {
            if !given.assignment.isEmpty { start.assignment = part.own(given.assignment) }
            start.duals = given.duals.map { .proof(part.ownShare(of: $0, of: problem)) }
        } else {
            start.assignment = component.assignment
            start.elite = component.elite
            run.offer(component.assignment, cost: component.cost)
            run.offer(provenBound: component.bound)
            if let proof = component.proof {
                run.offer(.init(bound: proof.bound, isComplete: true), checkedOf: proof.certificate)
            }
            run.secondsOfCheck = component.secondsOfCheck
        }
        let solve = SolveRun(part.problem, job.options, run, from: start, findings: findings)
        let reason: StopReason?
        if job.isFirst {
            reason = solve.begin()
        } else if let duals = component.duals {
            reason = try solve.goOn(DualSolution(solve.model, duals: duals))
        } else {
            reason = try solve.run()
        }
        let solution = run.solution(stoppedBy: reason ?? .workLimit)
        component.take(solution, run, findings, isKeptForLater: isAskedAgain)
        if !job.isFirst, reason == .workLimit { component.isExhausted = true }
        component.proveByCheapestPlaces(in: part.problem)
        controller.statistics.add(solution.statistics)
        board.keep(component, job.number)
        told(job.cancellation)
    }

    /// The components' plans, bounds and proofs combined.
    private func offer(_ findings: RunFindings?) -> StopReason {
        let components = board.components
        var assignment = [Int32](repeating: -1, count: problem.sessions.count)
        var shares: [BoundCertificate.Share] = []
        var undivided: [BoundCertificate.Share] = []
        var duals: [BoundCertificate.Share] = []
        for component in components {
            let part = ProblemPart(of: problem, sessions: component.sessions)
            part.write(component.assignment, to: &assignment)
            func share(_ certificate: BoundCertificate) -> BoundCertificate.Share {
                .init(sessions: component.sessions, certificate: part.whole(certificate))
            }
            if let proof = component.proof { shares.append(share(proof.certificate)) }
            guard isAskedAgain else { continue }
            if let proof = component.undivided ?? component.proof?.certificate { undivided.append(share(proof)) }
            if let known = component.knownDuals ?? component.proof?.certificate { duals.append(share(known)) }
        }
        // The bound first: the plan ends the run if it reaches the bound.
        controller.offer(provenBound: components.reduce(0) { $0 + $1.bound })
        let proven = components.reduce(0) { $0 + ($1.proof?.bound ?? 0) }
        controller.offer(
            .init(bound: proven, isComplete: true), checkedOf: BoundCertificate(sumOf: shares))
        controller.offer(assignment, cost: CostModel.costs(of: assignment, in: problem).total)
        controller.unfollow()
        if isAskedAgain {
            controller.keep(undivided: BoundCertificate(sumOf: undivided))
            findings?.dualsOfComponents = BoundCertificate(sumOf: duals)
            findings?.hasSearchedBound = true
        }
        let isTimeOver = options.timeLimit != nil && components.contains(where: \.isOpen)
        return controller.reasonToStop ?? (isTimeOver ? .timeLimit : .workLimit)
    }
}

extension Component {
    /// Records the findings of a pass.
    fileprivate mutating func take(
        _ solution: SlotSolution, _ run: RunController, _ findings: RunFindings, isKeptForLater: Bool
    ) {
        assignment = solution.assignment
        cost = solution.costs.total
        bound = max(bound, solution.bound)
        if let (bound, certificate) = run.proof, bound > proof?.bound ?? -1 { proof = (bound, certificate) }
        secondsOfCheck = max(secondsOfCheck, run.secondsOfCheck)
        if let (found, model) = findings.duals {
            duals = found
            if isKeptForLater { knownDuals = found.certificate(in: model) }
        }
        if isKeptForLater { undivided = run.undivided ?? undivided }
        elite = findings.elite ?? elite
        roundsLeft = roundsLeft.map { max(0, $0 - findings.rounds) }
    }

    /// Also proves a bound that needed no search, as there is a certificate for it.
    fileprivate mutating func proveByCheapestPlaces(in problem: SlotProblem) {
        guard bound > proof?.bound ?? -1 else { return }
        let certificate = BoundCertificate.cheapestPlaces(of: problem)
        let proven = min(bound, certificate.recomputedBound(in: problem))
        if proven > proof?.bound ?? -1 { proof = (proven, certificate) }
    }
}
