import CoachingModels
package import PlanModel
import RandomTestSupport

/// Requests with every field that a request can have, drawn from a seed, with texts that files must take care of.
package struct RandomRequest {
    /// What makes trouble in YAML, JSON or a roster: quotes, separators, line ends, formulas, signs, words that mean
    /// something else, letters of all kinds.
    private static let pieces = [
        "\"", "'", ",", ";", ": ", " #", "=1+1", "@x", "-", "&a", "*a", "null", "~", "true", "1e5", "0x1F",
        "2026-12-07",
        "{", "}", "[", "]", "|", ">", "%", "`", "\\", "\\n", "Zoë", "Zoe\u{308}", "ש", "日本", "😀", "\u{2028}", "\u{85}",
        "\u{FEFF}", "\u{301}", "\t", "\n", "\r\n", "\u{7}", "?", "!", "<<", "a", " ",
    ]
    private static let controls: Set<String> = ["\t", "\n", "\r\n", "\u{7}"]

    private var random: SeededGenerator
    package let clock: ZoneClock
    private let firstDay: LocalDate
    /// Whether all texts are such as a roster can hold.
    private let fitsRoster: Bool

    package init(seed: UInt64, fitsRoster: Bool = false) {
        random = SeededGenerator(seed: seed)
        let zones = ["America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC", "Africa/Cairo"]
        clock = ZoneClock(name: zones[Int(seed % 5)]) ?? .utc
        firstDay = LocalDate(daysSince1970: 20_560 + Int(seed % 300))
        self.fitsRoster = fitsRoster
    }

    package mutating func request() throws -> PlanRequest {
        var coaches: [FacilitatorRequest] = []
        for id in ids(1...4) {
            coaches.append(
                try FacilitatorRequest(
                    id: id, name: maybe { $0.line() }, maxSessionsPerDay: maybe { $0.number(0...1000) },
                    maxMinutesPerDay: maybe { $0.number(0...100_000) },
                    maxSessionsPerWeek: maybe { $0.number(0...10_000) },
                    maxMinutesPerWeek: maybe { $0.number(0...100_000) }, bufferMinutes: number(0...1) * 15,
                    targetMinutes: maybe { $0.number(0...10_000_000) }, hours: ranges(), closed: ranges(), held: held())
            )
        }
        var people: [AttendeeRequest] = []
        for id in ids(1...5) {
            people.append(
                try AttendeeRequest(
                    id: id, name: maybe { $0.line() }, staffingGroup: maybe { $0.line() },
                    maxMinutesPerDay: maybe { $0.number(0...100_000) }, minDaysBetween: number(0...14),
                    hours: ranges(), closed: ranges(), held: held()))
        }
        var sessions: [SessionRequest] = []
        for index in 0..<number(1...6) {
            sessions.append(try session(index, people.map(\.id), coaches.map(\.id)))
        }
        return try PlanRequest(
            name: line(), clock: clock, horizon: Interval(start: day(0), end: day(14)), facilitators: coaches,
            attendees: people, sessions: sessions, policy: policy(groups: Set(people.compactMap(\.staffingGroup))))
    }

    private mutating func held() -> [HeldAppointment] {
        (0..<number(0...2)).map { _ in
            HeldAppointment(dateStart: odd(day(number(0...20))), lengthInMinutes: number(1...100_000))
        }
    }

    private mutating func session(_ index: Int, _ people: [String], _ coaches: [String]) throws -> SessionRequest {
        let start = number(0...10)
        let window = maybe { one in
            one.random.oneIn(2)
                ? Interval(start: one.day(start), end: one.day(start + 3))
                : Interval(start: one.odd(one.day(start)), end: one.odd(one.day(start + 3)))
        }
        let leaders = some(of: coaches)
        // A roster knows no list of nothing.
        let documents = (fitsRoster ? 1 : 0)...2
        return try SessionRequest(
            key: "s.\(index)", name: text(), description: maybe { $0.text() } ?? "", attendees: some(of: people),
            facilitators: leaders, lengthInMinutes: [15, 30, 45, 60][number(0...3)], window: window,
            priority: number(1...100), timeOfDay: maybe { $0.timeOfDay() }, hours: ranges(),
            closed: ranges(),
            forbidden: forbidden(start, leaders),
            after: index == 0 ? nil : maybe { $0.after("s.\($0.number(0...(index - 1)))") },
            pin: maybe { one in
                PinRequest(
                    dateStart: one.day(start + 1).advanced(bySeconds: 900 * Int64(one.number(0...20))),
                    facilitatorId: one.maybe { _ in leaders[0] })
            },
            location: maybe { $0.line() }, conversationIds: maybe { $0.ids(1...3) },
            documentIds: maybe { $0.ids(documents) },
            externalLinks: maybe { one in (0..<one.number(1...2)).map { _ in "https://x/?a=1&b=\(one.line())" } },
            shareInsightsData: maybe { $0.random.oneIn(2) }, addToSchedule: random.oneIn(2))
    }

    /// Each once.
    private mutating func forbidden(_ start: Int, _ leaders: [String]) -> [ForbiddenPlace] {
        var places: [ForbiddenPlace] = []
        for _ in 0..<max(0, number(-2...3)) {
            let place = ForbiddenPlace(
                dateStart: day(start).advanced(bySeconds: 900 * Int64(number(0...40))),
                facilitatorId: maybe { _ in leaders[0] })
            if !places.contains(place) { places.append(place) }
        }
        return places
    }

    private mutating func policy(groups: Set<String>) throws -> Policy {
        if random.oneIn(4) { return Policy() }
        let costs = Dictionary(uniqueKeysWithValues: CostTerm.allCases.map { ($0, decimal()) })
        return try Policy(
            candidates: random.oneIn(2) ? .available : .suggested, activities: some(of: Policy.allActivities),
            paidOnly: random.oneIn(2), ratings: random.oneIn(3) ? [] : some(of: Policy.allRatings),
            marginMinutes: number(0...96) * 15, staffingFloor: decimal(signed: true),
            staffingGroups: limits(groups), hours: ranges(), closed: ranges(),
            locations: Dictionary(
                (0..<number(0...3)).map { _ in (line(), number(0...9)) }, uniquingKeysWith: { first, _ in first }),
            costs: costs, understaffingGrowth: decimal())
    }

    /// Names of groups in order, since draws must not depend on that of a set. Nobody's group is among them where they might
    /// be named by the slots.
    private mutating func limits(_ groups: Set<String>) -> [String: StaffingGroupPolicy] {
        groups.sorted().reduce(into: [:]) { limits, group in
            limits[group] = maybe { one in
                StaffingGroupPolicy(
                    floor: one.maybe { $0.decimal(signed: true) }, maxAway: one.maybe { $0.number(1...9) })
            }
        }
    }

    private mutating func ranges() -> [HoursRange] {
        (0..<max(0, number(-2...2))).map { _ in
            if random.oneIn(3) {
                let start = number(0...10)
                return .interval(
                    random.oneIn(2)
                        ? Interval(start: day(start), end: day(start + 2))
                        : Interval(start: odd(day(start)), end: odd(day(start + 2))))
            }
            let days = Set(Weekday.allCases.shuffled(using: &random).prefix(number(1...7)))
            return .weekly(WeeklyHours(days: days, times: maybe { $0.timeOfDay() }))
        }
    }

    private mutating func after(_ key: String) -> AfterRequest {
        let least = number(0...9)
        return AfterRequest(session: key, minDays: least, maxDays: maybe { least + $0.number(0...9) })
    }

    private mutating func timeOfDay() -> Range<ClockTime> {
        let start = number(0...1439)
        return ClockTime(minuteOfDay: start)..<ClockTime(minuteOfDay: number((start + 1)...1440))
    }

    private mutating func decimal(signed: Bool = false) -> ExactDecimal {
        let sign = signed && random.oneIn(2) ? "-" : ""
        return ExactDecimal("\(sign)\(number(0...999)).\(number(0...9999))") ?? ExactDecimal(1)
    }

    private func day(_ number: Int) -> Instant {
        clock.start(of: LocalDate(daysSince1970: firstDay.daysSince1970 + number))
    }

    /// Some time later, to the microsecond.
    private mutating func odd(_ instant: Instant) -> Instant {
        let unit: Int64 = random.oneIn(2) ? 1 : 1000
        return Instant(microseconds: instant.microseconds + Int64(number(1...3_600_000)) * unit)
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    private mutating func maybe<Value>(_ value: (inout RandomRequest) -> Value) -> Value? {
        random.oneIn(2) ? value(&self) : nil
    }

    /// At least one, in any order.
    private mutating func some(of texts: [String]) -> [String] {
        Array(texts.shuffled(using: &random).prefix(number(1...texts.count)))
    }

    /// Different ones.
    private mutating func ids(_ counts: ClosedRange<Int>) -> [String] {
        (0..<number(counts)).map { index in
            let id = "\(index)\(line())"
            return fitsRoster ? id.replacing(";", with: "+") : id
        }
    }

    /// A text without control characters.
    private mutating func line() -> String { words(without: Self.controls) }

    private mutating func text() -> String { words(without: []) }

    private mutating func words(without left: Set<String>) -> String {
        let pieces = Self.pieces.filter { !left.contains($0) && !(fitsRoster && $0 == ";") }
        let text = (0..<number(1...5)).map { _ in pieces[number(0...(pieces.count - 1))] }.joined()
        // White space at the ends is what a roster does not keep.
        return text == "<<" ? "x" : fitsRoster ? "x\(text)x" : text
    }
}
