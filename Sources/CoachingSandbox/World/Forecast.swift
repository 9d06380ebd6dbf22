import Foundation

/// Headcount of a planning group per tick, in hundredths of a person.
package struct StaffingCurve: Hashable, Sendable {
    /// People on the queue according to their published schedules.
    var scheduled: [Int32]
    /// People needed according to the forecast.
    var forecast: [Int32]

    /// Scheduled minus forecast headcount.
    func net(_ tick: Int) -> Int32 { scheduled[tick] - forecast[tick] }
}

/// Draws the forecast of a planning group.
///
/// Schedules are made to fit a forecast, so the forecast is drawn as the scheduled headcount minus a small margin. The
/// margin drops below zero at a morning and an afternoon peak that vary from day to day: in those hours a session is
/// costly.
struct ForecastMaker {
    let calendar: WorldCalendar
    let seed: UInt64

    func curve(group: Int, schedules: [Schedule]) -> StaffingCurve {
        let scheduled = scheduledHeadcount(schedules)
        var forecast = [Int32](repeating: 0, count: scheduled.count)
        var random = SeededRandom(seed: seed, part: "forecast", index: group)
        let size = Double(schedules.count)
        let swing = max(1.5, size * 0.035)
        let base = max(1, size * 0.02)
        for day in calendar.days {
            let shift = random.unit() * 90 - 45
            let first = calendar.tick(ofMinute: calendar.start(of: day))
            let last = min(calendar.tickCount, first + 96)
            for tick in first..<last where scheduled[tick] > 0 {
                let minute = Double(calendar.localMinute(ofTick: tick))
                let peak = bell(minute, at: 645 + shift, width: 90) + 0.8 * bell(minute, at: 885 + shift, width: 100)
                let noise = random.normal() * max(0.4, swing * 0.15)
                let margin = base + swing * (0.5 - 1.4 * peak) + noise
                forecast[tick] = max(0, scheduled[tick] - Int32((margin * 100).rounded()))
            }
        }
        return StaffingCurve(scheduled: scheduled, forecast: forecast)
    }

    private func bell(_ minute: Double, at centre: Double, width: Double) -> Double {
        exp(-((minute - centre) / width) * ((minute - centre) / width))
    }

    private func scheduledHeadcount(_ schedules: [Schedule]) -> [Int32] {
        var headcount = [Int32](repeating: 0, count: calendar.tickCount)
        for schedule in schedules {
            for activity in schedule.activities where activity.code == .onQueue {
                for tick in calendar.tick(ofMinute: activity.start)..<calendar.tick(ofMinute: activity.end) {
                    headcount[tick] += 100
                }
            }
        }
        return headcount
    }
}
