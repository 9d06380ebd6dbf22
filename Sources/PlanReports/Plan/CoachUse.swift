import CoachingModels
import PlanModel

/// How much of a coach's time a plan uses.
struct CoachUse {
    /// The use on one local day.
    struct Day {
        /// An instant of the day.
        var start: Instant
        var sessions = 0
        var minutes = 0
        /// Nil if the service reported no schedule of the coach.
        var freeMinutes: Int?
        /// What they lead then beside the plan.
        var held: [HeldAppointment] = []
    }

    var coach: PlanCoach
    var days: [Day]
    let clock: ZoneClock

    init(_ coach: PlanCoach, led rows: [ReportRow], clock: ZoneClock) {
        self.coach = coach
        self.clock = clock
        var days: [LocalDate: Day] = [:]
        for day in coach.days ?? [] {
            days[clock.day(of: day.dateStart)] = Day(start: day.dateStart, freeMinutes: day.freeMinutes)
        }
        for row in rows {
            let day = clock.day(of: row.start)
            days[day, default: Day(start: row.start)].sessions += 1
            days[day, default: Day(start: row.start)].minutes += row.minutes
        }
        for appointment in coach.held ?? [] { days[clock.day(of: appointment.dateStart)]?.held.append(appointment) }
        self.days = days.sorted { $0.key < $1.key }.map(\.value)
    }

    var sessions: Int { days.reduce(0) { $0 + $1.sessions } }
    var minutes: Int { days.reduce(0) { $0 + $1.minutes } }
    var isLimitedByWeek: Bool { coach.maxSessionsPerWeek != nil || coach.maxMinutesPerWeek != nil }
    var daysOff: [Day] { days.filter { $0.freeMinutes == 0 } }

    /// The days by ISO week, each with its first day.
    var weeks: [[Day]] {
        days.reduce(into: []) { weeks, day in
            if let last = weeks.last?.last, week(of: last.start) == week(of: day.start) {
                weeks[weeks.count - 1].append(day)
            } else {
                weeks.append([day])
            }
        }
    }

    private func week(of instant: Instant) -> Int {
        clock.day(of: instant).week
    }

    /// What they lead beside the plan in a week, whether its days are in the horizon or not.
    func held(inWeek week: [Day]) -> [HeldAppointment] {
        guard let number = week.first.map({ self.week(of: $0.start) }) else { return [] }
        return (coach.held ?? []).filter { self.week(of: $0.dateStart) == number }
    }

    /// Minutes that a day's limits and free time still leave; nil if neither is known.
    func left(_ day: Day) -> Int? {
        if let most = coach.maxSessionsPerDay, day.sessions + day.held.count >= most { return 0 }
        let limit = coach.maxMinutesPerDay.map { max(0, $0 - day.held.minutes) }
        let rest = [limit, day.freeMinutes].compactMap(\.self).map { max(0, $0 - day.minutes) }
        return rest.min()
    }

    /// The same for a week.
    func left(_ week: [Day]) -> Int? {
        let held = held(inWeek: week)
        if let most = coach.maxSessionsPerWeek, week.reduce(held.count, { $0 + $1.sessions }) >= most { return 0 }
        let days = week.compactMap(left)
        let ofDays = days.count == week.count ? days.reduce(0, +) : nil
        let ofWeek = coach.maxMinutesPerWeek.map { max(0, $0 - week.reduce(held.minutes) { $0 + $1.minutes }) }
        return [ofDays, ofWeek].compactMap(\.self).min()
    }

    /// The same for the whole horizon.
    var left: Int? {
        guard coach.days != nil else { return nil }
        let weeks = weeks.map(left)
        return weeks.contains(nil) ? nil : weeks.compactMap(\.self).reduce(0, +)
    }
}
