/// By name: `{"rule": "attendeeDay", "attendee": 3, "day": 2}`.
extension LinkingRow: Codable {
    /// What a number of a row is, as files call it.
    enum Number: String, Sendable {
        case group, person, attendee, location, session, facilitator, tick, day, firstDay, lastDay, week, people
        case divisor
    }

    private struct Key: CodingKey {
        static let rule = Key(stringValue: "rule")
        var stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init(_ number: Number) { stringValue = number.rawValue }
        init?(intValue: Int) { nil }
    }

    /// Reads a row by the names of its rule and numbers.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        let name = try values.decode(String.self, forKey: .rule)
        guard let kind = Kind.allCases.first(where: { $0.reading.name == name }) else {
            throw DecodingError.dataCorruptedError(forKey: .rule, in: values, debugDescription: "no rule \(name)")
        }
        self.init(kind: kind, first: 0)
        let numbers = try kind.reading.numbers.map { try values.decode(Int32.self, forKey: Key($0)) }
        first = numbers[0]
        second = numbers.count > 1 ? numbers[1] : 0
        third = numbers.count > 2 ? numbers[2] : 0
    }

    /// Writes a row by the names of its rule and numbers.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(kind.reading.name, forKey: .rule)
        for (key, number) in zip(kind.reading.numbers, [first, second, third]) {
            try values.encode(number, forKey: Key(key))
        }
    }
}

extension LinkingRow: CustomStringConvertible {
    /// The rule and its numbers.
    public var description: String {
        let numbers = zip(kind.reading.numbers, [first, second, third]).map { "\($0.rawValue) \($1)" }
        return "\(kind.reading.name) of \(numbers.joined(separator: ", "))"
    }
}
