import CoachingModels
import Fixtures
import Foundation
import PlanModel
import PlanTestSupport
import Testing

@testable import RequestFiles

/// Programmes: what they say, what is wrong in one, and the request that comes of it.
@Suite struct ProgrammeReaderTests {
    private static let today = LocalDate("2026-12-02")!

    private static let lock: PeopleLock = {
        func person(_ id: String, _ name: String, _ email: String?, team: String?) -> PeopleLock.PersonEntry {
            var entry = PeopleLock.PersonEntry(id: id)
            (entry.name, entry.email, entry.team) = (name, email, team)
            entry.manager = id.hasPrefix("a-") && id != "a-dan" ? "c-ines" : nil
            return entry
        }
        return PeopleLock(
            asked: Instant("2026-12-01T09:00:00Z")!,
            people: [
                person("a-ana", "Ana Abbott", "ana.abbott@acme.example", team: "North"),
                person("a-ben", "Ben Bauer", "ben@acme.example", team: "South"),
                person("a-ben2", "Ben Bernard", "ben@other.example", team: "South"),
                person("a-dan", "Daniel Duarte", nil, team: nil), person("c-ines", "Ines Castillo", nil, team: nil),
            ],
            names: ["ana.abbott@acme.example": "a-ana", "Ben Bauer": "a-ben"],
            sources: [
                "team: North": ["a-ana"], "team: South": ["a-ben", "a-ben2", "a-dan"],
                "group: New": ["a-ben2", "a-ana"],
            ])
    }()

    private static let whole = """
        coachplan: 1
        programme: Monthly coaching
        timeZone: America/New_York
        every: 4 weeks
        attendees:
          - {id: ana.abbott@acme.example, maxMinutesPerDay: 45}
          - {team: South}
        intervals:
          - {people: [Ben Bauer], every: 1 week}
          - {group: New, every: 2 weeks}
          - {team: South, every: 1 month}
        started: {Ben Bauer: 2026-11-23}
        first: 1 week
        grace: 3 days
        counts: [Coaching*, Quality*]
        missedAfter: 2 days
        uncompleted: coached
        horizon: 1 week
        early: 2 days
        overduePriority: 5
        facilitators: [manager, {group: New}]
        deputies: {ana.abbott@acme.example: [Ben Bauer]}
        businessUnit: Dublin
        locale: de-DE
        defaults: {name: "Coaching {{attendee.name}}", lengthInMinutes: 30, priority: 3}
        policy: {staffingFloor: 0.5, ratings: [Good, Neutral]}

        """

    private func read(_ text: String, lock: PeopleLock? = lock) throws -> ProgrammeFile {
        let scratch = try Scratch()
        let path = try scratch.file("programme.yaml", text)
        if let lock { try LockFile.write(lock, to: LockFile.path(besideRequest: path)) }
        return try ProgrammeReader.read(path: path, today: Self.today)
    }

    private func problems(_ text: String, lock: PeopleLock? = lock) throws -> [Problem] {
        do {
            _ = try read(text, lock: lock)
            return []
        } catch let error as InputProblems { return error.problems }
    }

    @Test func everythingIsRead() throws {
        let programme = try read(Self.whole).programme
        #expect(programme.name == "Monthly coaching" && programme.clock.name == "America/New_York")
        #expect(programme.members.map(\.id) == ["a-ana", "a-ben", "a-ben2", "a-dan"])
        // The first interval counts in which somebody is.
        #expect(programme.members.map { "\($0.every)" } == ["2 weeks", "1 week", "2 weeks", "1 month"])
        #expect(
            programme.members[1].started == LocalDate("2026-11-23")
                && programme.members[1].first == CoachingRhythm(1, .week))
        #expect(programme.members.map(\.team) == ["North", "South", "South", nil])
        #expect(programme.grace == CoachingRhythm(3, .day) && programme.horizon == CoachingRhythm(1, .week))
        #expect(
            programme.counts.texts == ["Coaching*", "Quality*"] && programme.missedAfter == CoachingRhythm(2, .day))
        #expect(programme.uncompleted == .coached && programme.overduePriority == 5)
        // Two of the same mailbox are told apart by their ids, whoever of them is due.
        #expect(programme.members.map(\.key) == ["ana.abbott", "ben_aben", "ben_aben2", "a-dan"])
    }

    @Test func whatIsNotSaidHasItsDefault() throws {
        let file = try read(
            """
            coachplan: 1
            programme: Monthly
            timeZone: UTC
            every: every month
            attendees: [{id: a-1, name: Ana}, {id: a-2}]
            facilitators: [{id: f-1, maxSessionsPerDay: 3}, {id: f-2}]
            defaults: {name: Coaching, lengthInMinutes: 30}
            """, lock: nil)
        let programme = file.programme
        #expect(programme.grace.count == 0 && programme.horizon == CoachingRhythm(2, .week))
        #expect(programme.members.map(\.name) == ["Ana", "a-2"] && programme.uncompleted == .missed)
        #expect(programme.missedAfter == CoachingRhythm(1, .day) && programme.overduePriority == 2)
        // Leaders with limits lead every session.
        let request = file.request(
            for: [DueEntry(programme.members[0], .due)], days: programme.days(from: Self.today), schema: nil)
        #expect(request.contains("facilitators:\n  - {id: f-1, maxSessionsPerDay: 3}\n  - {id: f-2}\n"))
        #expect(request.contains("  facilitators: [f-1, f-2]\n"))
    }

    @Test(arguments: [
        ("every: 4 weeks", "every: sometimes", 4, "every", "sometimes", "a time such as 4 weeks, 30 days, 1 month"),
        ("grace: 3 days", "grace: -1 day", 14, "grace", "-1 day", "a time such as 4 weeks, 30 days, 1 month"),
        ("horizon: 1 week", "horizon: 20 months", 18, "horizon", "20 months", "at most"),
        ("every: 1 week", "every: 0 weeks", 9, "intervals[0].every", "0 weeks", "1 to 1000"),
        (
            "{team: South, every: 1 month}", "{every: 1 month}", 11, "intervals[2]", "fields every",
            "people, or one or more of team"
        ),
        (
            "started: {Ben Bauer: 2026-11-23}", "started: {Ben Bauer: 23.11.2026}", 12, "started.Ben Bauer",
            "23.11.2026", "yyyy-MM-dd"
        ),
        ("uncompleted: coached", "uncompleted: coachd", 17, "uncompleted", "coachd", "one of missed, coached"),
        ("overduePriority: 5", "overduePriority: 101", 20, "overduePriority", "101", "1 to 100"),
        ("lengthInMinutes: 30", "lengthInMinutes: 20", 25, "defaults.lengthInMinutes", "20", "15, 30, 45 or 60"),
        ("{{attendee.name}}", "{{attendee.nam}}", 25, "defaults.name", nil, nil),
        ("staffingFloor: 0.5", "staffingFlor: 0.5", 26, "policy.staffingFlor", "staffingFlor", "one of"),
        ("team: South}", "team: East}", 7, "attendees[1]", nil, "run it again"),
        ("every: 4 weeks", "evry: 4 weeks", 4, "evry", "evry", "one of coachplan"),
        ("timeZone: America/New_York", "timeZone: America/New_Yrok", 3, "timeZone", "America/New_Yrok", "IANA"),
    ])
    func whatIsWrongIsToldWhereItStands(
        old: String, new: String, line: Int, field: String, value: String?, expected: String?
    ) throws {
        #expect(Self.whole.contains(old))
        let problems = try problems(Self.whole.replacing(old, with: new, maxReplacements: 1))
        let problem = try #require(problems.first { $0.field == field }, "\(problems)")
        #expect(problem.line == line, "\(problem)")
        if let value { #expect(problem.value == value) }
        if let expected { #expect(problem.expected?.contains(expected) == true, "\(problem)") }
    }

    /// Sessions under another name would be due again at once.
    @Test func aNameThatDoesNotCountIsRefused() throws {
        let text = Self.whole.replacing("\"Coaching {{attendee.name}}\"", with: "Onboarding")
        let problem = try #require(try problems(text).first)
        #expect(problem.field == "defaults.name" && problem.message.contains("does not count as coaching"))
    }

    @Test func whatIsMissingIsTold() throws {
        let problems = try problems("coachplan: 1\nprogramme: Monthly\n")
        #expect(Set(problems.compactMap(\.field)).isSuperset(of: ["timeZone", "every", "attendees", "defaults"]))
        let request = try self.problems("coachplan: 1\nname: December\nsessions: []\n")
        #expect(request.map(\.message) == ["is a request"])
        #expect(try self.problems("coachplan: 2\nprogramme: x\n").map(\.field) == ["coachplan"])
    }

    @Test func namesNeedALock() throws {
        let problem = try #require(try problems(Self.whole, lock: nil).first)
        #expect(problem.line == 6 && problem.expected?.contains("run coachplan resolve on the programme") == true)
        // Own leaders need one, too.
        let ids =
            "coachplan: 1\nprogramme: x\ntimeZone: UTC\nevery: 1w\nattendees: [{id: a}]\ndefaults: {name: C, lengthInMinutes: 30}\n"
        #expect(try problems(ids, lock: nil).count == 1)
    }

    @Test func everyNameIsAskedFor() throws {
        let scratch = try Scratch()
        let path = try scratch.file("programme.yaml", Self.whole)
        #expect(try ProgrammeReader.isProgramme(path: path))
        let names = try ProgrammeReader.readNames(path: path)
        #expect(names.question.names == ["ana.abbott@acme.example", "Ben Bauer"] && names.businessUnit == "Dublin")
        #expect(names.question.sources.map(\.name) == ["team: South", "group: New"])
    }

    /// The request is what a planner would write, byte for byte the same, and reads as one.
    @Test func theRequestHasWhoIsDue() throws {
        let file = try read(Self.whole)
        let programme = file.programme
        var entries = programme.members.map { DueEntry($0, .due) }
        entries[0].state = .overdue
        (entries[0].lastDay, entries[0].due) = (LocalDate("2026-10-05"), LocalDate("2026-10-19"))
        (entries[1].lastDay, entries[1].due) = (LocalDate("2026-12-03"), LocalDate("2026-12-10"))
        entries[2].state = .planned
        let days = programme.days(from: Self.today)
        let text = file.request(for: entries, days: days, schema: "request.schema.json")
        #expect(text == file.request(for: entries, days: days, schema: "request.schema.json"))
        let body = text.split(separator: "\n").drop { $0.hasPrefix("#") }.joined(separator: "\n")
        #expect(
            body == """
                coachplan: 1
                name: "Monthly coaching, 2026-12-07 to 2026-12-13"
                timeZone: America/New_York
                horizon: 2026-12-07/2026-12-14
                businessUnit: Dublin
                locale: de-DE
                facilitators:
                  - manager
                  - {group: New}
                deputies:
                  "ana.abbott@acme.example": [Ben Bauer]
                attendees:
                  - {id: "ana.abbott@acme.example", maxMinutesPerDay: 45}
                  - {id: "ben@acme.example"}
                  - {id: a-dan}
                defaults:
                  name: "Coaching {{attendee.name}}"
                  lengthInMinutes: 30
                  priority: 3
                policy:
                  staffingFloor: 0.5
                  ratings: [Good, Neutral]
                sessions:
                  - {key: ana.abbott-after-2026-10-05, attendees: ["ana.abbott@acme.example"], priority: 15}
                  - {key: ben_aben-after-2026-12-03, attendees: ["ben@acme.example"], window: {first: 2026-12-08}}
                  - {key: a-dan-first, attendees: [a-dan]}
                """)
        var lock = Self.lock
        lock.names["ben@acme.example"] = "a-ben"
        let request = try RequestReader.read(text: text, path: "request.yaml", lock: lock)
        #expect(
            request.sessions.map(\.key) == ["ana.abbott-after-2026-10-05", "ben_aben-after-2026-12-03", "a-dan-first"])
    }

    /// Nobody is due: a request that cannot be planned, rather than one of an earlier day.
    @Test func aRequestForNobodyIsNone() throws {
        let file = try read(Self.whole)
        let text = file.request(for: [], days: file.programme.days(from: Self.today), schema: nil)
        #expect(text.hasSuffix("sessions: []\n") && text.contains("attendees: []\n"))
        #expect(throws: InputProblems.self) { try RequestReader.read(text: text, path: "r.yaml", lock: Self.lock) }
    }

    @Test func theSchemaAndTheReadmeHaveTheFieldsOfTheReader() throws {
        let url = Fixtures.repository.appendingPathComponent("Schemas/programme.schema.json")
        let schema = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
        let properties = try #require(schema["properties"] as? [String: Any])
        let table = ProgrammeVocabulary.programme
        #expect(Set(properties.keys) == Set(table.names))
        #expect(Set(schema["required"] as? [String] ?? []) == Set(table.fields.filter { $0.usual == nil }.map(\.name)))
        let interval = (schema["$defs"] as? [String: [String: Any]])?["rhythmOf"]?["properties"] as? [String: Any]
        #expect(Set((interval ?? [:]).keys) == Set(ProgrammeVocabulary.interval.names))
        let readme = try String(contentsOf: Fixtures.repository.appendingPathComponent("README.md"), encoding: .utf8)
        for field in table.names { #expect(readme.contains("`\(field)`"), "\(field)") }
    }
}
