import PlanModel
import SlotSolver

/// Finds changes that would give a session a place.
extension InquirySession {
    /// How many changes of a session are solved, of all that seem to place it.
    private static let mostTested = 8
    /// How many of these may be other facilitators.
    private static let mostFacilitators = 3
    /// How many limits are looked at; those that take most places come first.
    private static let mostLimits = 4
    /// How many solves an answer may take the time of, and the share of that time after which no more changes are
    /// looked for.
    private static let solvesOfAnAnswer = 4.0
    private static let shareOfLooking = 0.5

    func unplaced(_ index: Int) throws -> UnplacedAnswer {
        let begun = options.now()
        let time = options.timeLimit.map { $0 * Self.solvesOfAnAnswer }
        func isOver(_ share: Double) -> Bool { isStopped || time.map { options.now() - begun > $0 * share } ?? false }
        let found = try tries(of: index) { isOver(Self.shareOfLooking) }
        var isComplete = found.isComplete
        let cheapest = chosen(found.tries)
        var tested: [TestedChange] = []
        // A lower bound with the session's own places: a changed session still has those too.
        var room = Cost.max
        for one in cheapest.filter({ $0.change == .room }) + cheapest.filter({ $0.change != .room }) {
            // One change is told of however long that takes.
            guard tested.isEmpty || !isOver(1), !isStopped else {
                isComplete = false
                break
            }
            guard let (change, bound) = try test(one, room: room) else { continue }
            if one.change == .room {
                room = bound
                note(change.difference)
            }
            tested.append(change)
        }
        tested = worthTelling(tested)
        let words = UnscheduledDiagnosis(compiled, assignment: assignment)
        return UnplacedAnswer(
            session: words.explain(session: index), funnel: funnel.funnel(ofSession: index),
            changes: tested, failed: found.failed, isComplete: isComplete && !isStopped)
    }

    /// Each change once, the cheapest first. Limits and floors are left out if their plan is no better than one that
    /// needs no change at all.
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

    /// A change that seems to place a session, and the place.
    private struct Try {
        var session: Int
        var change: RequestChange
        /// The session of the problem that is placed: the session itself or one of its trials.
        var target: Int
        var candidate: Int
        /// By how much the plan costs more that has it there.
        var cost: Cost
        /// That plan.
        var assignment: [Int32]
        var make: [PlanChange]
        var unmake: [PlanChange]
    }

    /// - Parameter isOver: returns whether no more changes are to be looked at.
    private func tries(
        of index: Int, isOver: () -> Bool
    ) throws -> (tries: [Try], failed: Int, isComplete: Bool) {
        var tries: [Try] = []
        var failed = 0
        var isComplete = true
        func look(
            _ target: Int, _ make: [PlanChange], _ unmake: [PlanChange], most: Int = 1,
            _ change: (Alternative) -> RequestChange
        ) throws {
            guard !isOver() else {
                isComplete = false
                return
            }
            let found = try session.roughAlternatives(
                of: target, after: make, most: most, threads: options.threads)
            if found.isEmpty { failed += 1 }
            tries += found.map { other in
                Try(
                    session: index, change: change(other), target: target, candidate: other.candidate,
                    cost: other.cost - planCost - saved(index, target), assignment: other.assignment, make: make,
                    unmake: unmake)
            }
        }
        if !compiled.problem.candidates.range(ofSession: index).isEmpty { try look(index, [], []) { _ in .room } }
        for (number, trial) in trials.trials.enumerated() where trial.session == index {
            let target = trials.index(ofTrial: number)
            guard trials.hasPlaces(number) else {
                failed += 1
                continue
            }
            try look(
                target, [.leaveOut(session: index), .release(session: target)],
                [.leaveOut(session: target), .release(session: index)], most: trial.changesByPlace
            ) { trial.change(place(of: $0.candidate), predecessor: predecessor(of: index, in: $0.assignment)) }
        }
        guard !compiled.problem.candidates.range(ofSession: index).isEmpty else { return (tries, failed, isComplete) }
        let limits = LimitTrial.all(
            of: index, obstacles: funnel.obstacles(ofSession: index), in: compiled, beside: distances)
        for limit in limits.prefix(Self.mostLimits) {
            try look(index, limit.raise, limit.restore) { _ in limit.change }
        }
        for floor in try FloorTrial.all(of: index, in: compiled) {
            try look(index, floor.lower, floor.restore) { _ in floor.change }
        }
        return (tries, failed, isComplete)
    }

    /// The cheapest try of each change; for facilitators, the cheapest few.
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

    /// Whether a cheaper window that was chosen lies within this one.
    private func isWiderWindow(_ change: RequestChange, than chosen: [Try]) -> Bool {
        guard case .window(let window) = change else { return false }
        return chosen.contains {
            guard case .window(let other) = $0.change else { return false }
            return window.start <= other.start && other.end <= window.end
        }
    }

    /// Solves with the session placed anywhere that the change allows, beginning with the plan that was found for one of
    /// these places. A change that concerns other sessions as well is solved as the changed request.
    ///
    /// - Parameter room: a lower bound on plans that have the session in a place of the unchanged request.
    private func test(_ one: Try, room: Cost) throws -> (change: TestedChange, bound: Cost)? {
        let own = trials.problem.sessions[one.session].unscheduledCost
        let old = one.target == one.session ? own : 0
        let less = saved(one.session, one.target) + planCost
        try session.apply(
            one.make + [.unscheduledCost(session: one.target, dear(own, beside: one.cost + less))])
        try session.take(one.assignment)
        let best = try solve(isLocal: one.change.isOfItsSession)
        let bound = min(best.bound, best.costs.total) - less
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
            difference: difference(min(bound, room), best.costs.total - less),
            moves: moves(best.assignment, without: one.session))
        guard one.target != one.session, concernsOthers(change, of: one.session) else { return (found, bound) }
        return try solvedAnew(found, session: one.session).map { ($0, bound) }
    }

    /// Whether a change of the request gives new places to sessions other than this one, or other sessions wait for
    /// this one.
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

    /// Solves the changed request as it is, starting from the plan that was found; nil if its session finds no place
    /// there.
    private func solvedAnew(_ found: TestedChange, session index: Int) throws -> TestedChange? {
        let key = compiled.request.sessions[index].key
        let changed = try PlanningProblem(
            found.change.applied(to: compiled.request, session: key), slots: compiled.slots, previous: compiled.previous
        )
        let start = found.places(key, before: Self.places(assignment, in: compiled))
        let session = try PlanningSession.begun(
            changed.problem, at: changed.assignment(at: start).candidates, certificate)
        let own = compiled.problem.sessions[index].unscheduledCost
        try session.apply([.unscheduledCost(session: index, dear(own, beside: planCost))])
        let solution = try session.solve(options, cancellation: cancellation)
        guard solution.assignment[index] >= 0 else { return nil }
        let places = Self.places(solution.assignment, in: changed)
        return TestedChange(
            change: found.change, place: places[key] ?? found.place,
            difference: difference(solution.bound - planCost, solution.costs.total - planCost),
            moves: moves(to: places, without: index))
    }

    /// The places of sessions, by their keys.
    static func places(_ assignment: [Int32], in problem: PlanningProblem) -> [String: SessionPlace] {
        problem.request.sessions.indices.reduce(into: [:]) { places, session in
            guard assignment[session] >= 0 else { return }
            places[problem.request.sessions[session].key] = place(
                of: Int(assignment[session]), problem.problem.candidates, in: problem)
        }
    }

    /// The sessions of the request that are placed elsewhere, except for one.
    func moves(to places: [String: SessionPlace], without index: Int) -> [SessionMove] {
        let before = Self.places(assignment, in: compiled)
        return compiled.request.sessions.enumerated().compactMap { number, session in
            number == index || before[session.key] == places[session.key]
                ? nil : SessionMove(session: session.key, from: before[session.key], to: places[session.key])
        }
    }

    /// The cost of leaving the session out, with that of its not being where a previous plan has it: saved in a plan that
    /// places one of its trials in its stead, whose places cost the latter themselves where they are others.
    private func saved(_ index: Int, _ target: Int) -> Cost {
        target == index ? 0 : trials.problem.sessions[index].leftOutCost
    }

    /// A cost larger than any plan saves by leaving the session out, in steps of its own cost.
    private func dear(_ own: Cost, beside cost: Cost) -> Cost {
        own > 0 ? (2 * cost / own + 2) * own : 2 * cost + compiled.problem.unitsPerOne
    }
}

extension RequestChange {
    /// Whether it gives places to its own session only, so that it leaves the rules for all the others as they are.
    fileprivate var isOfItsSession: Bool {
        switch self {
        case .limit, .floor: false
        default: true
        }
    }
}
