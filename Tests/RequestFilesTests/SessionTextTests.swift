import PlanTestSupport
import Testing

@testable import PlanModel
@testable import RequestFiles

/// Names of values in the texts of sessions.
struct SessionTextTests {
    private static func request(_ session: String, _ fields: String = "") -> String {
        """
        coachplan: 1
        name: December
        timeZone: UTC
        horizon: 2026-12-07/2027-01-19
        facilitators: [{id: f, name: Fay}]
        attendees: [{id: a, name: "Ana {{Silva}} & Co"}, {id: b}]
        \(fields)
        sessions:
          - {key: s, attendees: [a, b], facilitators: [f], lengthInMinutes: 30, \(session)}
        """
    }

    private static func read(_ session: String, _ fields: String = "") throws -> [SessionRequest] {
        let scratch = try Scratch()
        return try RequestReader.read(path: scratch.file("request.yaml", request(session, fields))).sessions
    }

    private static func problems(_ session: String, _ fields: String = "") -> [Problem] {
        do {
            _ = try read(session, fields)
            return []
        } catch { return (error as? InputProblems)?.problems ?? [] }
    }

    @Test(arguments: [
        ("{{attendee.name}}", "Ana {{Silva}} & Co, b"), ("a {{ session.key }} b", "a s b"), ("{{session.number}}", "1"),
        ("{{window.month}} {{window.first}}–{{window.last}}", "December 2026-12-07–2027-01-18"),
        ("{{request.name}}{{request.name}}", "DecemberDecember"), ("{{braces}}x}}", "{{x}}"), ("{ {x} }", "{ {x} }"),
        ("{{extra.Topic (new)}}", "refunds"), ("{{extra.Number}}", "12"),
        ("{{request.name}}\u{301}", "December\u{301}"),
    ])
    func isFilledIn(text: String, to result: String) throws {
        let extra = "extra: {\"Topic (new)\": refunds, Number: 12}"
        let session = try Self.read("name: n, description: \"\(text)\", \(extra)")[0]
        #expect(Array(session.description.utf8) == Array(result.utf8))
        #expect(try Self.read("name: \"\(text)\", \(extra)")[0].name == result)
    }

    @Test func aSeriesHasANumberForEach() throws {
        let sessions = try Self.read("name: \"{{session.key}}: {{session.number}}\", repeat: {times: 3}")
        #expect(sessions.map(\.name) == ["s-1: 1", "s-2: 2", "s-3: 3"])
    }

    @Test func defaultsHaveNamesAndExtrasToo() throws {
        let defaults = "defaults: {name: \"{{extra.Topic}} {{extra.Level}}\", extra: {Topic: calls, Level: 1}}"
        #expect(try Self.read("extra: {Topic: refunds}", defaults)[0].name == "refunds 1")
        #expect(try Self.read("window: 2026-12-07/2026-12-08", defaults)[0].name == "calls 1")
    }

    @Test(arguments: ["de-DE", "fr-FR"]) func monthsAreThoseOfTheLocale(locale: String) throws {
        let session = try Self.read("name: \"{{window.month}}\"", "locale: \(locale)")[0]
        #expect(session.name == (locale == "de-DE" ? "Dezember" : "décembre"))
    }

    @Test(arguments: [
        ("{{attendee.nmae}}", 80, "attendee.nmae is not the name of a value; did you mean attendee.name?"),
        ("ab {{x}}", 83, "x is not the name of a value"),
        ("{{extra.Topic}}", 80, "extra.Topic is not the name of a value"),
        ("{{facilitator.name}}", 80, "who leads a session is not known before it is planned"),
        ("x{{ ", 81, "two braces open a name that is never closed"), ("{{a {{b}}", 80, "two braces open a name"),
        ("{{}}", 80, "there is no name in the braces"),
        ("{{#attendee}}x{{/attendee}}", 80, "no conditions and no loops"),
        ("{{>file}}", 80, "only names may stand"), ("{{{attendee.name}}}", 80, "only names may stand"),
        ("{{&attendee.name}}", 80, "only names"), ("{{=<% %>=}}", 80, "only names"), ("{{!x}}", 80, "only names"),
        ("{{%CONTENT_TYPE:HTML}}", 80, "only names"),
    ])
    func whatIsNoNameIsToldWhereItStands(text: String, column: Int, says: String) {
        let problems = Self.problems("name: \"\(text)\"")
        #expect(problems.count == 1 && problems[0].message.contains(says), "\(problems)")
        #expect(problems[0].line == 9 && problems[0].column == column && problems[0].field == "sessions[0].name")
    }

    @Test func aTextThatComesOutEmptyOrTooLongIsTold() {
        #expect(
            Self.problems("name: \"{{extra.x}}\", extra: {x: }").map(\.message)
                == ["is empty when its names are filled in for s"])
        let long = String(repeating: "{{extra.x}}", count: 20)
        #expect(
            Self.problems("name: \"\(long)\", extra: {x: \(String(repeating: "y", count: 60))}").map(\.message)
                == ["is too long when its names are filled in for s"])
        #expect(Self.problems("name: n, extra: {x: [1]}").map(\.message) == ["is not text"])
        #expect(Self.problems("name: n, extra: [1]").map(\.message) == ["is not a map of texts"])
    }

    @Test func columnsOfASheetAreNames() throws {
        let sheet = """
            attendees,description,Thema,Übung (neu)
            a-ana,"{{extra.Thema}}: {{extra.Übung (neu)}}",Erstattung,
            b-ben,{{attendee.name}},Tarife,zwei

            """
        let request = try RosterColumnsTests.read(sheet)
        #expect(request.sessions.map(\.description) == ["Erstattung: ", "b-ben"])
        let problems = RosterColumnsTests.problems("attendees,description\na-ana,\"two\n{{extra.Thema}}\"\n")
        #expect(problems.map(\.line) == [3] && problems.map(\.column) == [1])
        #expect(problems.map(\.value) == ["{{extra.Thema}}"])
    }

    @Test func aWrittenRequestSaysTheSameAgain() throws {
        let scratch = try Scratch()
        let path = try scratch.file(
            "request.yaml", Self.request("name: \"{{attendee.name}}\", description: \"{{braces}}{{braces}}\""))
        let request = try RequestReader.read(path: path)
        #expect(request.sessions[0].name.contains("{{Silva}}") && request.sessions[0].description == "{{{{")
        for format in [RequestWriter.Format.yaml, .json] {
            let again = try scratch.file("again", RequestWriter.text(of: request, as: format))
            #expect(try RequestReader.read(path: again).sessions == request.sessions)
        }
    }
}
