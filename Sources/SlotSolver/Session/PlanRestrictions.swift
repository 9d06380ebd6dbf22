/// What is wanted of a plan at the moment: the problem with its changed costs and capacities, and which candidates are
/// out.
struct PlanRestrictions: Sendable {
    /// With all candidates.
    private(set) var problem: SlotProblem
    /// The candidate of each session that is fixed.
    private(set) var fixed: [Int: Int32] = [:]
    private(set) var lostCost: Set<Int> = []
    private(set) var forbidden: Set<Int32> = []

    init(_ problem: SlotProblem) { self.problem = problem }

    /// Whether any candidate is out.
    var areAny: Bool { !(fixed.isEmpty && lostCost.isEmpty && forbidden.isEmpty) }

    /// Whether a candidate of a session may be used.
    func allows(_ candidate: Int, of session: Int) -> Bool {
        if let only = fixed[session] { return Int(only) == candidate }
        return !lostCost.contains(session) && !forbidden.contains(Int32(candidate))
    }

    /// Makes one change. Whether what is fixed goes together is another question.
    mutating func apply(_ change: PlanChange) throws(InvalidChange) {
        switch change {
        case .fix(let session, let candidate): try fix(session, candidate)
        case .release(let session):
            try requireSession(session)
            release(session)
        case .forbid(let candidates): for candidate in candidates { try forbid(candidate) }
        case .leaveOut(let session):
            try requireSession(session)
            fixed[session] = nil
            lostCost.insert(session)
        case .unscheduledCost(let session, let cost):
            try requireSession(session)
            try require(cost >= 0, "session \(session): a cost below 0")
            problem.sessions[session].unscheduledCost = cost
        case .peopleAwayCost(let group, let tick, let marginals):
            try requireCell(group, tick)
            try require(
                marginals.first ?? 0 >= 0 && zip(marginals, marginals.dropFirst()).allSatisfy { $0 <= $1 },
                "group \(group), tick \(tick): costs that fall, or below 0")
            let curve = problem.staffing.addCurve(marginals)
            problem.staffing[group * problem.tickCount + tick] = curve
        case .capacity(let capacity, let value):
            try require(value ?? 0 >= 0, "\(capacity): a limit below 0")
            try set(capacity, value)
        }
    }

    /// Takes back what was fixed or left out, and lets the session be where nothing is forbidden.
    mutating func unfix(_ session: Int) {
        fixed[session] = nil
        lostCost.remove(session)
    }

    private mutating func release(_ session: Int) {
        unfix(session)
        for candidate in problem.candidates.range(ofSession: session) { forbidden.remove(Int32(candidate)) }
    }

    private mutating func fix(_ session: Int, _ candidate: Int) throws(InvalidChange) {
        try requireSession(session)
        try require(
            problem.candidates.range(ofSession: session).contains(candidate),
            "session \(session): \(candidate) is no candidate of it")
        try require(
            !forbidden.contains(Int32(candidate)), "session \(session): its candidate \(candidate) is forbidden")
        lostCost.remove(session)
        fixed[session] = Int32(candidate)
    }

    private mutating func forbid(_ candidate: Int) throws(InvalidChange) {
        try require((0..<problem.candidates.count).contains(candidate), "there is no candidate \(candidate)")
        try require(
            fixed[problem.candidates.session(of: candidate)] != Int32(candidate),
            "candidate \(candidate): a session is fixed there")
        forbidden.insert(Int32(candidate))
    }

    private mutating func set(_ capacity: PlanChange.Capacity, _ value: Int32?) throws(InvalidChange) {
        switch capacity {
        case .sessionsPerDay(let index):
            try require(problem.facilitators.indices.contains(index), "there is no facilitator \(index)")
            problem.facilitators[index].maxSessionsPerDay = value
        case .ticksPerDay(let index):
            try require(problem.facilitators.indices.contains(index), "there is no facilitator \(index)")
            problem.facilitators[index].maxTicksPerDay = value
        case .sessionsPerWeek(let index):
            try require(problem.facilitators.indices.contains(index), "there is no facilitator \(index)")
            problem.facilitators[index].maxSessionsPerWeek = value
        case .ticksPerWeek(let index):
            try require(problem.facilitators.indices.contains(index), "there is no facilitator \(index)")
            problem.facilitators[index].maxTicksPerWeek = value
        case .targetTicks(let index):
            try require(problem.facilitators.indices.contains(index), "there is no facilitator \(index)")
            problem.facilitators[index].targetTicks = value
        case .attendeeTicksPerDay(let index):
            try require(problem.attendees.indices.contains(index), "there is no attendee \(index)")
            problem.attendees[index].maxTicksPerDay = value
        case .location(let index):
            try require(problem.locationCapacity.indices.contains(index), "there is no location \(index)")
            guard let value else { throw InvalidChange(description: "location \(index): it needs a limit") }
            problem.locationCapacity[index] = value
        case .peopleAway(let group):
            try require(problem.maxAway.indices.contains(group), "there is no group \(group)")
            problem.maxAway[group] = value
        case .bufferTicks(let index):
            try require(problem.facilitators.indices.contains(index), "there is no facilitator \(index)")
            problem.facilitators[index].bufferTicks = value ?? 0
        case .daysBetween(let index):
            try require(problem.attendees.indices.contains(index), "there is no attendee \(index)")
            problem.attendees[index].minDaysBetween = value ?? 0
        }
    }

    private func requireCell(_ group: Int, _ tick: Int) throws(InvalidChange) {
        try require(
            (0..<problem.staffingGroupCount).contains(group) && (0..<problem.tickCount).contains(tick),
            "there is no group \(group) or no tick \(tick)")
    }

    private func requireSession(_ session: Int) throws(InvalidChange) {
        try require(problem.sessions.indices.contains(session), "there is no session \(session)")
    }

    private func require(_ holds: Bool, _ text: @autoclosure () -> String) throws(InvalidChange) {
        if !holds { throw InvalidChange(description: text()) }
    }
}

extension PlanRestrictions {
    /// Whether each plan that these allow is allowed by others too, and costs no less here than there: a bound for
    /// those is one for these then. May say no where that is so all the same.
    func areAtLeast(_ others: PlanRestrictions) -> Bool {
        let (own, other) = (problem, others.problem)
        return others.fixed.allSatisfy { fixed[$0.key] == $0.value }
            && others.lostCost.allSatisfy(lostCost.contains)
            && others.forbidden.allSatisfy(forbidden.contains)
            && zip(own.sessions, other.sessions).allSatisfy { $0.unscheduledCost >= $1.unscheduledCost }
            && zip(own.facilitators, other.facilitators).allSatisfy {
                isAtMost($0.maxSessionsPerDay, $1.maxSessionsPerDay) && isAtMost($0.maxTicksPerDay, $1.maxTicksPerDay)
                    && isAtMost($0.maxSessionsPerWeek, $1.maxSessionsPerWeek)
                    && isAtMost($0.maxTicksPerWeek, $1.maxTicksPerWeek) && isAtMost($0.targetTicks, $1.targetTicks)
                    && $0.bufferTicks >= $1.bufferTicks
            }
            && zip(own.attendees, other.attendees).allSatisfy {
                isAtMost($0.maxTicksPerDay, $1.maxTicksPerDay) && $0.minDaysBetween >= $1.minDaysBetween
            }
            && zip(own.locationCapacity, other.locationCapacity).allSatisfy { $0 <= $1 }
            && zip(own.maxAway, other.maxAway).allSatisfy { isAtMost($0, $1) }
            && own.staffing.areAtLeast(other.staffing)
    }
}

private func isAtMost(_ one: Int32?, _ other: Int32?) -> Bool { one ?? .max <= other ?? .max }
