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
        let tick = Int(compiled.problem.candidates.start[candidate])
        let (day, week) = (compiled.problem.dayOfTick[tick], compiled.problem.weekOfTick[tick])
        func date(_ appointment: HeldAppointment) -> Int32 {
            Int32(compiled.timeline.clock.day(of: appointment.dateStart).daysSince1970)
        }
        let held: [HeldAppointment]
        let most: Int?
        switch obstacle {
        case .facilitatorSessions(let number), .facilitatorMinutes(let number):
            let leader = compiled.request.facilitators[Int(number)]
            held = leader.held.filter { date($0) == day }
            isOfTime = obstacle == .facilitatorMinutes(facilitator: number)
            most = isOfTime ? leader.maxMinutesPerDay : leader.maxSessionsPerDay
        case .facilitatorWeekSessions(let number), .facilitatorWeekMinutes(let number):
            let leader = compiled.request.facilitators[Int(number)]
            held = leader.held.filter { Timeline.week(ofDay: date($0)) == week }
            isOfTime = obstacle == .facilitatorWeekMinutes(facilitator: number)
            most = isOfTime ? leader.maxMinutesPerWeek : leader.maxSessionsPerWeek
        case .attendeeMinutes(let number):
            let attendee = compiled.request.attendees[Int(number)]
            held = attendee.held.filter { date($0) == day }
            isOfTime = true
            most = attendee.maxMinutesPerDay
        default: return nil
        }
        guard let most else { return nil }
        limit = most
        amount = isOfTime ? held.minutes : held.count
    }
}
