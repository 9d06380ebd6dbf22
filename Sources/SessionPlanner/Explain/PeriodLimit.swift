import SlotSolver

/// A limit of somebody's day or week, as the rule that is broken where it is used up.
struct PeriodLimit {
    enum Person {
        /// By number.
        case facilitator(Int)
        case attendee(Int)
    }

    let person: Person
    /// Of a week; otherwise of a day.
    let isOfWeek: Bool
    /// Whether it counts time; otherwise it counts sessions.
    let isOfTime: Bool

    /// Nil for what is no limit of a day or week.
    init?(_ obstacle: RuleBreak) {
        switch obstacle {
        case .facilitatorSessions(let number):
            (person, isOfWeek, isOfTime) = (.facilitator(Int(number)), false, false)
        case .facilitatorMinutes(let number):
            (person, isOfWeek, isOfTime) = (.facilitator(Int(number)), false, true)
        case .facilitatorWeekSessions(let number):
            (person, isOfWeek, isOfTime) = (.facilitator(Int(number)), true, false)
        case .facilitatorWeekMinutes(let number):
            (person, isOfWeek, isOfTime) = (.facilitator(Int(number)), true, true)
        case .attendeeMinutes(let number):
            (person, isOfWeek, isOfTime) = (.attendee(Int(number)), false, true)
        default: return nil
        }
    }
}
