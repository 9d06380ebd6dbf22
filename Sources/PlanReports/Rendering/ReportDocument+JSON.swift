import CoachingModels
import PlanModel

extension ReportDocument {
    /// The document as one JSON object on one line: its facts, then the keyed tables and the facts of its sections.
    ///
    /// Times are local, with their offset; people are objects with id and name; unknown values are left out.
    ///
    /// - Throws: `EncodingError` for a number that is not finite.
    public func json() throws -> String {
        let object = JSONValue(value: .record(members), clock: clock)
        return String(decoding: try CoachingJSON.encode(object), as: UTF8.self) + "\n"
    }

    /// The members for programs, in order.
    var members: [ReportFact] {
        facts
            + sections.flatMap(\.blocks).compactMap { block in
                switch block {
                case .fact(let fact): fact
                case .table(let table): table.key.map { ReportFact($0, .list(table.records)) }
                case .paragraph, .note, .item, .line: nil
                }
            }
    }
}

extension ReportTable {
    /// Each row with the names of its values.
    var records: [ReportValue] {
        rows.map { row in .record(zip(fields, row).map { ReportFact($0.key, $1) }) }
    }
}

/// Encodes a value of a document as JSON.
private struct JSONValue: Encodable {
    let value: ReportValue
    let clock: ZoneClock

    func encode(to encoder: any Encoder) throws {
        switch value {
        case .missing: try encodeAlone(String?.none, to: encoder)
        case .flag(let flag): try encodeAlone(flag, to: encoder)
        case .count(let count): try encodeAlone(count, to: encoder)
        case .amount(let number), .headcount(let number): try encodeAlone(number, to: encoder)
        case .text(let text): try encodeAlone(text, to: encoder)
        case .instant(let instant): try encodeAlone(clock.iso8601(instant), to: encoder)
        case .body(let body): try body.encode(to: encoder)
        case .change(let change): try change.encode(to: encoder)
        case .policy(let policy): try policy.encode(to: encoder)
        case .person(let person):
            try encode([ReportFact("id", .text(person.id)), ReportFact("name", .text(person.name))], to: encoder)
        case .people(let people): try encode(people.map { .person($0) }, to: encoder)
        case .list(let values): try encode(values, to: encoder)
        case .record(let facts): try encode(facts, to: encoder)
        }
    }

    private func encodeAlone(_ value: some Encodable, to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    private func encode(_ values: [ReportValue], to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        for value in values { try container.encode(JSONValue(value: value, clock: clock)) }
    }

    private func encode(_ facts: [ReportFact], to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: NamedKey.self)
        for fact in facts where fact.value != .missing {
            try container.encode(JSONValue(value: fact.value, clock: clock), forKey: NamedKey(fact.key))
        }
    }
}
