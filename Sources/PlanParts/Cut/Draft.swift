import CoachingModels
import PlanModel

/// A plan of sessions that hang together, made in short time, by which what parts share is allotted to them.
struct Draft {
    /// A session with its place in the draft.
    struct Place {
        var session: Int
        var part: Int
        var facilitator: Int32
        var start: Instant
        var end: Instant
        var day: Int
    }

    let places: [Place]
    /// Local days of the horizon, and the instants at which they begin.
    let days: [LocalDate]
    let dayStarts: [Instant]
    /// Hundredths of people above the forecast by staffing group and quarter hour, where the slots tell it.
    let before: [String: [Int64: Int]]
    /// Minutes that each facilitator is free on each day.
    let freeMinutes: [Int32: [Double]]

    init(_ plan: Plan, _ ties: RequestTies, partOfSession: [Int]) {
        let request = ties.request
        let clock = request.clock
        let first = clock.day(of: request.horizon.start)
        let last = clock.day(of: Instant(microseconds: request.horizon.end.microseconds - 1))
        let days = (first.daysSince1970...max(first.daysSince1970, last.daysSince1970)).map {
            LocalDate(daysSince1970: $0)
        }
        self.days = days
        dayStarts = (first.daysSince1970...last.daysSince1970 + 1).map { clock.start(of: LocalDate(daysSince1970: $0)) }
        let sessionOfKey = Dictionary(
            request.sessions.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
        places = plan.appointments.compactMap { appointment in
            guard let session = sessionOfKey[appointment.session],
                let facilitator = appointment.body.facilitatorId.flatMap({ ties.facilitatorOfId[$0] })
            else { return nil }
            let start = Instant(appointment.body.dateStart)
            return Place(
                session: session, part: partOfSession[session], facilitator: facilitator, start: start,
                end: start.advanced(byMinutes: request.sessions[session].lengthInMinutes),
                day: clock.day(of: start).daysSince1970 - first.daysSince1970)
        }
        var before: [String: [Int64: Int]] = [:]
        for day in plan.staffingDays ?? [] {
            let tick = Tick(at: day.dateStart).count
            for (index, people) in day.before.enumerated() {
                if let people { before[day.group, default: [:]][tick + Int64(index)] = Int((people * 100).rounded()) }
            }
        }
        self.before = before
        var free: [Int32: [Double]] = [:]
        for coach in plan.coaches ?? [] {
            guard let place = ties.facilitatorOfId[coach.id] else { continue }
            var minutes = Array(repeating: 0.0, count: days.count)
            for day in coach.days ?? [] {
                let index = clock.day(of: day.dateStart).daysSince1970 - first.daysSince1970
                if minutes.indices.contains(index) { minutes[index] = Double(day.freeMinutes) }
            }
            free[place] = minutes
        }
        freeMinutes = free
    }
}
