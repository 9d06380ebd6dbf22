import Testing

@testable import PlanModel

/// Rosters as spreadsheets of several countries write them.
struct RosterDialectTests {
    private static let rows = [
        ["key", "name", "attendees", "facilitators", "addToSchedule", "externalLinks"],
        ["s1", "Coaching", "a", "f;g", "TRUE", "https://x.example/?a=1,2"],
        ["s2", "Coaching", "a;b", "g", "FALSE", ""],
    ]

    private static func roster(_ separator: String, list: String = ";", quoted: Bool = false) -> String {
        rows.map { row in
            row.map { cell in
                let text = cell.replacing(";", with: list)
                return quoted || text.contains(separator) ? "\"\(text)\"" : text
            }.joined(separator: separator)
        }.joined(separator: "\r\n")
    }

    @Test(arguments: [
        roster(","), roster(";", list: ","), roster(";"), roster("\t"), roster("|"), roster(",", quoted: true),
        roster(";", quoted: true), "sep=,\r\n" + roster(","), "sep=;\r\n" + roster(";"), "\"sep=;\"\n" + roster(";"),
        "sep=\t\n" + roster("\t"), "\u{FEFF}sep=;\r\n" + roster(";", list: ","), "\n\n" + roster(";"),
        ",,,,,\n" + roster(","), roster(",").replacing("\r\n", with: "\r"), roster(",").replacing("\r\n", with: "\n"),
    ])
    func isRead(roster: String) throws {
        let sessions = try RosterTests.read(roster).sessions
        #expect(sessions.map(\.key) == ["s1", "s2"])
        #expect(sessions.map(\.attendees) == [["a"], ["a", "b"]])
        #expect(sessions.map(\.facilitators) == [["f", "g"], ["g"]])
        #expect(sessions.map(\.addToSchedule) == [true, false])
        #expect(sessions[0].externalLinks == ["https://x.example/?a=1,2"])
    }

    @Test func linesCountTheSepLineToo() {
        let problems = RosterTests.problems("sep=;\n" + Self.roster(";").replacing("FALSE", with: "MAYBE"))
        #expect(problems.map(\.line) == [4])
    }

    @Test(arguments: ["sep=", "sep=;;", "sep=x", "sep=\u{2C0E}"])
    func aSeparatorThatIsNoneIsToldOnce(line: String) {
        let problems = RosterTests.problems(line + "\n" + Self.roster(","))
        #expect(problems.map(\.message) == ["names no separator that can be read"])
        #expect(problems.map(\.line) == [1])
    }

    @Test func aHeaderOfOtherWordsLacksWhatIsMissingOnce() {
        let rows = (1...50).map { "Agent \($0),Coach,30\n" }.joined()
        let problems = RosterTests.problems("Agent,Coach,Length\n" + rows)
        #expect(problems.filter { $0.line == 1 }.map(\.field) == ["name"])
        #expect(problems.count { $0.message.contains("is not one of the request's attendees") } == 50)
    }

    @Test(.timeLimit(.minutes(10))) func twentyThousandColumnsOfTheirOwnAreReadQuickly() throws {
        let header = (0..<20_000).map { "attendant\($0)" }.joined(separator: ",")
        #expect(try RosterTests.read("key,name,attendees,\(header)\ns1,n,a\n").sessions.count == 1)
        let problems = RosterTests.problems("key,name,attendees,\(header),\(header)\ns1,n,a\n")
        #expect(problems.count == 20_000 && problems.allSatisfy { $0.message == "heads two columns" })
    }

    @Test func aColumnThatIsMissingIsToldOnce() {
        let rows = (1...50).map { "s\($0),n\n" }.joined()
        let problems = RosterTests.problems("key,name\n" + rows)
        #expect(problems.map(\.message) == ["is missing: the header has no column for it"])
        #expect(problems.map(\.field) == ["attendees"] && problems.map(\.line) == [1])
        let empty = RosterTests.problems("key,name,attendees,after.minDays\ns1,n,,\ns2,n,a,2\n")
        #expect(empty.map(\.field) == ["after.session", "attendees"])
        #expect(empty.map(\.line) == [1, 2])
    }
}
