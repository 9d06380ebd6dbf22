import CoachingModels

/// The published schedule of one person over the weeks of the world.
package struct Schedule: Hashable, Sendable {
    /// In order of start, without overlaps.
    var activities: [Activity]
    /// Days off for the whole day; they have no activities.
    var fullDaysOff: [FullDayOff]

    struct FullDayOff: Hashable, Sendable {
        var day: ServiceDay
        var minutes: Int
        var timeOffRequestID: String
    }

    static let empty = Schedule(activities: [], fullDaysOff: [])
}

/// Draws the schedule of one person from the seed.
struct ScheduleMaker {
    let calendar: WorldCalendar
    let seed: UInt64

    func schedule(for job: Person.Job, index: Int) -> Schedule {
        var random = SeededRandom(seed: seed, part: "schedule", index: index)
        let worksWeekends = job == .agent && random.chance(0.15)
        let usualStart = random.pick(ShiftPattern.starts)
        var schedule = Schedule.empty
        for day in calendar.days {
            let isDayOff = worksWeekends ? (2...3).contains(day.weekday) : day.weekday >= 5
            if isDayOff { continue }
            if random.chance(0.03) {
                schedule.fullDaysOff.append(
                    Schedule.FullDayOff(day: day, minutes: 480, timeOffRequestID: random.uuid()))
                continue
            }
            let start = random.chance(0.8) ? usualStart : random.pick(ShiftPattern.starts)
            let pattern = job == .coach ? ShiftPattern.coachDay(&random) : ShiftPattern.agentDay(&random)
            schedule.activities += activities(pattern, from: calendar.start(of: day) + start)
        }
        return schedule
    }

    /// Joins equal quarter hours that touch.
    private func activities(_ pattern: [ActivityCode], from start: Int) -> [Activity] {
        var joined: [Activity] = []
        for (quarter, code) in pattern.enumerated() {
            let from = start + quarter * Tick.minutes
            if let last = joined.indices.last, joined[last].code == code {
                joined[last].end = from + Tick.minutes
            } else {
                joined.append(Activity(start: from, end: from + Tick.minutes, code: code))
            }
        }
        return joined
    }
}
