import CoachingModels
import PlanModel
import SlotSolver

/// How much of a limit appointments beside the plan hold on the day, or in the week, of a place, in the request's numbers.
struct HeldShare {
    let amount: Int
    let limit: Int
    let isOfTime: Bool

    /// `1 of 4`, `20 of 50 minutes`
    var text: String { "\(amount) of \(limit)\(isOfTime ? " minutes" : "")" }

    /// An amount of what the limit counts: `2 sessions`, `50 minutes`.
    func shown(_ amount: Int) -> String { Numbers.counted(amount, isOfTime ? "minute" : "session") }

    /// Nil for what is no limit of a day or week.
    init?(_ obstacle: RuleBreak, at candidate: Int, in compiled: PlanningProblem) {
        guard let rule = PeriodLimit(obstacle) else { return nil }
        let held: [HeldAppointment]
        let most: Int?
        switch rule.person {
        case .facilitator(let number):
            let leader = compiled.request.facilitators[number]
            held = leader.held
            most =
                switch (rule.isOfWeek, rule.isOfTime) {
                case (false, false): leader.maxSessionsPerDay
                case (false, true): leader.maxMinutesPerDay
                case (true, false): leader.maxSessionsPerWeek
                case (true, true): leader.maxMinutesPerWeek
                }
        case .attendee(let number):
            let attendee = compiled.request.attendees[number]
            held = attendee.held
            most = attendee.maxMinutesPerDay
        }
        guard let most else { return nil }
        limit = most
        isOfTime = rule.isOfTime
        let tick = Int(compiled.problem.candidates.start[candidate])
        let (day, week) = (compiled.problem.dayOfTick[tick], compiled.problem.weekOfTick[tick])
        let there = held.filter { appointment in
            let date = Int32(compiled.timeline.clock.day(of: appointment.dateStart).daysSince1970)
            return rule.isOfWeek ? Timeline.week(ofDay: date) == week : date == day
        }
        amount = isOfTime ? there.minutes : there.count
    }
}
