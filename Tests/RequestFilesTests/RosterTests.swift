import PlanTestSupport
import Testing

@testable import PlanModel
@testable import RequestFiles

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

    @Test(arguments: [
        ("key,name,attendees\ns1,n,\"a\ns2,n,a\ns3,n,b\n", 2, "attendees", "never closed"),
        ("key,attendees,name\ns1,\"a,n\ns2,b,n\n", 2, "attendees", "never closed"),
        ("key,name,attendees\ns1,n,\"a\"\ns2,n,\"", 3, "attendees", "never closed"),
        ("key,name,\"attendees\ns1,n,a\n", 1, "cell 3", "never closed"),
        ("key,name,attendees\ns1,\"n\" n,a\n", 2, "name", "text follows the quote"),
        ("key,name,attendees\ns1,n,\"a\ns2,n,a\ns3,n,\"b\n", 4, "attendees", "the cell begins in line 2"),
        ("key,name,attendees\ns1,n,a\ns2,5\" screen,a\n", 3, "name", "inside a cell that does not begin with one"),
        ("key,name,attendees\rs1,\u{2028}n,a\rs2,n,a,\"x\r", 3, "cell 4", "never closed"),
    ])
    func aStrayQuoteIsToldWithItsCell(roster: String, line: Int, field: String, says: String) {
        let problems = Self.problems(roster)
        #expect(problems.map(\.line) == [line] && problems.map(\.field) == [field])
        #expect(problems.first?.message.contains(says) == true, "\(problems)")
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func linesAreCountedAsEditorsDo(lineEnd: String) {
        for character in ["\u{2028}", "\u{2029}", "\u{85}", "\u{B}", "\u{C}"] {
            let rows = [
                "key,name,attendees,priority", "s1,one\(character)two,a,1", "s2,\"t\(lineEnd)l\",a,1", "s3,n,a,0",
            ]
            #expect(Self.problems(rows.joined(separator: lineEnd)).map(\.line) == [5])
        }
    }

    /// A letter that Swift takes together with the comma before it.
    @Test(arguments: ["\u{301}a", "\u{200D}a", "\u{FE0F}"])
    func aCellMayBeginWithWhatJoinsTheLetterBefore(name: String) throws {
        let request = try Self.read("key,name,attendees\ns1,\(name),a\n")
        #expect(Array(request.sessions[0].name.utf8) == Array(name.utf8))
    }

    @Test func emptyColumnsAreNoColumns() throws {
        #expect(try Self.read("key,name,attendees,,\ns1,n,a,,\ns2,n,a, ,,,\n,,,,\n").sessions.count == 2)
        #expect(try Self.read("key,,name,attendees\ns1,,n,a\n").sessions.count == 1)
    }

    @Test func aCellWithoutANameAboveIsToldOnceAColumn() {
        let problems = Self.problems("key,name,attendees,,\ns1,n,a,,\ns2,n,a,note,\ns3,n,a,more,x\n")
        #expect(problems.map(\.message) == ["column 4 has no name", "column 5 has no name"])
        #expect(problems.map(\.line) == [3, 4] && problems.map(\.column) == [8, 13])
        #expect(problems.map(\.value) == ["note", "x"])
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
