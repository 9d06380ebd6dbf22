import CoachingModels
import PlanModel

/// When the people of a request are free, and for which days schedules are published, according to the service's
/// answers.
struct FreeTimes {
    private let ticks: Range<Int64>
    private let clock: ZoneClock
    private let policy: Policy
    private var free: IdentifierTable<[Bool]> = IdentifierTable()
    private var scheduled: IdentifierTable<Set<LocalDate>> = IdentifierTable()

    init(_ request: PlanRequest) {
        ticks = Tick.counts(wholeIn: request.horizon)
        clock = request.clock
        policy = request.policy
    }

    mutating func add(_ answer: CoachingSlotsResponse) {
        for person in (answer.attendeeSchedules ?? []) + (answer.facilitatorSchedules ?? []) {
            guard let id = person.user?.id else { continue }
            for time in person.availableTimes ?? [] { add(time, of: id) }
        }
        for person in answer.wfmScheduleActivities ?? [] {
            guard let id = person.userReference?.id else { continue }
            for activity in person.activities ?? [] {
                if let start = activity.dateStart { note(day(of: start), of: id) }
            }
            for marker in person.fullDayTimeOffMarkers ?? [] {
                if let date = marker.businessUnitDate {
                    note(date, of: id)
                }
            }
        }
    }

    private mutating func note(_ day: LocalDate, of id: String) { scheduled[id, default: []].insert(day) }

    private func day(of date: ServiceDate) -> LocalDate {
        clock.day(of: Instant(microseconds: date.millisecondsSince1970 * 1_000))
    }

    private mutating func add(_ time: AvailableTime, of id: String) {
        guard let start = time.dateStart, let minutes = time.lengthInMinutes else { return }
        if policy.paidOnly && time.isPaid == false { return }
        if let category = time.activityCategory, !policy.activities.contains(category.rawValue) { return }
        let from = start.millisecondsSince1970 / 1_000
        let tick = Tick.seconds
        let first = (from + tick - 1) / tick
        let last = (from + Int64(minutes) * 60) / tick
        var own = free[id] ?? [Bool](repeating: false, count: ticks.count)
        for count in max(first, ticks.lowerBound)..<max(max(first, ticks.lowerBound), min(last, ticks.upperBound)) {
            own[Int(count - ticks.lowerBound)] = true
        }
        free[id] = own
    }

    /// The Mondays of the weeks of the horizon for which no schedule of a person is published.
    func weeksWithoutSchedule(_ id: String, horizon: Interval) -> [LocalDate] {
        let known = Set((scheduled[id] ?? []).map(Self.monday))
        return Self.weeks(of: horizon, clock).filter { !known.contains($0) }
    }

    /// Whether all of some people and one of others are free at the same time for this many minutes within an interval.
    func canMeet(_ attendees: [String], _ facilitators: [String], minutes: Int, within interval: Interval) -> Bool {
        let inside = Tick.counts(wholeIn: interval).clamped(to: ticks)
        let length = Int64(Tick.covering(minutes: minutes))
        guard Int64(inside.count) >= length else { return false }
        var runs = [Int64](repeating: 0, count: facilitators.count)
        let all = attendees.map { free[$0] }
        let leaders = facilitators.map { free[$0] }
        for count in inside {
            let index = Int(count - ticks.lowerBound)
            let areFree = all.allSatisfy { $0?[index] ?? false }
            for (number, leader) in leaders.enumerated() {
                runs[number] = areFree && (leader?[index] ?? false) ? runs[number] + 1 : 0
                if runs[number] >= length { return true }
            }
        }
        return false
    }

    /// Local days on which a person is free at all.
    func days(of id: String) -> Set<LocalDate> {
        guard let own = free[id] else { return [] }
        return Set(
            own.indices.filter { own[$0] }.map { index in
                clock.day(of: Tick(count: ticks.lowerBound + Int64(index)).start)
            })
    }

    static func monday(_ day: LocalDate) -> LocalDate { LocalDate(daysSince1970: day.daysSince1970 - day.weekday) }

    /// The Mondays of all weeks that an interval touches.
    static func weeks(of horizon: Interval, _ clock: ZoneClock) -> [LocalDate] {
        let first = monday(clock.day(of: horizon.start))
        let last = monday(clock.day(of: horizon.end.advanced(bySeconds: -1)))
        return stride(from: first.daysSince1970, through: last.daysSince1970, by: 7).map(LocalDate.init(daysSince1970:))
    }
}
