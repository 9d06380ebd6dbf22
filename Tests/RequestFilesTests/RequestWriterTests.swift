import CoachingModels
import PlanTestSupport
import Testing

@testable import PlanModel
@testable import RequestFiles

/// What is written is read as it was.
struct RequestWriterTests {
    private static let seeds: [UInt64] = Array(1...60)

    private func reread(_ text: String, _ name: String, roster: String? = nil) throws -> PlanRequest {
        let scratch = try Scratch()
        if let roster { _ = try scratch.file("roster.csv", roster) }
        var request = try RequestReader.read(path: scratch.file(name, text))
        #expect(request.sha256.utf8.count == 64)
        request.sha256 = ""
        return request
    }

    /// Equal texts may be spelled with other code points: the bytes tell.
    private func expectSameBytes(_ text: String, _ right: String) {
        let lines = [text, right].map { Array($0.utf8).split(separator: UInt8(ascii: "\n")) }
        #expect(lines[0].count == lines[1].count)
        let other = zip(lines[0], lines[1]).first { $0 != $1 }
        #expect(
            other == nil,
            "\(other.map { "\(String(decoding: $0, as: UTF8.self)) | \(String(decoding: $1, as: UTF8.self))" } ?? "")")
    }

    @Test(arguments: seeds)
    func aWrittenRequestIsReadAsItWas(seed: UInt64) throws {
        var random = RandomRequest(seed: seed)
        let request = try random.request()
        for (format, name) in [(RequestWriter.Format.json, "r.json"), (.yaml, "r.yaml")] {
            let text = RequestWriter.text(of: request, as: format)
            let read = try reread(text, name)
            #expect(read == request)
            expectSameBytes(RequestWriter.text(of: read, as: format), text)
        }
    }

    @Test(arguments: seeds)
    func aWrittenRosterIsReadAsItWas(seed: UInt64) throws {
        var random = RandomRequest(seed: seed, fitsRoster: true)
        let request = try random.request()
        let roster = try RosterWriter.csv(of: request)
        for (format, name) in [(RequestWriter.Format.json, "r.json"), (.yaml, "r.yaml")] {
            let text = RequestWriter.text(of: request, as: format, sessionsFile: "roster.csv")
            let read = try reread(text, name, roster: roster)
            #expect(read == request)
            try expectSameBytes(RosterWriter.csv(of: read), roster)
        }
    }

    @Test func theRandomRequestsHaveEveryField() throws {
        let requests = try Self.seeds.map { seed in
            var random = RandomRequest(seed: seed)
            return try random.request()
        }
        let text = requests.map { RequestWriter.text(of: $0, as: .json) }.joined()
        // A series is written as its sessions.
        let ofSessions = [RequestVocabulary.session, RequestVocabulary.after, RequestVocabulary.pin].flatMap(\.names)
            .filter { !["repeat", "extra"].contains($0) }
        let others = [
            "maxSessionsPerWeek", "maxMinutesPerWeek", "minDaysBetween", "marginMinutes", "understaffingGrowth",
            "floor",
            "maxAway", "moveCost",
        ]
        for field in ofSessions + others {
            #expect(text.contains("\"\(field)\": "), "\(field)")
        }
        for piece in ["\\\"", "\\n", "=1+1", "😀", "\\u0007"] { #expect(text.contains(piece), "\(piece)") }
        #expect(requests.contains { $0.policy == Policy() } && requests.contains { $0.policy.locations.count > 1 })
        #expect(requests.contains { $0.sessions.contains { $0.documentIds == [] } })
    }

    @Test func yamlIsAsAPlannerWouldWriteIt() throws {
        let request = try Requests.read(Requests.good)
        #expect(
            RequestWriter.text(of: request, as: .yaml, comment: "Of December.\nTwo sessions.") == """
                # Of December.
                # Two sessions.
                coachplan: 1
                name: December
                timeZone: America/New_York
                horizon: 2026-12-07/2026-12-19
                facilitators:
                  - id: f-priya
                    name: Priya Raman
                    maxMinutesPerDay: 180
                    bufferMinutes: 15
                    maxSessionsPerDay: 4
                    targetMinutes: 600
                  - id: f-tom
                attendees:
                  - id: a-ana
                    name: Ana Silva
                    staffingGroup: billing
                    maxMinutesPerDay: 60
                  - id: a-bo
                sessions:
                  - key: ana-0
                    name: Quality coaching
                    attendees: [a-ana]
                    facilitators: [f-priya, f-tom]
                    lengthInMinutes: 30
                    priority: 1
                  - key: ana-1
                    name: Quality coaching
                    description: November calls
                    attendees: [a-ana]
                    facilitators: [f-priya, f-tom]
                    lengthInMinutes: 30
                    priority: 2
                    timeOfDay: "09:00-12:00"
                    location: Room 1
                    pin: {dateStart: "2026-12-08T15:00:00.000Z", facilitatorId: f-priya}
                    window: 2026-12-07/2026-12-12
                    after: {session: ana-0, minDays: 1, maxDays: 9}
                policy:
                  locations: {Room 1: 1}
                  understaffingCost: 0.25

                """)
    }

    @Test(arguments: [
        (" n", [String](), "name", "white space around a text is not read"),
        ("n\0n", [], "name", "a file with a NUL in it is not read as text"),
        ("n", ["https://x/;y"], "externalLinks", "a semicolon separates the parts of a list"),
        ("n", [], "externalLinks", "an empty list is the same as none in a roster"),
    ])
    func whatARosterCannotHoldIsRefused(name: String, links: [String], field: String, reason: String) throws {
        let session = try SessionRequest(
            key: "s", name: name, attendees: ["a"], facilitators: ["f"], lengthInMinutes: 30, externalLinks: links)
        let request = try PlanRequest(
            name: "r", clock: .utc, horizon: Interval(start: Instant(seconds: 0), end: Instant(seconds: 86_400)),
            facilitators: [FacilitatorRequest(id: "f")], attendees: [AttendeeRequest(id: "a")], sessions: [session])
        #expect(throws: RosterWriter.Inexpressible(session: "s", field: field, reason: reason)) {
            try RosterWriter.csv(of: request)
        }
    }
}
