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
    private let certificate: BoundCertificate?

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
        self.certificate = certificate
        self.options = options
        planCost = CostModel.costs(of: assignment, in: compiled.problem).total
        funnel = FunnelCount(compiled, assignment: assignment)
        let trials = try TrialProblem(compiled, trials: sessions.flatMap { SessionTrial.all(of: $0, in: compiled) })
        self.trials = trials
        let count = trials.trials.count
        session = try Self.session(
            trials.problem, at: assignment + [Int32](repeating: -1, count: count),
            certificate?.extended(bySessions: count))
        try session.apply(
            (0..<count).flatMap { number -> [PlanChange] in
                let index = trials.index(ofTrial: number)
                return [.unscheduledCost(session: index, 0), .leaveOut(session: index)]
            })
        _ = try session.solve(options)
        try session.take(begin)
    }

    /// A session that begins with a plan; a certificate that is none of the problem is left out.
    private static func session(
        _ problem: SlotProblem, at assignment: [Int32], _ certificate: BoundCertificate?
    ) throws -> PlanningSession {
        do {
            return try PlanningSession(problem, warmStart: WarmStart(assignment: assignment, proof: certificate))
        } catch is InvalidProof {
            return try PlanningSession(problem, warmStart: WarmStart(assignment: assignment))
        }
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

    // MARK: A late session

    /// Places for a session beside the plan: first without moving anything, then with one move, each the cheapest first.
    func suggestions(_ index: Int, most: Int) throws -> [OtherPlace] {
        let saved = compiled.problem.sessions[index].unscheduledCost
        let explanation = PlanExplanation(compiled.problem, assignment: assignment)
        let free = compiled.problem.candidates.range(ofSession: index).compactMap { candidate -> OtherPlace? in
            guard explanation.rulesBroken(bySession: index, at: candidate, most: 1).isEmpty else { return nil }
            let cost = amount(explanation.addedCosts(ofSession: index, at: candidate).total - saved)
            return OtherPlace(
                place: place(of: candidate), difference: CostDifference(atLeast: cost, found: cost), moves: [])
        }
        // Others than the session itself may move for a place that is free too: only what is not free is of interest.
        let places = Set(free.map(\.place))
        let moved = try session.alternatives(of: index, most: 4 * most, threads: options.threads).compactMap { other in
            let moves = moves(other.assignment, without: index)
            return moves.count == 1 && !places.contains(place(of: other.candidate))
                ? OtherPlace(
                    place: place(of: other.candidate),
                    difference: CostDifference(
                        atLeast: amount(other.bound - planCost), found: amount(other.cost - planCost)), moves: moves)
                : nil
        }
        let cheapest = free.sorted {
            ($0.difference.found, $0.place.start) < ($1.difference.found, $1.place.start)
        }
        return Array(cheapest.prefix(most)) + Array(moved.prefix(most))
    }

    // MARK: A session that has none

    func unplaced(_ index: Int) throws -> UnplacedAnswer {
        let found = try tries(of: index)
        let cheapest = chosen(found.tries)
        var tested: [TestedChange] = []
        // What the session's own places come to at least: a change of the session leaves it those too.
        var room = Cost.max
        for one in cheapest.filter({ $0.change == .room }) + cheapest.filter({ $0.change != .room }) {
            guard let (change, bound) = try test(one, room: room) else { continue }
            if one.change == .room { room = bound }
            tested.append(change)
        }
        tested = worthTelling(tested)
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

    /// Solves with the session placed there, then anywhere that the change allows: the second bound holds for the change. What
    /// concerns other sessions as well is solved as the request that it makes.
    ///
    /// - Parameter room: what plans cost at least that have the session in a place of the request as it is.
    private func test(_ one: Try, room: Cost) throws -> (change: TestedChange, bound: Cost)? {
        try session.apply(one.make + [.fix(session: one.target, candidate: one.candidate)])
        var best = try session.solve(options)
        let own = trials.problem.sessions[one.session].unscheduledCost
        let old = one.target == one.session ? own : 0
        try session.apply([
            .release(session: one.target), .unscheduledCost(session: one.target, dear(own, beside: best.costs.total)),
        ])
        let free = try session.solve(options)
        if free.assignment[one.target] >= 0, free.costs.total < best.costs.total { best = free }
        let less = saved(one.session, one.target) + planCost
        let bound = min(free.bound, best.costs.total) - less
        try session.apply([.unscheduledCost(session: one.target, old)] + one.unmake)
        try session.take(begin)
        guard best.assignment[one.target] >= 0 else { return nil }
        let candidate = Int(best.assignment[one.target])
        var change = one.change
        if one.target != one.session {
            let number = one.target - trials.index(ofTrial: 0)
            change = trials.trials[number].change(
                place(of: candidate), predecessor: predecessor(of: one.session, in: best.assignment))
        }
        let found = TestedChange(
            change: change, place: place(of: candidate),
            difference: CostDifference(
                atLeast: amount(min(bound, room)), found: amount(best.costs.total - less)),
            moves: moves(best.assignment, without: one.session))
        guard one.target != one.session, concernsOthers(change, of: one.session) else { return (found, bound) }
        return try solvedAnew(found, session: one.session).map { ($0, bound) }
    }

    /// Whether a change of the request gives others than the session new places, or the session is one that others wait for.
    private func concernsOthers(_ change: RequestChange, of index: Int) -> Bool {
        if compiled.problem.sessions.contains(where: { $0.after.map { Int($0.session) == index } ?? false }) {
            return true
        }
        switch change {
        case .withoutHours(let holder), .withoutClosed(_, let holder): return holder != .session
        case .anyStart, .withoutMargin: return true
        default: return false
        }
    }

    /// Solves the changed request as it is, from the plan that was found on; nil where its session finds no place there.
    private func solvedAnew(_ found: TestedChange, session index: Int) throws -> TestedChange? {
        let key = compiled.request.sessions[index].key
        let changed = try PlanningProblem(
            found.change.applied(to: compiled.request, session: key), slots: compiled.slots, previous: compiled.previous
        )
        let start = found.places(key, before: Self.places(assignment, in: compiled))
        let session = try Self.session(changed.problem, at: changed.assignment(at: start).candidates, certificate)
        let own = compiled.problem.sessions[index].unscheduledCost
        try session.apply([.unscheduledCost(session: index, dear(own, beside: planCost))])
        let solution = try session.solve(options)
        guard solution.assignment[index] >= 0 else { return nil }
        let places = Self.places(solution.assignment, in: changed)
        return TestedChange(
            change: found.change, place: places[key] ?? found.place,
            difference: CostDifference(
                atLeast: amount(solution.bound - planCost), found: amount(solution.costs.total - planCost)),
            moves: moves(to: places, without: index))
    }

    /// Where sessions are, by their keys.
    private static func places(_ assignment: [Int32], in problem: PlanningProblem) -> [String: SessionPlace] {
        problem.request.sessions.indices.reduce(into: [:]) { places, session in
            guard assignment[session] >= 0 else { return }
            places[problem.request.sessions[session].key] = place(
                of: Int(assignment[session]), problem.problem.candidates, in: problem)
        }
    }

    /// The sessions of the request that are elsewhere, but for one.
    private func moves(to places: [String: SessionPlace], without index: Int) -> [SessionMove] {
        let before = Self.places(assignment, in: compiled)
        return compiled.request.sessions.enumerated().compactMap { number, session in
            number == index || before[session.key] == places[session.key]
                ? nil : SessionMove(session: session.key, from: before[session.key], to: places[session.key])
        }
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
        Self.place(of: candidate, trials.problem.candidates, in: compiled)
    }

    private static func place(
        of candidate: Int, _ candidates: SlotProblem.Candidates, in problem: PlanningProblem
    ) -> SessionPlace {
        SessionPlace(
            start: problem.timeline.start(ofTick: Int(candidates.start[candidate])),
            facilitatorId: problem.request.facilitators[Int(candidates.facilitator[candidate])].id)
    }

    /// When the session begins that must come before another one.
    private func predecessor(of index: Int, in plan: [Int32]) -> Instant? {
        guard let after = compiled.problem.sessions[index].after, plan[Int(after.session)] >= 0 else { return nil }
        return place(of: Int(plan[Int(after.session)])).start
    }

    /// The sessions of the request that another plan of the same candidates has elsewhere.
    private func moves(_ other: [Int32], without index: Int) -> [SessionMove] {
        moves(to: Self.places(other, in: compiled), without: index)
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
