import Foundation
import PlanTestSupport
import Testing

@testable import PlanFiles
@testable import PlanModel
@testable import RequestFiles

/// JSON requests are read without a YAML parser, and mean the same.
struct JSONSourceTests {
    static let good = #"""
        {"coachplan": 1, "name": "n", "timeZone": "UTC", "horizon": "2026-12-07/2026-12-08",
         "facilitators": [{"id": "f \"x\" - 3", "maxSessionsPerDay": 4}],
         "attendees": [{"id": "a"}],
         "sessions": [{"key": 1.50, "name": "-7", "attendees": ["a"], "facilitators": ["f \"x\" - 3"],
                       "lengthInMinutes": 15, "priority": 2e1, "location": null, "addToSchedule": false}],
         "policy": {"unscheduledCost": 1e3, "understaffingCost": 0.10, "preferenceCost": 1.250}}
        """#

    private func source(_ text: String) throws -> SourceText {
        try SourceText(file: "request.json", bytes: Array(text.utf8))
    }

    @Test func everyValueIsAsItsYAMLReadingHasIt() throws {
        let text = try source(Self.good)
        let log = ProblemLog()
        let json = try #require(JSONSource.root(of: text, log: log))
        try expectSame(json.node, YAMLSource.root(of: text, log: log).node)
        let request = try Requests.read(Self.good, name: "request.json")
        #expect(request.sessions[0].key == "1.50", "numbers keep their spelling where text is wanted")
        #expect(request.sessions[0].priority == 20 && request.sessions[0].location == nil)
        #expect(request.policy.costs[.understaffing].description == "0.1")
        #expect(request.policy.costs[.preference].description == "1.25")
    }

    private func expectSame(_ json: SourceNode, _ yaml: SourceNode) throws {
        #expect(json.scalar?.text == yaml.scalar?.text && json.scalar?.isPlain == yaml.scalar?.isPlain)
        #expect(json.elements?.count == yaml.elements?.count && json.entries?.count == yaml.entries?.count)
        for (one, other) in zip(json.elements ?? [], yaml.elements ?? []) { try expectSame(one, other) }
        for (one, other) in zip(json.entries ?? [], yaml.entries ?? []) {
            #expect(one.name.scalar?.text == other.name.scalar?.text)
            try expectSame(one.value, other.value)
        }
    }

    @Test(arguments: [
        "", "  ", "name: a", "[1]", #"{"a": 1,}"#, "{a: 1}", #"{"a": 01}"#,
    ])
    func whatIsNotPlainJSONIsLeftToYAML(text: String) throws {
        #expect(JSONSource.root(of: try source(text), log: ProblemLog()) == nil)
    }

    @Test func whatIsWrongIsToldWithItsPlace() throws {
        let bad = Self.good.replacingOccurrences(of: "\"maxSessionsPerDay\": 4", with: "\"maxSessionsPerDay\": -4")
        let problems = try Requests.problems(bad)
        #expect(problems.map(\.line) == [2] && problems.map(\.field) == ["facilitators[0].maxSessionsPerDay"])
        #expect(problems.map(\.column) == [62])
        let twice = Self.good.replacingOccurrences(of: "\"name\": \"-7\"", with: "\"name\": 1, \"name\": 2")
        #expect(try Requests.problems(twice).map(\.message) == ["is given twice"])
        #expect(try Requests.problems(twice).map(\.line) == [4])
    }

    @Test func everyValueHasItsPlace() throws {
        let text = try source(#"{"a": [1, "x\"]y", {"b": null}], "ü": -2.5e1}"#)
        let entries = try #require(JSONSource.root(of: text, log: ProblemLog())?.node.entries)
        let list = try #require(entries[0].value.elements)
        let nodes =
            [entries[0].name, entries[0].value] + list + [list[2].entries![0].value, entries[1].name, entries[1].value]
        #expect(nodes.map { $0.place(in: text).column } == [2, 7, 8, 11, 20, 26, 34, 39])
        #expect(entries[1].value.scalar?.text == "-2.5e1")
    }

    /// What is nothing but an invisible character to the eye stays one, whichever way the file is read.
    @Test func anInvisibleCharacterInAnIdIsNotDropped() throws {
        let problems = try Requests.problems(Self.good.replacing("[\"a\"]", with: "[\"\u{FEFF}a\"]"))
        #expect(problems.map(\.field) == ["sessions[0].attendees[0]"])
    }
}
