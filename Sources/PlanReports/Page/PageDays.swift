import CoachingModels
import PlanModel

/// The local days that a page covers, and the UTC offsets in them.
struct PageDays {
    struct Day {
        var date: LocalDate
        var start: Instant
        var minutes: Int
    }

    /// More empty days than this are of no use to anybody.
    private static let mostDays = 800

    let days: [Day]
    /// Minutes by which local time is ahead of UTC, from an instant on.
    let offsets: [(from: Instant, minutes: Int)]
    private let indexOfDate: [LocalDate: Int]
    private let clock: ZoneClock

    /// The days of the horizon, and the days of anything else in the plan.
    init(_ plan: Plan, clock: ZoneClock) {
        self.clock = clock
        var dates = Set(plan.appointments.map { clock.day(of: Instant($0.body.dateStart)) })
        dates.formUnion(plan.staffing.map { clock.day(of: $0.dateStart) })
        dates.formUnion((plan.staffingDays ?? []).map { clock.day(of: $0.dateStart) })
        dates.formUnion((plan.coaches ?? []).flatMap { $0.days ?? [] }.map { clock.day(of: $0.dateStart) })
        if let horizon = plan.horizon, horizon.start < horizon.end {
            let first = clock.day(of: horizon.start).daysSince1970
            let last = clock.day(of: horizon.end.advanced(bySeconds: -1)).daysSince1970
            for number in first...min(last, first + Self.mostDays) {
                dates.insert(LocalDate(daysSince1970: number))
            }
        }
        days = dates.sorted().filter(clock.hasDay).map { date in
            let start = clock.start(of: date)
            let next = clock.start(of: LocalDate(daysSince1970: date.daysSince1970 + 1))
            return Day(date: date, start: start, minutes: Int((next.seconds - start.seconds) / 60))
        }
        indexOfDate = Dictionary(uniqueKeysWithValues: days.enumerated().map { ($0.element.date, $0.offset) })
        offsets = Self.offsets(days, clock)
    }

    /// The instant from which the page counts minutes.
    var base: Instant { days.first?.start ?? Instant(seconds: 0) }

    /// Minutes since ``base``.
    func minute(_ instant: Instant) -> Int {
        Int((instant.seconds - base.seconds).flooredDivision(by: 60))
    }

    func index(of instant: Instant) -> Int? { indexOfDate[clock.day(of: instant)] }

    /// The offsets of the days, with two more days at both ends of each, as a page derives a day's offset from the days
    /// around a change.
    private static func offsets(_ days: [Day], _ clock: ZoneClock) -> [(from: Instant, minutes: Int)] {
        var offsets: [(from: Instant, minutes: Int)] = []
        var looked = Instant(microseconds: .min)
        func look(at instant: Instant) {
            let minutes = clock.offset(at: instant) / 60
            if offsets.last?.minutes != minutes { offsets.append((instant, minutes)) }
            looked = instant
        }
        for day in days {
            let (from, until) = (day.start.advanced(bySeconds: -172_800), day.start.advanced(bySeconds: 259_200))
            // Nearly always there is no change, and the plan's days may lie years apart.
            guard clock.offset(at: from) != clock.offset(at: until) else {
                if looked < from { look(at: from) }
                continue
            }
            let start = max(from, looked)
            if start < until { look(at: start) }
            for change in clock.offsetChanges(from: start, to: until) { look(at: change) }
        }
        return offsets.isEmpty ? [(Instant(seconds: 0), 0)] : offsets
    }
}
