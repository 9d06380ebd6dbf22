import CoachingModels
import PlanModel
import Testing

@testable import PlanApplication

/// Looking people up: whom a text means, what is refused, and in how many calls.
@Suite struct PeopleLookupTests {
    typealias Member = SmallDirectory.Member

    private func directory(_ more: [Member] = []) -> SmallDirectory {
        SmallDirectory(
            [
                .of(0, "Ines Castillo"), .of(1, "Ana Abbott"), .of(2, "Ben Bauer"), .of(3, "Zoë Müller"),
                .of(4, "Kit Gone", state: .inactive), .of(5, "Max Alone", unit: nil),
            ] + more)
    }

    private func findings(
        _ directory: SmallDirectory, names: [String] = [], sources: [PeopleSource] = [],
        options: PeopleLookup.Options = PeopleLookup.Options()
    ) async throws -> PeopleFindings {
        let now = try #require(Instant("2026-12-01T09:00:00Z"))
        return try await PeopleLookup(directory, options: options, now: { now })
            .findings(for: PeopleQuestion(names: names, sources: sources))
    }

    @Test(arguments: [
        "ana.abbott@acme.example", "Ana.Abbott@ACME.example", "ana.abbott", "Ana Abbott", "ana  abbott", "Abbott, Ana",
        "Somebody <ana.abbott@acme.example>", SmallDirectory.Member.id(1),
    ])
    func everyFormMeansThePerson(text: String) async throws {
        let found = try await findings(directory(), names: [text])
        #expect(found.faults.isEmpty, "\(found.faults)")
        #expect(found.lock.names[text] == Member.id(1))
        let person = try #require(found.lock.people.first)
        #expect(person.name == "Ana Abbott" && person.team == "North" && person.managementUnit == "Site 0")
        #expect(person.businessUnit == "Unit 0" && person.staffingGroup == "main" && person.manager == Member.id(0))
        // Who leads them is of the lock, too.
        #expect(found.lock.people.map(\.name) == ["Ana Abbott", "Ines Castillo"])
    }

    @Test func whoIsNotThereIsToldWithTheNearest() async throws {
        let found = try await findings(directory(), names: ["ana.abot@acme.example", "Ben Bauers", "zzz"])
        #expect(found.faults.map(\.kind) == [.notFound, .notFound, .notFound])
        #expect(found.faults[0].message.contains("did you mean ana.abbott@acme.example?"))
        #expect(found.faults[1].message.contains("did you mean Ben Bauer?"))
        #expect(!found.faults[2].message.contains("did you mean"))
    }

    /// Two of one name are never guessed between; what tells them apart is told. The e-mail of one is enough.
    @Test func twoOfOneNameAreTold() async throws {
        var twin = Member.of(7, "Ana Abbott", team: "South")
        twin.user.email = "ana.abbott2@acme.example"
        twin.user.username = "ana.abbott2"
        let directory = directory([twin])
        let found = try await findings(directory, names: ["Ana Abbott", "ana.abbott2@acme.example"])
        #expect(found.faults.map(\.kind) == [.several] && found.faults[0].subject == .name("Ana Abbott"))
        for part in ["ana.abbott@acme.example", "ana.abbott2@acme.example", "North", "South", "Site 0"] {
            #expect(found.faults[0].message.contains(part), "\(part)")
        }
        #expect(found.lock.names == ["ana.abbott2@acme.example": Member.id(7)])
        // Of two, one who cannot take part is not meant.
        var gone = directory.members
        gone[gone.count - 1].user.state = .inactive
        #expect(
            try await findings(SmallDirectory(gone), names: ["Ana Abbott"]).lock.names == ["Ana Abbott": Member.id(1)])
    }

    @Test func whoCannotTakePartIsTold() async throws {
        let names = ["Kit Gone", "Max Alone", "Ben Bauer", "Far Away"]
        let found = try await findings(directory([.of(8, "Far Away", unit: 2)]), names: names)
        #expect(Set(found.faults.map(\.kind)) == [.inactive, .withoutSchedule, .otherBusinessUnit])
        #expect(found.faults.first { $0.kind == .otherBusinessUnit }?.subject == .name("Far Away"))
        var options = PeopleLookup.Options()
        options.businessUnit = "unit 1"
        let other = try await findings(directory([.of(8, "Far Away", unit: 2)]), names: ["Far Away"], options: options)
        #expect(other.faults.isEmpty)
        options.businessUnit = "Unit 9"
        await #expect(throws: InputProblems.self) {
            try await self.findings(self.directory(), names: ["x"], options: options)
        }
    }

    @Test func sourcesGiveTheirMembersButThoseWhoCannotTakePart() async throws {
        let team = PeopleSource([.init(.team, "north")])
        let both = PeopleSource([.init(.managementUnit, "Site 1"), .init(.team, "North")])
        let found = try await findings(
            directory([.of(9, "Una Other", unit: 1), .of(10, "Sol South", team: "South")]), sources: [team, both])
        #expect(found.faults.isEmpty, "\(found.faults)")
        #expect(found.lock.sources["team: north"] == [0, 1, 2, 3, 9].map(Member.id))
        #expect(found.lock.sources["team: North, managementUnit: Site 1"] == [Member.id(9)])
        #expect(found.leftOut == ["team: north": 2])
        #expect(found.notes.first?.contains("Kit Gone (account inactive)") == true)
        let none = try await findings(
            directory(), sources: [PeopleSource([.init(.team, "Nort")]), PeopleSource([.init(.group, "Coaches")])])
        #expect(none.faults.map(\.kind) == [.notFound, .notFound])
        #expect(none.faults[0].message.contains("did you mean North?"))
    }

    /// A service whose searches take one text at a time finds the same people.
    @Test(arguments: [true, false])
    func searchesOfOneTextDoAsWell(takesMany: Bool) async throws {
        // So many others that listing them would take more calls.
        let directory = directory((100..<900).map { .of($0, "Other \($0)") })
        directory.takesManyValues = takesMany
        let found = try await findings(directory, names: ["ana.abbott@acme.example", "ben.bauer@acme.example"])
        #expect(found.faults.isEmpty && found.lock.names.count == 2)
        #expect(directory.calls.filter { $0 == "postUsersSearch" }.count == (takesMany ? 1 : 3))
    }

    @Test func fiveHundredOfAUnitTakeTenCalls() async throws {
        let directory = SmallDirectory((0..<1_000).map { .of($0, "Person \($0)", unit: $0 % 2) })
        let found = try await findings(directory, sources: [PeopleSource([.init(.managementUnit, "Site 0")])])
        #expect(found.faults.isEmpty && found.lock.sources.values.first?.count == 500)
        #expect(found.lock.people.count == 500 && found.lock.people.allSatisfy { $0.staffingGroup == "main" })
        #expect(directory.calls.count <= 10, "\(directory.calls)")
    }

    /// The whole unit is read where it is small; else they are searched for, and read besides where a search tells no teams.
    @Test(arguments: [(500, true, 15), (1_200, true, 15), (3_000, true, 15), (3_000, false, 20)])
    func fiveHundredAddressesTakeFifteenCalls(people: Int, searchTellsTeams: Bool, most: Int) async throws {
        let directory = SmallDirectory((0..<people).map { .of($0, "Person \($0)", unit: $0 % 2) })
        directory.searchTellsTeams = searchTellsTeams
        let names = (0..<500).map { "person.\($0)@acme.example" }
        let found = try await findings(directory, names: names)
        #expect(found.faults.isEmpty && found.lock.names.count == 500)
        #expect(found.lock.people.allSatisfy { $0.team == "North" })
        #expect(directory.calls.count <= most, "\(directory.calls)")
    }

    @Test func staffingGroupsAreToldAsFarAsTheServiceDoes() async throws {
        let directory = directory()
        directory.members[1].group = "curve-a"
        directory.members[2].group = "curve-b"
        var options = PeopleLookup.Options()
        options.asksStaffingDates = true
        let found = try await findings(directory, names: ["Ana Abbott", "Ben Bauer"], options: options)
        #expect(found.lock.people[0].staffingDates == [.init(staffingGroup: "curve-a", from: nil, to: "2026-12-31")])
        // Both are counted with the planning group "curv".
        #expect(found.lock.staffingGroupsOfOneCurve == [["curve-a", "curve-b"]])
        directory.tellsStaffing = false
        let without = try await findings(directory, names: ["Ana Abbott"])
        #expect(without.faults.isEmpty && without.lock.people[0].staffingGroup == nil)
        #expect(without.notes.contains { $0.contains("wfm:staffingGroup:view") })
    }

    @Test func changesAreTold() async throws {
        let source = PeopleSource([.init(.team, "North")])
        let before = directory()
        let first = try await findings(before, names: ["Ana Abbott"], sources: [source]).lock
        #expect(
            first.changes(since: first).isEmpty
                && first.answers(PeopleQuestion(names: ["Ana Abbott"], sources: [source])))
        #expect(!first.answers(PeopleQuestion(names: ["Ben Bauer"], sources: [])))
        let after = directory([.of(11, "Nia New")])
        after.members[1].user.team = Team(id: "team-South", name: "South")
        after.members[1].user.manager = UserReference(id: Member.id(2))
        after.members[2].group = "late"
        let changes = try await findings(after, names: ["Ana Abbott"], sources: [source]).lock.changes(since: first)
        #expect(
            changes.map(\.text) == [
                "Ana Abbott left team: North", "Nia New joined team: North",
                "Ana Abbott moved from team North to South",
                "Ana Abbott is led by Ben Bauer, no longer by Ines Castillo",
                "Ben Bauer changed from staffing group main to late",
            ])
    }
}
