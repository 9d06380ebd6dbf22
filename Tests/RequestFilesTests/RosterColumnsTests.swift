import PlanTestSupport
import Testing

@testable import PlanModel
@testable import RequestFiles

/// Headers of planners' own, and the fields that they mean.
struct RosterColumnsTests {
    private static let request = """
        coachplan: 1
        name: n
        timeZone: Europe/Berlin
        horizon: 2026-12-07/2026-12-19
        facilitators: [{id: f}, {id: g}]
        attendees: [{id: a-ana, name: Ana}, {id: b-ben}]
        defaults: {name: Coaching, lengthInMinutes: 30, facilitators: [g]}
        sessionsFile: roster.csv

        """

    static func read(_ roster: String, _ fields: String = "") throws -> PlanRequest {
        let scratch = try Scratch()
        _ = try scratch.file("roster.csv", roster)
        return try RequestReader.read(path: scratch.file("request.yaml", request + fields))
    }

    static func problems(_ roster: String, _ fields: String = "") -> [Problem] {
        do {
            _ = try read(roster, fields)
            return []
        } catch { return (error as? InputProblems)?.problems ?? [] }
    }

    @Test func usualWordsAreKnown() throws {
        let request = try Self.read(
            """
            Agent,E-mail,Coach,Length (min),Room,Preferred,Not possible,Earliest,Latest,Sessions,Notes
            Ana,a-ana,f or g,45 min,Room 1,morning,Monday morning; Friday,2026-12-08,2026-12-11,1,knows the new tool
            Ben,b-ben,f;g,0:30,,,,,,2,

            """)
        #expect(request.sessions.map(\.key) == ["a-ana", "b-ben-1", "b-ben-2"])
        let ana = request.sessions[0]
        #expect(ana.attendees == ["a-ana"] && ana.facilitators == ["f", "g"] && ana.lengthInMinutes == 45)
        #expect(ana.location == "Room 1" && ana.timeOfDay?.clockText == "00:00-12:00")
        #expect(ana.closed.map { $0.text(request.clock) } == ["Mon 00:00-12:00", "Fri"])
        #expect(ana.window?.text(request.clock) == "2026-12-08/2026-12-12")
        #expect(request.sessions[1].facilitators == ["f", "g"] && request.sessions[1].window == nil)
    }

    @Test func theRequestSaysWhatColumnsAreFor() throws {
        let columns =
            "columns: {Wer: attendees, Von wem: facilitators, \"Minuten \": lengthInMinutes, key: extra, ID: key}"
        let request = try Self.read("ID,wer,Von wem,Minuten,key,Agent\ns1,a-ana,f,60,k,x\n", columns)
        #expect(request.sessions.map(\.key) == ["s1"] && request.sessions[0].lengthInMinutes == 60)
    }

    @Test func aColumnOfTheRequestThatTheSheetLacksIsTold() {
        let problems = Self.problems("attendees\na-ana\n", "columns: {Agnt: attendees}")
        #expect(problems.count == 1 && problems[0].line == 9 && problems[0].field == "columns.Agnt")
        #expect(problems[0].expected == "one of its columns: attendees")
        let unknown = Self.problems("Agent\na-ana\n", "columns: {Agent: attendes}")
        #expect(unknown.map(\.message) == ["is not a field of a session; did you mean attendees?"])
    }

    @Test func aHeaderOfWhichNothingFitsIsToldOnce() {
        let problems = Self.problems("Wer,Wann,Kei\n" + String(repeating: "a,b,c\n", count: 200))
        #expect(problems.count == 1 && problems[0].line == 1 && problems[0].value == "Wer, Wann, Kei")
        #expect(problems[0].message.contains("did you mean key for Kei?"))
    }

    @Test(arguments: [("attendes", "attendees"), ("lengthInMinute", "lengthInMinutes"), ("Keys", "key")])
    func aSlipOfThePenIsTold(header: String, meant: String) {
        let problems = Self.problems("\(header),description\na,b\n")
        #expect(problems.first?.message == "is not a field of a session; did you mean \(meant)?")
        #expect(problems.first?.expected?.contains("{\(header): extra}") == true)
    }

    @Test func twoColumnsOfAFieldAreTold() {
        let problems = Self.problems("attendees,Mail,attendees\na-ana,x,\n")
        #expect(problems.map(\.message) == ["heads two columns"] && problems.map(\.column) == [16])
        let stated = Self.problems("A,B\na-ana,x\n", "columns: {A: attendees, B: attendees}")
        #expect(stated.first?.message == "heads two columns")
    }

    @Test func keysStayWithWhomTheyAreFor() throws {
        let rows = ["a-ana", "b-ben", "a-ana;b-ben", "a-ana"]
        let request = try Self.read("attendees\n" + rows.map { "\"\($0)\"\n" }.joined())
        #expect(request.sessions.map(\.key) == ["a-ana", "b-ben", "a-ana_and_1", "a-ana_2"])
        var keys = RosterKeys()
        let made = ["Zoë Müller", "Zoë Müller <zm@x.example>", "田中", "田中 ", "!!"].map { keys.key(for: [$0]) }
        #expect(made[0] == "zoe-muller" && made[1] == "zm" && Set(made).count == made.count)
        #expect(made.allSatisfy { RequestRules.key($0, expected: "") { _ in "" } == nil })
    }

    @Test(arguments: ["TRUE", "ja", "Oui", "WAHR", "yes", "1", "sí"])
    func wordsThatSayYes(word: String) throws {
        #expect(try Self.read("attendees,addToSchedule\na-ana,\(word)\n").sessions[0].addToSchedule)
    }

    @Test(arguments: ["FALSE", "nein", "Non", "FALSCH", "no", "0", "nee"])
    func wordsThatSayNo(word: String) throws {
        #expect(try !Self.read("attendees,addToSchedule\na-ana,\(word)\n").sessions[0].addToSchedule)
    }

    @Test func anotherWordIsTold() {
        let problems = Self.problems("attendees,addToSchedule\na-ana,perhaps\n")
        #expect(problems.map(\.message) == ["is neither true nor false"] && problems.map(\.column) == [7])
    }

    @Test func aRowWithTooManyCellsIsToldWithTheCell() {
        let problems = Self.problems("attendees,Notes\na-ana,x,y,z\n")
        #expect(problems.map(\.column) == [9] && problems.map(\.value) == ["y"])
        #expect(problems.first?.message.hasPrefix("cell 3 has no column") == true)
    }

    @Test func aWishThatCannotBeReadIsToldWhereItStands() {
        let problems = Self.problems(
            "Agent,Not possible\na-ana,on leave 2 to 4 Dec\n", "columns: {Agent: attendees}")
        #expect(problems.map(\.line) == [2] && problems.map(\.value) == ["on leave 2 to 4 Dec"])
    }
}
