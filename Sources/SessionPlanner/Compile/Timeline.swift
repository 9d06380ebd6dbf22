import CoachingModels
import PlanModel

/// The ticks of a horizon, with the local date and time of its zone at each.
struct Timeline {
    let clock: ZoneClock
    /// Ticks since 1970 before the first one of the horizon.
    let firstTick: Int64
    /// Whole ticks inside the horizon.
    let tickCount: Int
    /// The local day at the start of each tick and at the end of the last.
    let day: [Int32]
    /// Minutes since local midnight at the start of each tick and at the end of the last.
    let minuteOfDay: [Int32]

    init(horizon: Interval, clock: ZoneClock) {
        self.clock = clock
        firstTick = Tick(atOrAfter: horizon.start).count
        tickCount = max(0, Int(Tick(at: horizon.end).count - firstTick))
        let first = firstTick
        let local = (0...tickCount).map { clock.local(Tick(count: first + Int64($0)).start) }
        day = local.map { Int32($0.day.daysSince1970) }
        minuteOfDay = local.map { Int32($0.time.minuteOfDay) }
    }

    /// The weekday of the local day on which a tick begins.
    func weekday(ofTick tick: Int) -> Weekday {
        Weekday(rawValue: LocalDate(daysSince1970: Int(day[tick])).weekday) ?? .monday
    }

    /// A number for the ISO week of the local day on which each tick begins; later weeks have higher numbers.
    var weekOfTick: [Int32] { day.prefix(tickCount).map(Self.week) }

    static func week(ofDay day: Int32) -> Int32 { Int32(LocalDate(daysSince1970: Int(day)).week) }

    /// The ticks of each local day.
    var days: [Range<Int>] {
        var days: [Range<Int>] = []
        for tick in 0..<tickCount {
            if let last = days.last, day[last.lowerBound] == day[tick] {
                days[days.count - 1] = last.lowerBound..<tick + 1
            } else {
                days.append(tick..<tick + 1)
            }
        }
        return days
    }

    /// The instant at which a tick of the horizon begins.
    func start(ofTick tick: Int) -> Instant { Tick(count: firstTick + Int64(tick)).start }

    /// The ticks, relative to the horizon's first, that lie entirely inside an interval and inside the horizon.
    ///
    /// - Parameter margin: this many ticks before and after each must lie inside the interval too, though not in the
    ///   horizon.
    func wholeTicks(in interval: Interval, margin: Int = 0) -> Range<Int> {
        let lower = max(0, Tick(atOrAfter: interval.start).count - firstTick + Int64(margin))
        let upper = min(Int64(tickCount), Tick(at: interval.end).count - firstTick - Int64(margin))
        return Int(min(lower, Int64(tickCount)))..<Int(max(min(lower, Int64(tickCount)), upper))
    }

    /// The tick of the horizon that begins at this instant, nil if there is none.
    func tick(startingAt instant: Instant) -> Int? {
        guard let tick = Tick(startingAt: instant)?.count, (0..<Int64(tickCount)).contains(tick - firstTick) else {
            return nil
        }
        return Int(tick - firstTick)
    }
}
