import CoachingModels
import Foundation

/// A tick is a quarter hour of UTC; all times in the world's data are multiples of ticks.
enum Tick {
    static let minutes = 15
}

/// The days, weeks and ticks that a world covers.
struct WorldCalendar: Sendable {
    let zone: TimeZone
    let days: [ServiceDay]
    /// The minute since 1970 at which each of `days` starts, followed by the minute at which the last one ends.
    private let dayStarts: [Int]

    init?(shape: WorldShape) {
        guard let zone = TimeZone(identifier: shape.timeZone), shape.weeks > 0 else { return nil }
        self.zone = zone
        days = (0..<(shape.weeks * 7)).map { shape.firstDay + $0 }
        dayStarts = (0...(shape.weeks * 7)).map { (shape.firstDay + $0).startMinute(in: zone) }
    }

    var startMinute: Int { dayStarts[0] }
    var endMinute: Int { dayStarts[days.count] }
    var tickCount: Int { (endMinute - startMinute) / Tick.minutes }
    var weekCount: Int { days.count / 7 }

    func start(of day: ServiceDay) -> Int {
        dayStarts[day.daysSince1970 - days[0].daysSince1970]
    }

    /// The week in which a minute lies, counted from the first; nil outside the world.
    func week(ofMinute minute: Int) -> Int? {
        guard minute >= startMinute, minute < endMinute else { return nil }
        // A week is 7 × 1440 minutes give or take a daylight-saving hour.
        var week = min((minute - startMinute) / (7 * 1440), weekCount - 1)
        while dayStarts[week * 7] > minute { week -= 1 }
        while dayStarts[(week + 1) * 7] <= minute { week += 1 }
        return week
    }

    /// The index of the tick that contains a minute; may lie outside `0..<tickCount`.
    func tick(ofMinute minute: Int) -> Int {
        Int((Double(minute - startMinute) / Double(Tick.minutes)).rounded(.down))
    }

    func minute(ofTick tick: Int) -> Int {
        startMinute + tick * Tick.minutes
    }

    /// The minute of the day on which the tick falls in local time, for curves over the day.
    func localMinute(ofTick tick: Int) -> Int {
        let minute = minute(ofTick: tick)
        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(minute) * 60)) / 60
        return ((minute + offset) % 1440 + 1440) % 1440
    }
}
