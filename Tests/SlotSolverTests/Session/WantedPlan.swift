import RandomTestSupport
import SlotSolver

/// What a series of changes asks for, kept by the tests on their own: which candidates are left, and what plans cost.
struct WantedPlan {
    /// With changed costs and capacities, and all candidates.
    private(set) var problem: SlotProblem
    private var fixed: [Int: Int] = [:]
    private var lostCost: Set<Int> = []
    private var forbidden: Set<Int> = []

    init(_ problem: SlotProblem) { self.problem = problem }

    mutating func apply(_ change: PlanChange) {
        switch change {
        case .fix(let session, let candidate):
            lostCost.remove(session)
            fixed[session] = candidate
        case .release(let session):
            fixed[session] = nil
            lostCost.remove(session)
            forbidden.subtract(problem.candidates.range(ofSession: session))
        case .forbid(let candidates): forbidden.formUnion(candidates)
        case .leaveOut(let session):
            fixed[session] = nil
            lostCost.insert(session)
        case .unscheduledCost(let session, let cost): problem.sessions[session].unscheduledCost = cost
        case .capacity(let capacity, let value):
            switch capacity {
            case .sessionsPerDay(let index): problem.facilitators[index].maxSessionsPerDay = value
            case .ticksPerDay(let index): problem.facilitators[index].maxTicksPerDay = value
            case .targetTicks(let index): problem.facilitators[index].targetTicks = value
            case .attendeeTicksPerDay(let index): problem.attendees[index].maxTicksPerDay = value
            case .location(let index): problem.locationCapacity[index] = value!
            case .sessionsPerWeek(let index): problem.facilitators[index].maxSessionsPerWeek = value
            case .ticksPerWeek(let index): problem.facilitators[index].maxTicksPerWeek = value
            case .peopleAway(let group): problem.maxAway[group] = value
            case .bufferTicks(let index): problem.facilitators[index].bufferTicks = value ?? 0
            case .daysBetween(let index): problem.attendees[index].minDaysBetween = value ?? 0
            }
        case .peopleAwayCost(let group, let tick, let marginals):
            let curve = problem.staffing.addCurve(marginals)
            problem.staffing[group * problem.tickCount + tick] = curve
        }
    }

    func allows(_ candidate: Int, of session: Int) -> Bool {
        if let only = fixed[session] { return candidate == only }
        return !lostCost.contains(session) && !forbidden.contains(candidate)
    }

    /// Whether an assignment keeps all rules and all that is asked for.
    func isKept(by assignment: [Int32]) -> Bool {
        RuleCheck.violations(of: assignment, in: problem).isEmpty
            && assignment.indices.allSatisfy { session in
                assignment[session] < 0
                    ? fixed[session] == nil : allows(Int(assignment[session]), of: session)
            }
    }

    /// The least cost by trying all assignments, nil where none places what is fixed.
    var optimum: Cost? {
        let penalty: Cost = 1_000_000_000
        var part = problem
        part.candidates = SlotProblem.Candidates()
        let all = problem.candidates
        for session in problem.sessions.indices {
            if fixed[session] != nil { part.sessions[session].unscheduledCost = penalty }
            for candidate in all.range(ofSession: session) where allows(candidate, of: session) {
                part.candidates.append(
                    facilitator: all.facilitator[candidate], start: all.start[candidate],
                    preference: all.preference[candidate], lateness: all.lateness[candidate],
                    timeOfDay: all.timeOfDay[candidate], moved: all.moved[candidate])
            }
            part.candidates.endSession()
        }
        let cost = BruteForce.solve(part).cost
        return cost < penalty ? cost : nil
    }
}

extension SeededGenerator {
    /// A change that may or may not be possible.
    mutating func change(of problem: SlotProblem) -> PlanChange {
        let session = below(problem.sessions.count)
        let range = problem.candidates.range(ofSession: session)
        switch below(11) {
        case 10:
            let prices: [Cost] = pick([[], [0, 7], [3, 10, 50], [0, 0, 0]])
            return .peopleAwayCost(
                group: below(problem.staffingGroupCount), tick: below(problem.tickCount), prices)
        case 0..<3 where !range.isEmpty: return .fix(session: session, candidate: range.lowerBound + below(range.count))
        case 3: return .forbid(candidates: range.filter { _ in chance(40) })
        case 4: return .leaveOut(session: session)
        case 5: return .unscheduledCost(session: session, pick([0, 7, 90, 2000]))
        case 6, 7: return .capacity(capacity(of: problem), Int32(below(5)))
        default: return .release(session: session)
        }
    }

    private mutating func capacity(of problem: SlotProblem) -> PlanChange.Capacity {
        let facilitator = below(problem.facilitators.count)
        switch below(10) {
        case 0: return .sessionsPerDay(facilitator: facilitator)
        case 1: return .ticksPerDay(facilitator: facilitator)
        case 2: return .targetTicks(facilitator: facilitator)
        case 3 where !problem.locationCapacity.isEmpty: return .location(below(problem.locationCapacity.count))
        case 4: return .peopleAway(group: below(problem.staffingGroupCount))
        case 5: return .sessionsPerWeek(facilitator: facilitator)
        case 6: return .ticksPerWeek(facilitator: facilitator)
        case 7: return .bufferTicks(facilitator: facilitator)
        case 8: return .daysBetween(attendee: below(problem.attendees.count))
        default: return .attendeeTicksPerDay(attendee: below(problem.attendees.count))
        }
    }
}
