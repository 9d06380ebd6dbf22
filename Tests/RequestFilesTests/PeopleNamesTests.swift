import Foundation
import PlanModel
import PlanTestSupport
import Testing

@testable import RequestFiles

/// Names, teams and leaders in requests, and the lock that says who they are.
@Suite struct PeopleNamesTests {
    private static let lock: PeopleLock = {
        func person(_ id: String, _ name: String, manager: String? = "c-ines", group: String? = "billing")
            -> PeopleLock.PersonEntry
        {
            var entry = PeopleLock.PersonEntry(id: id)
            entry.name = name
            entry.email = "\(name.lowercased().split(separator: " ").joined(separator: "."))@acme.example"
            entry.manager = manager
            entry.staffingGroup = group
            return entry
        }
        return PeopleLock(
            asked: Instant("2026-12-01T09:00:00Z")!,
            people: [
                person("a-ana", "Ana Abbott"), person("a-ben", "Ben Bauer"),
                person("a-dan", "Daniel Duarte", manager: "c-jonas", group: "support"),
                person("c-ines", "Ines Castillo", manager: nil, group: nil),
                person("c-jonas", "Jonas Duarte", manager: nil, group: nil),
                person("c-kavita", "Kavita Eriksen", manager: nil, group: nil),
            ],
            names: [
                "ana.abbott@acme.example": "a-ana", "Ana Abbott <ana.abbott@acme.example>": "a-ana",
                "Ben Bauer": "a-ben", "dduarte": "a-dan", "ines.castillo@acme.example": "c-ines",
                "Jonas Duarte": "c-jonas", "kavita.eriksen@acme.example": "c-kavita",
            ],
            sources: [
                "team: Billing North": ["a-ana", "a-ben", "c-ines"],
                "group: Quality coaches": ["c-kavita", "c-ines", "c-jonas"],
                "managementUnit: Dublin, queue: Billing": ["a-dan", "a-ana"],
            ])
    }()

    private func read(_ text: String, roster: String? = nil, lock: PeopleLock? = lock) throws -> PlanRequest {
        let scratch = try Scratch()
        let path = try scratch.file("request.yaml", text)
        if let roster { _ = try scratch.file("roster.csv", roster) }
        if let lock { try LockFile.write(lock, to: LockFile.path(besideRequest: path)) }
        return try RequestReader.read(path: path)
    }

    private func problems(_ text: String, roster: String? = nil, lock: PeopleLock? = lock) throws -> [Problem] {
        do {
            _ = try read(text, roster: roster, lock: lock)
            return []
        } catch let error as InputProblems { return error.problems }
    }

    private static let head = """
        coachplan: 1
        name: December
        timeZone: America/New_York
        horizon: 2026-12-07/2026-12-19
        defaults: {name: Coaching, lengthInMinutes: 30}

        """

    /// Each way to write somebody is the same person, and who is left out of the lists is of the request all the same.
    @Test(arguments: [
        "ana.abbott@acme.example", "Ana Abbott <ana.abbott@acme.example>", "a-ana", " ana.abbott@acme.example ",
    ])
    func allWaysToWriteSomebodyAreThatPerson(text: String) throws {
        let request = try read(
            Self.head + """
                sessions:
                  - {key: one, attendees: ["\(text)", Ben Bauer, dduarte], facilitators: [ines.castillo@acme.example]}
                """)
        #expect(request.sessions.map(\.attendees) == [["a-ana", "a-ben", "a-dan"]])
        #expect(request.sessions[0].facilitators == ["c-ines"])
        #expect(request.attendees.map(\.id) == ["a-ana", "a-ben", "a-dan"])
        #expect(request.attendees.map(\.name) == ["Ana Abbott", "Ben Bauer", "Daniel Duarte"])
        #expect(request.attendees.map(\.staffingGroup) == ["billing", "billing", "support"])
        #expect(request.facilitators.map(\.name) == ["Ines Castillo"])
    }

    /// What the request says of somebody wins over what the service says.
    @Test func ownFieldsOfPeopleStay() throws {
        let request = try read(
            Self.head + """
                attendees:
                  - {id: Ben Bauer, name: Benny, staffingGroup: mine, maxMinutesPerDay: 60}
                facilitators: [Jonas Duarte]
                sessions:
                  - {key: one, attendees: [a-ben], facilitators: [c-jonas], pin: {dateStart: 2026-12-08T15:00:00Z, facilitatorId: Jonas Duarte}}
                """)
        #expect(request.attendees.map(\.id) == ["a-ben"] && request.attendees[0].name == "Benny")
        #expect(request.attendees[0].staffingGroup == "mine" && request.attendees[0].maxMinutesPerDay == 60)
        #expect(request.facilitators.map(\.id) == ["c-jonas"] && request.sessions[0].pin?.facilitatorId == "c-jonas")
    }

    @Test func sourcesAreTheirMembersWithoutSome() throws {
        let request = try read(
            Self.head + """
                attendees:
                  from:
                    - {team: Billing North, exclude: [ines.castillo@acme.example]}
                    - {managementUnit: Dublin, queue: Billing}
                facilitators: [{group: Quality coaches, exclude: c-ines}]
                sessions:
                  for: each attendee
                  key: december
                """)
        #expect(request.attendees.map(\.id) == ["a-ana", "a-ben", "a-dan"])
        #expect(request.facilitators.map(\.id) == ["c-kavita", "c-jonas"])
        #expect(request.sessions.map(\.key) == ["december-ana.abbott", "december-ben.bauer", "december-daniel.duarte"])
        #expect(request.sessions.map(\.attendees) == [["a-ana"], ["a-ben"], ["a-dan"]])
        #expect(request.sessions.allSatisfy { $0.facilitators == ["c-kavita", "c-jonas"] })
    }

    /// Own leader first, then who stands in, then the others in order; nobody twice.
    @Test(arguments: ["defaults", "session", "request"])
    func ownLeadersComeFirst(place: String) throws {
        let choice = "[manager, {group: Quality coaches}]"
        let request = try read(
            """
            coachplan: 1
            name: December
            timeZone: America/New_York
            horizon: 2026-12-07/2026-12-19
            deputies: {ines.castillo@acme.example: [Jonas Duarte]}
            defaults: {name: Coaching, lengthInMinutes: 30\(place == "defaults" ? ", facilitators: \(choice)" : "")}
            attendees: [Ben Bauer, dduarte]
            \(place == "request" ? "facilitators: \(choice)" : "")
            sessions:
              - {for: each attendee\(place == "session" ? ", facilitators: \(choice)" : "")}
            """)
        #expect(request.sessions.map(\.key) == ["ben.bauer", "daniel.duarte"])
        #expect(request.sessions[0].facilitators == ["c-ines", "c-jonas", "c-kavita"])
        #expect(request.sessions[1].facilitators == ["c-jonas", "c-kavita", "c-ines"])
        #expect(Set(request.facilitators.map(\.id)) == ["c-ines", "c-jonas", "c-kavita"])
    }

    @Test func aSeriesIsMadeForEach() throws {
        let request = try read(
            Self.head + """
                attendees: [Ben Bauer, a-ana]
                sessions:
                  - {for: each attendee, key: w, facilitators: [manager], repeat: {times: 2, minDays: 5}}
                """)
        #expect(request.sessions.map(\.key) == ["w-ben.bauer-1", "w-ben.bauer-2", "w-ana.abbott-1", "w-ana.abbott-2"])
    }

    @Test func rostersNamePeople() throws {
        let text = Self.head + "sessionsFile: roster.csv\n"
        let roster = """
            key,attendees,facilitators
            one,Ben Bauer;ana.abbott@acme.example,manager
            two,dduarte,Jonas Duarte; kavita.eriksen@acme.example
            """
        let request = try read(text, roster: roster)
        #expect(request.sessions.map(\.attendees) == [["a-ben", "a-ana"], ["a-dan"]])
        #expect(request.sessions.map(\.facilitators) == [["c-ines"], ["c-jonas", "c-kavita"]])
        let wrong = try problems(text, roster: roster.replacingOccurrences(of: "two,dduarte", with: "two,Nobody Known"))
        #expect(wrong.count == 1 && wrong.first?.file.hasSuffix("roster.csv") == true)
        #expect(wrong.first?.line == 3 && wrong.first?.column == 5 && wrong.first?.value == "Nobody Known")
    }

    @Test func jsonTakesNamesToo() throws {
        let text = """
            {"coachplan": 1, "name": "December", "timeZone": "America/New_York", "horizon": "2026-12-07/2026-12-19",
             "sessions": [{"key": "one", "name": "Coaching", "lengthInMinutes": 30,
              "attendees": ["Ben Bauer"], "facilitators": ["manager"]}]}
            """
        #expect(try read(text).sessions[0].facilitators == ["c-ines"])
    }

    /// Without a lock a request with names is refused, whatever the names stand in; told once.
    @Test(arguments: [
        "attendees: [Ben Bauer], facilitators: [c-ines]", "attendees: [ben@acme.example], facilitators: [c-ines]",
        "attendees: [a-ben], facilitators: [manager]", "attendees: [a-ben], facilitators: [{group: Coaches}]",
        "attendees: [a-ben], facilitators: [c-ines], pin: {dateStart: 2026-12-08T15:00:00Z, facilitatorId: I C}",
    ])
    func namesNeedALock(people: String) throws {
        let found = try problems(Self.head + "sessions:\n  - {key: one, \(people)}\n", lock: nil)
        #expect(found.count == 1 && found.first?.line == 7 && found.first?.column != nil)
        #expect(found.first?.expected?.contains("run coachplan resolve") == true)
        #expect(found.first?.message.contains("request.yaml.lock.json") == true)
    }

    /// Ids alone need none, and the lists may be left out or be written as ids.
    @Test func idsNeedNoLock() throws {
        let session = "sessions:\n  - {key: one, attendees: [a-x, a-y], facilitators: [c-z]}\n"
        let request = try read(Self.head + session, lock: nil)
        #expect(request.attendees.map(\.id) == ["a-x", "a-y"] && request.facilitators.map(\.id) == ["c-z"])
        #expect(request.attendees[0].staffingGroup == nil && request.attendees[0].name == nil)
        let listed = try read(Self.head + "attendees: [a-y, a-x]\n" + session, lock: nil)
        #expect(listed.attendees.map(\.id) == ["a-y", "a-x"])
        let slip = try problems(Self.head + "attendees: [a-y]\n" + session, lock: nil)
        #expect(slip.count == 1 && slip.first?.value == "a-x")
    }

    @Test func whatTheLockDoesNotKnowIsToldWhereItStands() throws {
        let found = try problems(
            Self.head + """
                attendees: [Ben Bauer, Somebody Else, {team: Unknown}]
                sessions:
                  - {for: each attendee, facilitators: [manager, nobody]}
                """)
        #expect(found.map(\.line) == [6, 6, 8])
        #expect(found.map(\.value) == ["Somebody Else", "fields team", "nobody"])
        #expect(found.allSatisfy { $0.expected?.contains("coachplan resolve") == true })
    }

    @Test(arguments: [
        ("attendees: {from: [{crew: A}]}", "crew"), ("attendees: {from: [{team: A, crew: B}]}", "crew"),
        ("attendees: {from: [{exclude: [a-ben]}]}", "names nothing that people belong to"),
    ])
    func sourcesThatCannotBeAreTold(line: String, told: String) throws {
        let found = try problems(
            Self.head + line + "\nsessions:\n  - {key: one, attendees: [a-ben], facilitators: [c-ines]}\n")
        #expect(found.contains { $0.description.contains(told) }, "\(found)")
    }

    @Test func forWantsEachAttendeeAndNoOther() throws {
        let found = try problems(
            Self.head + """
                attendees: [Ben Bauer]
                sessions:
                  - {for: everybody, facilitators: [c-ines]}
                  - {for: each attendee, attendees: [a-ana], facilitators: [c-ines]}
                """)
        #expect(found.map(\.line) == [8, 9])
    }

    /// A leader who attends does not lead, where the list is made; written by name it is refused as ever.
    @Test func nobodyLeadsTheirOwnSession() throws {
        let request = try read(
            Self.head + """
                sessions:
                  - {key: one, attendees: [c-ines], facilitators: [{group: Quality coaches}]}
                """)
        #expect(request.sessions[0].facilitators == ["c-kavita", "c-jonas"])
    }

    /// The same request with another lock is another request, and the lock is read as it was written.
    @Test func theLockIsPartOfTheRequest() throws {
        let text = Self.head + "sessions:\n  - {key: one, attendees: [Ben Bauer], facilitators: [manager]}\n"
        var other = Self.lock
        other.people[1].manager = "c-jonas"
        let (one, same, another) = (try read(text), try read(text), try read(text, lock: other))
        #expect(one.sha256 == same.sha256 && one.sha256 != another.sha256)
        #expect(another.sessions[0].facilitators == ["c-jonas"])
        let scratch = try Scratch()
        let path = try scratch.file("request.yaml", text)
        try LockFile.write(Self.lock, to: LockFile.path(besideRequest: path))
        #expect(try LockFile.read(besideRequest: path) == Self.lock)
        let sources = try RequestReader.readWithSources(path: path).sources
        #expect(sources.lock?.hasSuffix("request.yaml.lock.json") == true)
        #expect(sources.place(ofPerson: "a-ben").line == 7)
    }

    @Test(arguments: [
        "{}", "[1]", "oops",
        #"{"coachplanLock": 2, "asked": "2026-12-01T09:00:00Z", "people": [], "names": {}, "sources": {}, "staffingGroups": []}"#,
    ])
    func aFileThatIsNoLockIsRefused(text: String) throws {
        let scratch = try Scratch()
        let path = try scratch.file("request.yaml", Requests.good)
        _ = try scratch.file("request.yaml.lock.json", text)
        #expect(throws: InputProblems.self) { try RequestReader.read(path: path) }
    }

    /// What is to be asked: each text and each source once, in the order of the request.
    @Test func namesAreGatheredOnce() throws {
        let scratch = try Scratch()
        let path = try scratch.file(
            "request.yaml",
            Self.head + """
                businessUnit: Europe
                attendees: {from: [{team: Billing North, exclude: [x@acme.example]}]}
                deputies: {Ines Castillo: [jd]}
                sessions:
                  - {key: one, attendees: [Ben Bauer], facilitators: [manager, {group: Q}]}
                  - {key: two, attendees: [Ben Bauer, a-ana], facilitators: [x@acme.example, {group: Q}]}
                """)
        let names = try RequestReader.readNames(path: path)
        #expect(names.question.names == ["x@acme.example", "Ines Castillo", "jd", "Ben Bauer", "a-ana"])
        #expect(names.question.sources.map(\.name) == ["team: Billing North", "group: Q"])
        #expect(names.businessUnit == "Europe")
        let problem = try #require(names.problem(of: "Ben Bauer", "is nobody"))
        #expect(problem.line == 10 && problem.message == "is nobody (and in 1 more place)")
    }

    @Test(
        arguments: [
            ("ana@x.example", "ana@x.example", nil), ("Ana A <Ana@X.example>", "ana@x.example", "Ana A"),
            ("Ana Abbott", nil, "Ana Abbott"), ("ana.abbott", nil, "ana.abbott"), ("a@b@c", nil, "a@b@c"),
            ("<ana@x.example>", "ana@x.example", nil),
        ] as [(String, String?, String?)])
    func textsAreTakenApart(text: String, email: String?, name: String?) {
        let person = PersonText(text)
        #expect(person.email == email && person.name == name)
    }
}
