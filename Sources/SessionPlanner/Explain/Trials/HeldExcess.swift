import SlotSolver

/// By how much what somebody holds beside the plan exceeds a limit that stands in the way of sessions: on the day or in
/// the week of one of their possible places on which that is least.
struct HeldExcess {
    /// In sessions or ticks, as the limit counts; 0 for what is no such limit.
    let amount: Int

    init(_ obstacle: RuleBreak, sessions: [Int], in problem: SlotProblem) {
        guard let limit = HeldLimit(obstacle, in: problem) else {
            amount = 0
            return
        }
        let excesses = sessions.lazy.flatMap { session in
            problem.candidates.range(ofSession: session).lazy.filter { limit.concerns($0, of: session, in: problem) }
        }.map { max(0, limit.held(at: $0, in: problem) - limit.most) }
        amount = excesses.min() ?? 0
    }
}

/// A limit of a day or week as an obstacle, with what is held of it beside the plan.
struct HeldLimit {
    private enum Kind {
        case ledOnDay, ledInWeek, attendedOnDay
    }

    /// In sessions or ticks.
    let most: Int
    /// Whether it counts ticks.
    let isOfTime: Bool
    private let kind: Kind
    private let who: Int

    /// Nil for what is no limit of a day or week.
    init?(_ obstacle: RuleBreak, in problem: SlotProblem) {
        let limit: Int32?
        switch obstacle {
        case .facilitatorSessions(let number):
            (kind, who, isOfTime, limit) = (
                .ledOnDay, Int(number), false, problem.facilitators[Int(number)].maxSessionsPerDay
            )
        case .facilitatorMinutes(let number):
            (kind, who, isOfTime, limit) = (
                .ledOnDay, Int(number), true, problem.facilitators[Int(number)].maxTicksPerDay
            )
        case .facilitatorWeekSessions(let number):
            (kind, who, isOfTime, limit) = (
                .ledInWeek, Int(number), false, problem.facilitators[Int(number)].maxSessionsPerWeek
            )
        case .facilitatorWeekMinutes(let number):
            (kind, who, isOfTime, limit) = (
                .ledInWeek, Int(number), true, problem.facilitators[Int(number)].maxTicksPerWeek
            )
        case .attendeeMinutes(let number):
            (kind, who, isOfTime, limit) = (
                .attendedOnDay, Int(number), true, problem.attendees[Int(number)].maxTicksPerDay
            )
        default: return nil
        }
        guard let limit else { return nil }
        most = Int(limit)
    }

    /// Whether a candidate of a session uses the limit up.
    func concerns(_ candidate: Int, of session: Int, in problem: SlotProblem) -> Bool {
        kind == .attendedOnDay
            ? problem.sessions[session].attendees.contains(Int32(who))
            : Int(problem.candidates.facilitator[candidate]) == who
    }

    /// What is held on the day, or in the week, of a candidate.
    func held(at candidate: Int, in problem: SlotProblem) -> Int {
        let start = Int(problem.candidates.start[candidate])
        let table =
            switch kind {
            case .ledOnDay: problem.held.ledOnDays
            case .ledInWeek: problem.held.ledInWeeks
            case .attendedOnDay: problem.held.attendedOnDays
            }
        let when = kind == .ledInWeek ? problem.weekOfTick[start] : problem.dayOfTick[start]
        guard let amount = table.amount(of: who, when) else { return 0 }
        return Int(isOfTime ? amount.ticks : amount.sessions)
    }
}
