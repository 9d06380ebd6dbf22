import Fixtures
import Foundation
import Testing

@testable import PlanModel
@testable import RequestFiles

/// What is written about the fields of a request is what the reader knows.
struct RequestVocabularyTests {
    private static let schema = Fixtures.repository.appendingPathComponent("Schemas/request.schema.json")

    private func schema() throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(contentsOf: Self.schema)) as? [String: Any])
    }

    private func properties(_ name: String) throws -> Set<String> {
        let schema = try schema()
        guard name != "request" else { return Set(try #require(schema["properties"] as? [String: Any]).keys) }
        let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
        return Set(try #require(definitions[name]?["properties"] as? [String: Any]).keys)
    }

    @Test func theSchemaHasTheFieldsOfTheReader() throws {
        let tables = [
            ("request", RequestVocabulary.request), ("facilitator", RequestVocabulary.facilitator),
            ("attendee", RequestVocabulary.attendee), ("held", RequestVocabulary.held),
            ("session", RequestVocabulary.session),
            ("after", RequestVocabulary.after),
            ("repeat", RequestVocabulary.series), ("pin", RequestVocabulary.pin), ("window", RequestVocabulary.window),
            ("policy", RequestVocabulary.policy), ("staffingGroup", RequestVocabulary.staffingGroup),
        ]
        #expect(tables.count == RequestVocabulary.tables.count)
        for (name, table) in tables { #expect(try properties(name) == Set(table.names), "\(name)") }
        #expect(try properties("defaults") == Set(RequestVocabulary.session.names).subtracting(["key"]))
    }

    @Test func fieldsThatMustBeGivenAreThoseOfTheSchema() throws {
        let schema = try schema()
        #expect(
            Set(try #require(schema["required"] as? [String]))
                == Set(RequestVocabulary.request.fields.filter { $0.usual == nil }.map(\.name)))
        let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
        for (name, table) in [
            ("facilitator", RequestVocabulary.facilitator), ("attendee", RequestVocabulary.attendee),
            ("after", RequestVocabulary.after), ("repeat", RequestVocabulary.series), ("pin", RequestVocabulary.pin),
            ("held", RequestVocabulary.held),
        ] {
            #expect(
                Set(definitions[name]?["required"] as? [String] ?? [])
                    == Set(table.fields.filter { $0.usual == nil }.map(\.name)), "\(name)")
        }
    }

    @Test func theReadmeTellsEveryField() throws {
        let readme = try String(contentsOf: Fixtures.repository.appendingPathComponent("README.md"), encoding: .utf8)
        for table in RequestVocabulary.tables {
            for name in table.names { #expect(readme.contains("`\(name)`") || readme.contains("\(name):"), "\(name)") }
        }
    }

    @Test func defaultsAreThoseOfThePolicy() throws {
        let usual = Dictionary(uniqueKeysWithValues: RequestVocabulary.policy.fields.map { ($0.name, $0.usual) })
        for term in CostTerm.allCases { #expect(usual[term.policyField] == "\(term.defaultPrice)") }
        #expect(
            usual["understaffingGrowth"] == "0.5" && usual["candidates"] == "suggested" && usual["paidOnly"] == "true")
    }
}
