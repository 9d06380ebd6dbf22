import Testing

@testable import PlanModel

/// Somebody may be asked for by id or by name.
@Suite struct NamedPeopleTests {
    private static let people = NamedPeople([
        ("a-ana", "Ana Silva"), ("a-bo", nil), ("c-1", "Bo Li"), ("c-2", "Bo Li"), ("Ana Silva", "Somebody"),
    ])

    @Test(
        arguments: [
            ("a-bo", .one(id: "a-bo")), ("Somebody", .one(id: "Ana Silva")), ("Bo Li", .several(["c-1", "c-2"])),
            ("nobody", .nobody), ("Ana Silva", .one(id: "Ana Silva")),
        ] as [(String, NamedPeople.Match)])
    func isWhoIsMeant(asked: String, match: NamedPeople.Match) { #expect(Self.people.match(asked) == match) }

    @Test func allWhoAreCalledSoAreMeant() {
        #expect(Self.people.ids(of: ["Bo Li", "a-bo"]).sorted == ["Bo Li", "a-bo", "c-1", "c-2"])
        #expect(Self.people.ids(of: []).isEmpty)
    }

    @Test func whatThereIsNotIsNamedWithTheNearest() {
        let problems = UnknownValues.problems(
            ["a-ana", "Bo Lo"], among: Self.people.all, what: "an attendee", option: "--attendee")
        #expect(problems == ["--attendee Bo Lo: is not an attendee; did you mean Bo Li?"])
    }
}
