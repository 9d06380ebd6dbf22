import CoachingModels
import PlanModel

/// When sessions are permitted by `hours` and `closed`, quarter hour by quarter hour of the horizon.
final class VerifierHours {
    /// The hours of one policy, person or session.
    struct Table {
        /// For each range of `hours` and each quarter hour, how many consecutive quarter hours from it lie entirely in
        /// the range.
        private let inside: [[Int]]
        /// For each quarter hour, how many consecutive quarter hours from it are outside all ranges of `closed`.
        private let open: [Int]
        private let firstTick: Int64

        init(inside: [[Bool]], open: [Bool], firstTick: Int64) {
            self.inside = inside.map(Table.runs)
            self.open = Table.runs(open)
            self.firstTick = firstTick
        }

        /// Whether a session in these quarter hours of the horizon keeps `hours` and `closed`.
        func isOpen(_ ticks: Range<Int64>) -> Bool {
            let first = Int(ticks.lowerBound - firstTick)
            guard open.indices.contains(first), open[first] >= ticks.count else { return false }
            return inside.isEmpty || inside.contains { $0[first] >= ticks.count }
        }

        private static func runs(_ flags: [Bool]) -> [Int] {
            var runs = flags.map { _ in 0 }
            var run = 0
            for place in flags.indices.reversed() {
                run = flags[place] ? run + 1 : 0
                runs[place] = run
            }
            return runs
        }
    }

    private let request: PlanRequest
    private let coaches: IdentifierTable<FacilitatorRequest>
    private let coached: IdentifierTable<AttendeeRequest>
    private let calendar: VerifierCalendar
    private let ticks: Range<Int64>
    private lazy var clocks = ticks.map { calendar.clock(ofTick: $0) }
    private var tables: [OpeningTimes: Table] = [:]

    init(request: PlanRequest) {
        self.request = request
        coaches = IdentifierTable(request.facilitators.map { ($0.id, $0) })
        coached = IdentifierTable(request.attendees.map { ($0.id, $0) })
        calendar = VerifierCalendar(timeZone: request.clock.name)
        ticks = Tick.counts(wholeIn: request.horizon)
    }

    /// The hours and closed times that apply to a session, whoever leads it.
    func common(_ session: SessionRequest) -> [(owner: String, table: Table)] {
        let owners = [("the policy", request.policy.opening), ("the session", session.opening)]
        let people = session.attendees.compactMap { id in
            coached[id].map { (ForeignText.shown(id), $0.opening) }
        }
        return (owners + people).compactMap { owner, opening in table(opening).map { (owner, $0) } }
    }

    /// The hours and closed times of a facilitator.
    func leader(_ id: String) -> (owner: String, table: Table)? {
        coaches[id].flatMap { table($0.opening) }.map { (ForeignText.shown(id), $0) }
    }

    /// The hours and closed times that apply to a facilitator, whatever the session.
    func ofCoach(_ id: String) -> [Table] {
        [table(request.policy.opening), coaches[id].flatMap { table($0.opening) }].compactMap(\.self)
    }

    /// The table; nil if nothing is limited.
    private func table(_ opening: OpeningTimes) -> Table? {
        guard !opening.isAlways else { return nil }
        if let known = tables[opening] { return known }
        let table = Table(
            inside: opening.hours.map { range in ticks.map { lies($0, in: range) } },
            open: ticks.map { tick in !opening.closed.contains { touches(tick, $0) } }, firstTick: ticks.lowerBound)
        tables[opening] = table
        return table
    }

    private func lies(_ tick: Int64, in range: HoursRange) -> Bool {
        switch range {
        case .interval(let interval):
            return tick * 900_000_000 >= interval.start.microseconds
                && (tick + 1) * 900_000_000 <= interval.end.microseconds
        case .weekly(let hours):
            let clock = clocks[Int(tick - ticks.lowerBound)]
            return hours.days.contains { $0.rawValue == clock.weekday }
                && clock.minute >= hours.times.lowerBound.minuteOfDay
                && clock.minute + 15 <= hours.times.upperBound.minuteOfDay
        }
    }

    private func touches(_ tick: Int64, _ range: HoursRange) -> Bool {
        switch range {
        case .interval(let interval):
            return (tick + 1) * 900_000_000 > interval.start.microseconds
                && tick * 900_000_000 < interval.end.microseconds
        case .weekly(let hours):
            let clock = clocks[Int(tick - ticks.lowerBound)]
            return hours.days.contains { $0.rawValue == clock.weekday }
                && clock.minute + 15 > hours.times.lowerBound.minuteOfDay
                && clock.minute < hours.times.upperBound.minuteOfDay
        }
    }
}
