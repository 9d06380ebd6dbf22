import Testing

@testable import SessionPlanner

/// Sessions from a CSV roster.
struct RosterTests {
    static let request = """
        coachplan: 1
        name: n
        timeZone: UTC
        horizon: 2026-12-07/2026-12-19
        facilitators: [{id: f}, {id: g}]
        attendees: [{id: a}, {id: b}]
        defaults: {lengthInMinutes: 30, facilitators: [g]}
        sessionsFile: roster.csv
        """

    static func read(_ roster: String) throws -> PlanRequest {
        let scratch = try Scratch()
        _ = try scratch.file("roster.csv", roster)
        return try RequestReader.read(path: scratch.file("request.yaml", request))
    }

    static func problems(_ roster: String) -> [Problem] {
        do {
            _ = try read(roster)
            return []
        } catch { return (error as? InputProblems)?.problems ?? [] }
    }

    @Test func readsListsNestedFieldsAndDefaults() throws {
        let request = try Self.read(
            "\u{FEFF}key,name,attendees,facilitators,after.session,after.minDays,description\r\n"
                + "s1,Coaching,a,f;g,,,\"one, \"\"two\"\"\nthree\"\r\n\r\ns2,Coaching,a; b,,s1,2,\r\n")
        #expect(request.sessions.map(\.key) == ["s1", "s2"])
        #expect(request.sessions[0].facilitators == ["f", "g"])
        #expect(request.sessions[0].description == "one, \"two\"\nthree")
        #expect(request.sessions[1].attendees == ["a", "b"])
        #expect(request.sessions[1].facilitators == ["g"])
        #expect(request.sessions[1].after == AfterRequest(session: "s1", minDays: 2))
    }

    @Test func theRosterIsPartOfTheFingerprint() throws {
        let roster = "key,name,attendees\ns1,Coaching,a\n"
        #expect(try Self.read(roster).sha256 == Self.read(roster).sha256)
        #expect(try Self.read(roster).sha256 != Self.read(roster + "s2,Coaching,b\n").sha256)
    }

    @Test func problemsNameTheRosterAndItsLine() {
        let problems = Self.problems("key,name,attendees,priority\ns1,\"two\nlines\",a,1\ns2,n,zoe,0\n")
        #expect(problems.map(\.line) == [4, 4])
        #expect(problems.allSatisfy { $0.file.hasSuffix("roster.csv") })
        #expect(problems.compactMap(\.field) == ["attendees[0]", "priority"])
    }

    @Test func anUnknownColumnIsTold() {
        let problems = Self.problems("key,name,attendes\ns1,n,a\n")
        #expect(problems.first?.line == 1)
        #expect(problems.first?.message.contains("did you mean attendees?") == true)
    }

    @Test func cellsWithoutAColumnAreTold() {
        let problems = Self.problems("key,name,attendees\ns1,n,a,b\n")
        #expect(problems.first?.message.contains("more cells than the header") == true)
    }

    @Test func aRosterThatIsNotThereIsTold() throws {
        let scratch = try Scratch()
        let path = try scratch.file("request.yaml", Self.request)
        #expect { try RequestReader.read(path: path) } throws: { error in
            (error as? InputProblems)?.problems.first?.message == "cannot be read: No such file or directory"
        }
    }

    @Test func anEmptyRosterIsTold() {
        #expect(Self.problems("key,name,attendees\n").map(\.message) == ["there is no session in it"])
    }
}
