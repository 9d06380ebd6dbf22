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
    /// In sessions or ticks.
    let most: Int
    private let rule: PeriodLimit

    /// Whether it counts ticks.
    var isOfTime: Bool { rule.isOfTime }

    /// Nil for what is no limit of a day or week.
    init?(_ obstacle: RuleBreak, in problem: SlotProblem) {
        guard let rule = PeriodLimit(obstacle) else { return nil }
        let limit: Int32?
        switch rule.person {
        case .facilitator(let number):
            let leader = problem.facilitators[number]
            limit =
                switch (rule.isOfWeek, rule.isOfTime) {
                case (false, false): leader.maxSessionsPerDay
                case (false, true): leader.maxTicksPerDay
                case (true, false): leader.maxSessionsPerWeek
                case (true, true): leader.maxTicksPerWeek
                }
        case .attendee(let number):
            limit = problem.attendees[number].maxTicksPerDay
        }
        guard let limit else { return nil }
        (self.rule, most) = (rule, Int(limit))
    }

    /// Whether a candidate of a session uses the limit up.
    func concerns(_ candidate: Int, of session: Int, in problem: SlotProblem) -> Bool {
        switch rule.person {
        case .facilitator(let number): Int(problem.candidates.facilitator[candidate]) == number
        case .attendee(let number): problem.sessions[session].attendees.contains(Int32(number))
        }
    }

    /// What is held on the day, or in the week, of a candidate.
    func held(at candidate: Int, in problem: SlotProblem) -> Int {
        let start = Int(problem.candidates.start[candidate])
        let when = rule.isOfWeek ? problem.weekOfTick[start] : problem.dayOfTick[start]
        let amount =
            switch rule.person {
            case .facilitator(let number):
                (rule.isOfWeek ? problem.held.ledInWeeks : problem.held.ledOnDays).amount(of: number, when)
            case .attendee(let number): problem.held.attendedOnDays.amount(of: number, when)
            }
        guard let amount else { return 0 }
        return Int(isOfTime ? amount.ticks : amount.sessions)
    }
}
