/// The time of one person: the published schedule, and the appointments on it.
///
/// A value without identity: a change creates a new one, so an answer that is being written keeps the one it started
/// with.
struct PersonTime: Sendable {
    /// The published schedule, with edits.
    let activities: [Activity]
    let fullDaysOff: [Schedule.FullDayOff]
    /// Appointments that occupy the person's time, by start.
    let busy: [Busy]
    /// Periods in which the person may be booked, by start.
    let periods: [Activity]
    /// The ticks that lie entirely within `periods`.
    let free: TickSet

    struct Busy: Hashable, Sendable {
        var start: Int
        var end: Int
        var appointmentID: String
        /// Set if the session is on the published schedule.
        var titleOnSchedule: String?
    }

    init(
        activities: [Activity], fullDaysOff: [Schedule.FullDayOff], busy: [Busy], bookable: Set<ActivityCode>,
        calendar: WorldCalendar
    ) {
        self.activities = activities
        self.fullDaysOff = fullDaysOff
        self.busy = busy.sorted { ($0.start, $0.appointmentID) < ($1.start, $1.appointmentID) }
        periods = Self.carve(self.busy, from: activities.filter { bookable.contains($0.code) })
        free = Self.freeTicks(of: periods, calendar: calendar)
    }

    /// The same person, ignoring these appointments.
    func without(_ appointmentIDs: Set<String>, bookable: Set<ActivityCode>, calendar: WorldCalendar) -> PersonTime {
        guard busy.contains(where: { appointmentIDs.contains($0.appointmentID) }) else { return self }
        return with(busy: busy.filter { !appointmentIDs.contains($0.appointmentID) }, bookable, calendar)
    }

    func with(busy: [Busy], _ bookable: Set<ActivityCode>, _ calendar: WorldCalendar) -> PersonTime {
        PersonTime(
            activities: activities, fullDaysOff: fullDaysOff, busy: busy, bookable: bookable, calendar: calendar)
    }

    /// Whether the schedule alone allows a booking from `start` to `end`.
    func scheduleAllows(from start: Int, to end: Int, bookable: Set<ActivityCode>) -> Bool {
        var covered = start
        for activity in activities where activity.end > covered && bookable.contains(activity.code) {
            guard activity.start <= covered else { return false }
            covered = activity.end
            if covered >= end { return true }
        }
        return false
    }

    /// Cuts the busy times out of activities; both in order of start.
    static func carve(_ busy: [Busy], from activities: [Activity]) -> [Activity] {
        guard !busy.isEmpty else { return activities }
        var left: [Activity] = []
        for activity in activities {
            var rest = activity
            for taken in busy where taken.end > rest.start && taken.start < activity.end && rest.start < rest.end {
                if taken.start > rest.start {
                    var piece = rest
                    piece.end = taken.start
                    left.append(piece)
                }
                rest.start = max(rest.start, taken.end)
            }
            if rest.start < rest.end { left.append(rest) }
        }
        return left
    }

    private static func freeTicks(of periods: [Activity], calendar: WorldCalendar) -> TickSet {
        var free = TickSet(count: calendar.tickCount)
        var index = 0
        while index < periods.count {
            let start = periods[index].start
            var end = periods[index].end
            while index + 1 < periods.count, periods[index + 1].start == end {
                index += 1
                end = periods[index].end
            }
            // Only ticks that are covered entirely; a few minutes between two sessions contain none.
            let first = calendar.tick(ofMinute: start + Tick.minutes - 1)
            free.insert(first..<max(first, calendar.tick(ofMinute: end)))
            index += 1
        }
        return free
    }
}
