/// By name: `{"rule": "attendeeDay", "attendee": 3, "day": 2}`.
extension LinkingRow: Codable {
    private enum Key: String, CodingKey {
        case rule, group, person, attendee, location, session, facilitator, tick, day, firstDay, lastDay, week, people,
            divisor
    }

    /// What the row's numbers are, in their order.
    private var fields: [Key] {
        switch kind {
        case .staffing: [.group, .tick, .people]
        case .groupAway: [.group, .tick]
        case .person: [.person, .tick]
        case .attendeeDay: [.attendee, .day]
        case .attendeeSpacing: [.attendee, .firstDay]
        case .location: [.location, .tick]
        case .after: [.session, .firstDay, .lastDay]
        case .target: [.facilitator]
        case .facilitatorWeekTicks: [.facilitator, .week, .divisor]
        case .facilitatorWeekSessions: [.facilitator, .week]
        }
    }

    /// Reads a row by the names of its rule and numbers.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        let name = try values.decode(String.self, forKey: .rule)
        guard let kind = Kind.allCases.first(where: { $0.name == name }) else {
            throw DecodingError.dataCorruptedError(forKey: .rule, in: values, debugDescription: "no rule \(name)")
        }
        self.init(kind: kind, first: 0)
        let numbers = try fields.map { try values.decode(Int32.self, forKey: $0) }
        first = numbers[0]
        second = numbers.count > 1 ? numbers[1] : 0
        third = numbers.count > 2 ? numbers[2] : 0
    }

    /// Writes a row by the names of its rule and numbers.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(kind.name, forKey: .rule)
        for (key, number) in zip(fields, [first, second, third]) { try values.encode(number, forKey: key) }
    }
}

extension LinkingRow: CustomStringConvertible {
    /// The rule and its numbers.
    public var description: String {
        let numbers = zip(fields, [first, second, third]).map { "\($0.rawValue) \($1)" }
        return "\(kind.name) of \(numbers.joined(separator: ", "))"
    }
}

extension LinkingRow.Kind {
    /// As files have it.
    var name: String {
        switch self {
        case .staffing: "staffing"
        case .groupAway: "groupAway"
        case .person: "person"
        case .attendeeDay: "attendeeDay"
        case .attendeeSpacing: "attendeeSpacing"
        case .location: "location"
        case .after: "after"
        case .target: "target"
        case .facilitatorWeekTicks: "facilitatorWeekTicks"
        case .facilitatorWeekSessions: "facilitatorWeekSessions"
        }
    }
}
