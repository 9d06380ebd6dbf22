import CoachingModels
import RandomTestSupport

/// Makes random values of any model: decodes it from nothing, inventing each field as it is asked for.
final class RandomValues {
    fileprivate var generator: SeededGenerator
    /// Share of optional fields that are filled, from 0 to 1.
    fileprivate let filled: Double

    init(seed: UInt64, filled: Double) {
        generator = SeededGenerator(seed: seed)
        self.filled = filled
    }

    func value<Model: Decodable>(_ type: Model.Type) throws -> Model {
        try make(type, depth: 0)
    }

    fileprivate func make<Value: Decodable>(_ type: Value.Type, depth: Int) throws -> Value {
        let special: Any? =
            switch type {
            case is ServiceDate.Type: date()
            case is ServiceDay.Type: ServiceDay(daysSince1970: Int.random(in: -700_000...2_900_000, using: &generator))
            case is [String: String].Type: table()
            case is String.Type: text()
            default: nil
            }
        if let special = special as? Value { return special }
        return try Value(from: RandomDecoder(values: self, depth: depth))
    }

    func date() -> ServiceDate {
        // Years 0000 to 9999.
        ServiceDate(
            millisecondsSince1970: Int64.random(in: -62_167_219_200_000...253_402_300_799_999, using: &generator))
    }

    func table() -> [String: String] {
        var table: [String: String] = [:]
        for _ in 0..<Int.random(in: 0...4, using: &generator) { table[text()] = text() }
        return table
    }

    func text() -> String {
        let pieces = [
            "a", "Z", "0", " ", "/", "\\", "\"", "\n", "\r", "\t", "\u{8}", "\u{c}", "\u{0}", "\u{1f}", "\u{7f}", "é",
            "e\u{301}", "日本", "🧑‍🏫", "\u{2028}", "\u{feff}", "{", "]", ",", "null",
        ]
        return (0..<Int.random(in: 0...8, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
            .joined()
    }

    fileprivate func isFilled() -> Bool { Double.random(in: 0..<1, using: &generator) < filled }
}

private struct RandomDecoder: Decoder {
    let values: RandomValues
    let depth: Int
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(RandomKeyed(values: values, depth: depth))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer {
        // Bounded depth: an ErrorBody holds more of its kind.
        let count = depth > 4 ? 0 : Int.random(in: 0...3, using: &values.generator)
        return RandomUnkeyed(values: values, depth: depth, count: count)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { RandomSingle(values: values, depth: depth) }
}

private struct RandomKeyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let values: RandomValues
    let depth: Int
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { depth <= 6 && values.isFilled() }
    func decodeNil(forKey key: Key) -> Bool { false }
    func decode(_ type: Bool.Type, forKey key: Key) -> Bool { .random(using: &values.generator) }
    func decode(_ type: Double.Type, forKey key: Key) -> Double {
        (Double.random(in: -1e6...1e6, using: &values.generator) * 4).rounded() / 4
    }
    func decode(_ type: Int.Type, forKey key: Key) -> Int { .random(in: -5000...5000, using: &values.generator) }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try values.make(type, depth: depth + 1) }
    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedDecodingContainer<Nested> {
        KeyedDecodingContainer(RandomKeyed<Nested>(values: values, depth: depth + 1))
    }
    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedDecodingContainer { superDecoder().unkeyed }
    func superDecoder() -> any Decoder { RandomDecoder(values: values, depth: depth + 1) }
    func superDecoder(forKey key: Key) -> any Decoder { superDecoder() }
}

extension Decoder {
    fileprivate var unkeyed: any UnkeyedDecodingContainer {
        guard let container = try? unkeyedContainer() else { fatalError("a random decoder always has one") }
        return container
    }
}

private struct RandomUnkeyed: UnkeyedDecodingContainer {
    let values: RandomValues
    let depth: Int
    let count: Int?
    var currentIndex = 0
    var codingPath: [any CodingKey] { [] }
    var isAtEnd: Bool { currentIndex >= count ?? 0 }

    init(values: RandomValues, depth: Int, count: Int) {
        self.values = values
        self.depth = depth
        self.count = count
    }

    mutating func decodeNil() -> Bool { false }
    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        currentIndex += 1
        return try values.make(type, depth: depth + 1)
    }
    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedDecodingContainer<Nested> {
        KeyedDecodingContainer(RandomKeyed<Nested>(values: values, depth: depth + 1))
    }
    mutating func nestedUnkeyedContainer() -> any UnkeyedDecodingContainer { self }
    mutating func superDecoder() -> any Decoder { RandomDecoder(values: values, depth: depth + 1) }
}

private struct RandomSingle: SingleValueDecodingContainer {
    let values: RandomValues
    let depth: Int
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }
    func decode(_ type: String.Type) -> String { values.text() }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try values.make(type, depth: depth) }
}
