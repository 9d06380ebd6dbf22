import PlanModel
import SlotSolver

/// A plan whose problem is solved again for each question. To be used from one thread.
final class InquirySession {
    let compiled: PlanningProblem
    /// The plan by candidates of the compiled problem.
    let assignment: [Int32]
    let planCost: Cost
    private let trials: TrialProblem
    private let session: PlanningSession
    private let options: SolveOptions
    private let funnel: FunnelCount

    /// Changes of a session that are solved, of all that seem to place it.
    private static let mostTested = 8
    /// Other facilitators among them.
    private static let mostFacilitators = 3

    /// - Parameters:
    ///   - assignment: the plan.
    ///   - certificate: what proves its bound; nil where nothing does.
    ///   - sessions: those whose changes will be asked for.
    init(
        _ compiled: PlanningProblem, assignment: [Int32], certificate: BoundCertificate?, sessions: [Int],
        options: SolveOptions
    ) throws {
        self.compiled = compiled
        self.assignment = assignment
        self.options = options
        planCost = CostModel.costs(of: assignment, in: compiled.problem).total
        funnel = FunnelCount(compiled, assignment: assignment)
        let trials = try TrialProblem(compiled, trials: sessions.flatMap { SessionTrial.all(of: $0, in: compiled) })
        self.trials = trials
        let count = trials.trials.count
        let start = WarmStart(
            assignment: assignment + [Int32](repeating: -1, count: count),
            proof: certificate?.extended(bySessions: count))
        do {
            session = try PlanningSession(trials.problem, warmStart: start)
        } catch is InvalidProof {
            session = try PlanningSession(
                trials.problem, warmStart: WarmStart(assignment: start.assignment, proof: nil))
        }
        try session.apply(
            (0..<count).flatMap { number -> [PlanChange] in
                let index = trials.index(ofTrial: number)
                return [.unscheduledCost(session: index, 0), .leaveOut(session: index)]
            })
        _ = try session.solve(options)
        try session.take(begin)
    }

    /// The plan, with no trial placed.
    private var begin: [Int32] {
        assignment + [Int32](repeating: -1, count: trials.problem.sessions.count - assignment.count)
    }

    // MARK: A session that has a place

    func placed(_ index: Int, most: Int) throws -> PlacedAnswer {
        let candidate = Int(assignment[index])
        var others = assignment
        others[index] = -1
        let costs = PlanExplanation(compiled.problem, assignment: others)
            .addedCosts(ofSession: index, at: candidate)
        let alternatives = try session.alternatives(of: index, most: most, threads: options.threads)
        return PlacedAnswer(
            session: compiled.request.sessions[index].key, name: compiled.request.sessions[index].name,
            place: place(of: candidate),
            terms: Dictionary(uniqueKeysWithValues: CostTerm.allCases.map { ($0, amount(costs.units(of: $0))) }),
            others: alternatives.map {
                OtherPlace(
                    place: place(of: $0.candidate),
                    difference: CostDifference(atLeast: amount($0.bound - planCost), found: amount($0.cost - planCost)),
                    moves: moves($0.assignment, without: index))
            })
    }

    // MARK: A session that has none

    func unplaced(_ index: Int) throws -> UnplacedAnswer {
        let found = try tries(of: index)
        let cheapest = chosen(found.tries)
        let tested = worthTelling(try cheapest.compactMap { try test($0) })
        let words = UnscheduledDiagnosis(compiled, assignment: assignment)
        return UnplacedAnswer(
            session: words.explain(session: index), funnel: funnel.funnel(ofSession: index),
            changes: tested, failed: found.failed)
    }

    /// Each change once, the cheapest first. Limits and floors are left out whose plan is no better than one that needs no
    /// change at all.
    private func worthTelling(_ tested: [TestedChange]) -> [TestedChange] {
        let room = tested.first { $0.change == .room }?.difference.found ?? .infinity
        var seen: Set<RequestChange> = []
        return tested.sorted { ($0.difference.found, $0.moves.count) < ($1.difference.found, $1.moves.count) }
            .filter { one in
                switch one.change {
                case .limit, .floor: if one.difference.found > room - 0.005 { return false }
                default: break
                }
                return seen.insert(one.change).inserted
            }
    }

    /// A change that seems to place a session, and where.
    private struct Try {
        var session: Int
        var change: RequestChange
        /// The session of the problem that is placed: the session itself or one of its trials.
        var target: Int
        var candidate: Int
        var cost: Cost
        var make: [PlanChange]
        var unmake: [PlanChange]
    }

    private func tries(of index: Int) throws -> (tries: [Try], failed: Int) {
        var tries: [Try] = []
        var failed = 0
        func look(_ target: Int, _ make: [PlanChange], _ unmake: [PlanChange], _ change: (Alternative) -> RequestChange)
            throws
        {
            try session.apply(make)
            let found = try session.alternatives(of: target, most: 6, threads: options.threads)
            try session.apply(unmake)
            if found.isEmpty { failed += 1 }
            tries += found.map { other in
                Try(
                    session: index, change: change(other), target: target, candidate: other.candidate,
                    cost: other.cost - saved(index, target), make: make, unmake: unmake)
            }
        }
        for (number, trial) in trials.trials.enumerated() where trial.session == index {
            let target = trials.index(ofTrial: number)
            guard trials.hasPlaces(number) else {
                failed += 1
                continue
            }
            try look(
                target, [.leaveOut(session: index), .release(session: target)],
                [.leaveOut(session: target), .release(session: index)]
            ) { trial.change(place(of: $0.candidate), predecessor: predecessor(of: index, in: $0.assignment)) }
        }
        guard !compiled.problem.candidates.range(ofSession: index).isEmpty else { return (tries, failed) }
        try look(index, [], []) { _ in .room }
        for limit in LimitTrial.all(of: index, obstacles: funnel.obstacles(ofSession: index), in: compiled) {
            try look(index, limit.raise, limit.restore) { _ in limit.change }
        }
        for floor in try FloorTrial.all(of: index, in: compiled) {
            try look(index, floor.lower, floor.restore) { _ in floor.change }
        }
        return (tries, failed)
    }

    /// The cheapest try of each change; of facilitators the cheapest few.
    private func chosen(_ tries: [Try]) -> [Try] {
        var seen: Set<RequestChange> = []
        var facilitators = 0
        var chosen: [Try] = []
        for one in tries.sorted(by: { ($0.cost, $0.candidate) < ($1.cost, $1.candidate) }) {
            guard seen.insert(one.change).inserted, !isWiderWindow(one.change, than: chosen) else { continue }
            if case .facilitator = one.change {
                facilitators += 1
                if facilitators > Self.mostFacilitators { continue }
            }
            chosen.append(one)
            if chosen.count == Self.mostTested { break }
        }
        return chosen
    }

    /// Whether a cheaper window that was chosen lies in this one.
    private func isWiderWindow(_ change: RequestChange, than chosen: [Try]) -> Bool {
        guard case .window(let window) = change else { return false }
        return chosen.contains {
            guard case .window(let other) = $0.change else { return false }
            return window.start <= other.start && other.end <= window.end
        }
    }

    /// Solves with the session placed there, then anywhere that the change allows: the second bound holds for the change.
    private func test(_ one: Try) throws -> TestedChange? {
        try session.apply(one.make + [.fix(session: one.target, candidate: one.candidate)])
        var best = try session.solve(options)
        let own = trials.problem.sessions[one.session].unscheduledCost
        let old = one.target == one.session ? own : 0
        try session.apply([
            .release(session: one.target), .unscheduledCost(session: one.target, dear(own, beside: best.costs.total)),
        ])
        let free = try session.solve(options)
        if free.assignment[one.target] >= 0, free.costs.total < best.costs.total { best = free }
        let bound = min(free.bound, best.costs.total)
        try session.apply([.unscheduledCost(session: one.target, old)] + one.unmake)
        try session.take(begin)
        guard best.assignment[one.target] >= 0 else { return nil }
        let candidate = Int(best.assignment[one.target])
        let less = saved(one.session, one.target) + planCost
        var change = one.change
        if one.target != one.session {
            let number = one.target - trials.index(ofTrial: 0)
            change = trials.trials[number].change(
                place(of: candidate), predecessor: predecessor(of: one.session, in: best.assignment))
        }
        return TestedChange(
            change: change, place: place(of: candidate),
            difference: CostDifference(
                atLeast: amount(bound - less), found: amount(best.costs.total - less)),
            moves: moves(best.assignment, without: one.session))
    }

    /// What leaving the session out costs in a plan where one of its trials is placed in its stead.
    private func saved(_ index: Int, _ target: Int) -> Cost {
        target == index ? 0 : trials.problem.sessions[index].unscheduledCost
    }

    /// More than any plan saves by leaving the session out, in the steps of its own cost.
    private func dear(_ own: Cost, beside cost: Cost) -> Cost {
        own > 0 ? (2 * cost / own + 2) * own : 2 * cost + compiled.problem.unitsPerOne
    }

    // MARK: Names

    private func place(of candidate: Int) -> SessionPlace {
        let candidates = trials.problem.candidates
        return SessionPlace(
            start: compiled.timeline.start(ofTick: Int(candidates.start[candidate])),
            facilitatorId: compiled.request.facilitators[Int(candidates.facilitator[candidate])].id)
    }

    /// When the session begins that must come before another one.
    private func predecessor(of index: Int, in plan: [Int32]) -> Instant? {
        guard let after = compiled.problem.sessions[index].after, plan[Int(after.session)] >= 0 else { return nil }
        return place(of: Int(plan[Int(after.session)])).start
    }

    /// The sessions of the request that another plan has elsewhere.
    private func moves(_ other: [Int32], without index: Int) -> [SessionMove] {
        assignment.indices.compactMap { session in
            guard session != index, assignment[session] != other[session] else { return nil }
            let places = [assignment, other].map { $0[session] < 0 ? nil : place(of: Int($0[session])) }
            return SessionMove(session: compiled.request.sessions[session].key, from: places[0], to: places[1])
        }
    }

    private func amount(_ cost: Cost) -> Double { Double(cost) / Double(compiled.problem.unitsPerOne) }
}

extension BoundCertificate {
    /// A start for a problem with so many sessions behind those of this: of a divided certificate the first part.
    fileprivate func extended(bySessions count: Int) -> BoundCertificate {
        var extended = self
        while case .divided(_, let there, _) = extended.parts { extended = there }
        extended.sessionDuals += [Int64](repeating: 0, count: count)
        if case .proven = extended.floor { extended.floor = .none }
        return extended
    }
}
