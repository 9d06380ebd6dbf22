import PlanTestSupport
import RequestFiles
import Testing

@testable import PlanModel

/// Sessions that stand for a series.
struct SeriesTests {
    private static let pin = "\n    pin: {dateStart: 2026-12-08T15:00:00Z, facilitatorId: f-priya}"

    /// The second session of the good request as a series.
    private static func series(_ fields: String, _ more: (String, String)...) -> String {
        more.reduce(Requests.with((pin, ""), ("    priority: 2", "    priority: 2\n    repeat: \(fields)"))) {
            $0.replacing($1.0, with: $1.1)
        }
    }

    @Test func standsForSessionsThatFollowEachOther() throws {
        let request = try Requests.read(Self.series("{times: 3, minDays: 2, maxDays: 4}"))
        #expect(request.sessions.map(\.key) == ["ana-0", "ana-1-1", "ana-1-2", "ana-1-3"])
        #expect(request.sessions[1].after == AfterRequest(session: "ana-0", minDays: 1, maxDays: 9))
        #expect(request.sessions[2].after == AfterRequest(session: "ana-1-1", minDays: 2, maxDays: 4))
        #expect(request.sessions[3].after == AfterRequest(session: "ana-1-2", minDays: 2, maxDays: 4))
        #expect(request.sessions.dropFirst().allSatisfy { $0.priority == 2 && $0.location == "Room 1" })
    }

    @Test func defaultsMayHaveOne() throws {
        let text = Requests.with(
            (Self.pin, ""), ("  lengthInMinutes: 30", "  lengthInMinutes: 30\n  repeat: {times: 2}"),
            ("session: ana-0", "session: ana-0-2"))
        let request = try Requests.read(text)
        #expect(request.sessions.map(\.key) == ["ana-0-1", "ana-0-2", "ana-1-1", "ana-1-2"])
        #expect(request.sessions[1].after == AfterRequest(session: "ana-0-1"))
    }

    @Test func comesFromARosterToo() throws {
        let scratch = try Scratch()
        let head = try #require(Requests.good.split(separator: "defaults:").first)
        _ = try scratch.file(
            "roster.csv",
            """
            key,name,attendees,facilitators,lengthInMinutes,hours,closed,repeat.times,repeat.minDays,repeat.maxDays
            q,Coaching,a-ana,f-priya;f-tom,30,"Mon-Fri 09:00-12:00;Tue,Thu",2026-12-08/2026-12-10,2,1,5

            """)
        let path = try scratch.file("request.yaml", "\(head)sessionsFile: roster.csv\n")
        let request = try RequestReader.read(path: path)
        #expect(request.sessions.map(\.key) == ["q-1", "q-2"])
        #expect(request.sessions[1].after == AfterRequest(session: "q-1", minDays: 1, maxDays: 5))
        #expect(request.sessions[0].hours.map { $0.text(request.clock) } == ["Mon-Fri 09:00-12:00", "Tue,Thu"])
        #expect(request.sessions[0].closed.map { $0.text(request.clock) } == ["2026-12-08/2026-12-10"])
    }

    @Test func aKeyThatItsNumberMakesTooLongIsTold() throws {
        let key = String(repeating: "k", count: 62)
        let problems = try Requests.problems(Self.series("{times: 10}", ("key: ana-1", "key: \(key)")))
        #expect(problems.map(\.field) == ["sessions[1].key"])
        #expect(problems.first?.line == 18 && problems.first?.expected == "at most 61 characters")
        #expect(problems.first?.message.contains("its last session would be \(key)-10") == true)
        #expect(try Requests.problems(Self.series("{times: 9}", ("key: ana-1", "key: \(key)"))) == [])
    }

    @Test func aSeriesIsNoSessionToWaitFor() throws {
        let series = Requests.with(
            ("  - key: ana-0\n", "  - key: ana-0\n    repeat: {times: 4}\n"))
        let problems = try Requests.problems(series)
        #expect(problems.map(\.field) == ["sessions[1].after"])
        #expect(problems.first?.message == "ana-0 stands for a series, whose last session is ana-0-4")
    }

    @Test func aKeyOfASeriesMayNotBeAnothers() throws {
        let problems = try Requests.problems(
            Self.series("{times: 2}", ("key: ana-0", "key: ana-1-2"), ("session: ana-0", "session: ana-1-2")))
        #expect(problems.contains { $0.message.contains("the key ana-1-2 is already that of the session in line 14") })
    }
}
