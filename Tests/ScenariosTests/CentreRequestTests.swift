import CoachingModels
import Testing

@testable import PlanModel
@testable import RequestFiles
@testable import Scenarios

/// Ready requests for given people.
struct CentreRequestTests {
    private func centre(seed: UInt64 = 1) throws -> CentreRequest {
        CentreRequest(
            attendees: (0..<60).map {
                .init(id: "a\($0)", name: "Agent \($0)", unit: $0 % 2, staffingGroup: "g\($0 / 30)")
            },
            coaches: (0..<6).map { .init(id: "f\($0)", name: "Coach \($0)", unit: $0 % 2) },
            clock: try #require(ZoneClock(name: "America/New_York")), firstDay: try #require(LocalDate("2026-12-07")),
            days: 12, seed: seed)
    }

    @Test func requestsNameThePeople() throws {
        let request = try centre().request(sessions: 70)
        #expect(request.sessions.count == 70 && request.attendees.count == 60)
        #expect(request.sessions[69].description == "Session 2 of Agent 9")
        for session in request.sessions {
            let unit = (Int(session.attendees[0].dropFirst()) ?? 0) % 2
            #expect(session.facilitators.allSatisfy { (Int($0.dropFirst()) ?? -1) % 2 == unit })
        }
        #expect(request.sessions.contains { $0.timeOfDay != nil } && request.sessions.contains { $0.timeOfDay == nil })
        let yaml = RequestWriter.text(of: request, as: .yaml)
        #expect(yaml.contains("coachplan: 1\n"))
        #expect(yaml.contains("horizon: 2026-12-07/2026-12-19\n"))
        #expect(yaml.split(separator: "\n").count { $0.hasPrefix("  - key: ") } == 70)
    }

    @Test func aSeedNamesOneRequest() throws {
        #expect(try centre().request(sessions: 60) == centre().request(sessions: 60))
        #expect(try centre().request(sessions: 60) != centre(seed: 2).request(sessions: 60))
    }

    @Test func peopleListedTwiceAreRefused() throws {
        var centre = try centre()
        centre.attendees[1].id = "a0"
        #expect(throws: InvalidRequest.self) { try centre.request(sessions: 60) }
    }
}
