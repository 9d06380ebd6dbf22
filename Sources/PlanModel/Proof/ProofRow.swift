public import CoachingModels

/// A condition of planning.md that couples facilitators' days, by name.
///
/// People, groups, locations and sessions are named as in the request; an instant is the beginning of a quarter hour.
public enum ProofRow: Sendable, Hashable {
    /// At most this many attendees of a group are away in a quarter hour; exceeding it has a cost.
    case staffing(group: String, at: Instant, people: Int)
    /// A person is in at most one session, whatever the role.
    case person(String, at: Instant)
    /// The time that an attendee spends in sessions on a day is within `maxMinutesPerDay`.
    case attendeeDay(attendee: String, day: LocalDate)
    /// The number of sessions in a location is within its limit.
    case location(String, at: Instant)
    /// A session is on these days at most as often as its predecessor is on the days that allow them.
    case after(session: String, first: LocalDate, last: LocalDate)
    /// The time that a facilitator leads is within `targetMinutes`; exceeding it has a cost.
    case target(facilitator: String)
    /// At most as many attendees of a group are away in a quarter hour as its `maxAway`.
    case groupAway(group: String, at: Instant)
    /// An attendee has at most one session among those that start on a day or within `minDaysBetween` days from it.
    case attendeeSpacing(attendee: String, day: LocalDate)
    /// The time that a facilitator leads in an ISO week, `2026-W50`, is within `maxMinutesPerWeek`, counted in pieces
    /// of `divisor` quarter hours, rounded down in each session and in the limit.
    case facilitatorWeekTicks(facilitator: String, week: String, divisor: Int)
    /// The number of sessions that a facilitator leads in an ISO week are within `maxSessionsPerWeek`.
    case facilitatorWeekSessions(facilitator: String, week: String)
}

extension ProofRow: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case rule, group, at, people, person, attendee, day, location, session, first, last, facilitator, week, divisor
    }

    /// The rules, by their names in files.
    private enum Rule: String, Codable {
        case staffing, person, attendeeDay, location, after, target, groupAway, attendeeSpacing, facilitatorWeekTicks
        case facilitatorWeekSessions
    }

    /// Reads an object with a rule's name and its fields; other fields are refused.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: NamedKey.self)
        func text(_ key: Key) throws -> String { try fields.decode(String.self, forKey: NamedKey(key.rawValue)) }
        func whole(_ key: Key) throws -> Int { try fields.decode(Int.self, forKey: NamedKey(key.rawValue)) }
        func at() throws -> Instant { try fields.decode(Instant.self, forKey: NamedKey(Key.at.rawValue)) }
        func day(_ key: Key) throws -> LocalDate {
            try fields.decode(LocalDate.self, forKey: NamedKey(key.rawValue))
        }
        let rule = try fields.decode(Rule.self, forKey: NamedKey(Key.rule.rawValue))
        switch rule {
        case .staffing:
            self = .staffing(
                group: try text(.group), at: try at(),
                people: try whole(.people))
        case .person: self = .person(try text(.person), at: try at())
        case .attendeeDay: self = .attendeeDay(attendee: try text(.attendee), day: try day(.day))
        case .location: self = .location(try text(.location), at: try at())
        case .after: self = .after(session: try text(.session), first: try day(.first), last: try day(.last))
        case .target: self = .target(facilitator: try text(.facilitator))
        case .groupAway: self = .groupAway(group: try text(.group), at: try at())
        case .attendeeSpacing: self = .attendeeSpacing(attendee: try text(.attendee), day: try day(.day))
        case .facilitatorWeekTicks:
            self = .facilitatorWeekTicks(
                facilitator: try text(.facilitator), week: try text(.week), divisor: try whole(.divisor))
        case .facilitatorWeekSessions:
            self = .facilitatorWeekSessions(facilitator: try text(.facilitator), week: try text(.week))
        }
        let known = Set(self.fields.map(\.key.rawValue)).union([Key.rule.rawValue])
        if let unknown = fields.allKeys.first(where: { !known.contains($0.stringValue) }) {
            throw DecodingError.dataCorruptedError(
                forKey: unknown, in: fields, debugDescription: "a row of the rule \(rule.rawValue) has no such field")
        }
    }

    /// Writes the rule's name and its fields.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(rule, forKey: .rule)
        for (key, value) in fields {
            switch value {
            case .text(let text): try values.encode(text, forKey: key)
            case .instant(let instant): try values.encode(instant.shortText, forKey: key)
            case .day(let day): try values.encode(day, forKey: key)
            case .count(let count): try values.encode(count, forKey: key)
            }
        }
    }

    private enum Value {
        case text(String)
        case instant(Instant)
        case day(LocalDate)
        case count(Int)
    }

    private var rule: Rule {
        switch self {
        case .staffing: .staffing
        case .person: .person
        case .attendeeDay: .attendeeDay
        case .location: .location
        case .after: .after
        case .target: .target
        case .groupAway: .groupAway
        case .attendeeSpacing: .attendeeSpacing
        case .facilitatorWeekTicks: .facilitatorWeekTicks
        case .facilitatorWeekSessions: .facilitatorWeekSessions
        }
    }

    private var fields: [(key: Key, value: Value)] {
        switch self {
        case .staffing(let group, let at, let people):
            [(.group, .text(group)), (.at, .instant(at)), (.people, .count(people))]
        case .person(let person, let at): [(.person, .text(person)), (.at, .instant(at))]
        case .attendeeDay(let attendee, let day): [(.attendee, .text(attendee)), (.day, .day(day))]
        case .location(let location, let at): [(.location, .text(location)), (.at, .instant(at))]
        case .after(let session, let first, let last):
            [(.session, .text(session)), (.first, .day(first)), (.last, .day(last))]
        case .target(let facilitator): [(.facilitator, .text(facilitator))]
        case .groupAway(let group, let at): [(.group, .text(group)), (.at, .instant(at))]
        case .attendeeSpacing(let attendee, let day): [(.attendee, .text(attendee)), (.day, .day(day))]
        case .facilitatorWeekTicks(let facilitator, let week, let divisor):
            [(.facilitator, .text(facilitator)), (.week, .text(week)), (.divisor, .count(divisor))]
        case .facilitatorWeekSessions(let facilitator, let week):
            [(.facilitator, .text(facilitator)), (.week, .text(week))]
        }
    }
}

extension ProofRow: CustomStringConvertible {
    /// `staffing, group billing, at 2026-12-07T09:15Z, people 2`
    public var description: String {
        let values = fields.map { key, value in
            switch value {
            case .text(let text): "\(key.rawValue) \(text)"
            case .instant(let instant): "\(key.rawValue) \(instant.shortText)"
            case .day(let day): "\(key.rawValue) \(day)"
            case .count(let count): "\(key.rawValue) \(count)"
            }
        }
        return ([rule.rawValue] + values).joined(separator: ", ")
    }
}

extension Instant {
    /// `2026-12-07T09:15Z` if that represents it completely.
    fileprivate var shortText: String {
        microseconds % 60_000_000 == 0 ? "\(iso8601.prefix(16))Z" : exactText
    }
}
