import CoachingAPI
import CoachingModels
import Foundation
import Synchronization
import Testing

@testable import PlanApplication
@testable import PlanFiles
@testable import PlanModel

/// A service whose people belong to business units: the first letter of an id says which.
private final class UnitsService: SlotsOnlyService {
    let bodies = Mutex<[CoachingSlotsRequest]>([])

    func postCoachingScheduleslotsQuery(rawBody: [UInt8]) async throws -> [UInt8] {
        let request = try CoachingJSON.decode(CoachingSlotsRequest.self, from: rawBody)
        bodies.withLock { $0.append(request) }
        let units = Set((request.attendeeIds + (request.facilitatorIds ?? [])).map(\.first))
        guard units.count == 1 else {
            throw CoachingAPIError(
                operation: "postCoachingScheduleslotsQuery", kind: .rejected, status: 400,
                code: "users.in.different.business.units",
                message: "Users to be scheduled were in different business units", advice: "")
        }
        return Array(#"{"suggestedSlots":[]}"#.utf8)
    }
}

@Suite struct BusinessUnitTests {
    private let path = FileManager.default.temporaryDirectory.appending(path: "units-\(UUID().uuidString).ndjson").path
    private let horizon = Interval(start: Instant(seconds: 1_796_601_600), end: Instant(seconds: 1_797_206_400))

    private func fetch(_ needs: [SlotQueryNeed], _ service: UnitsService) async throws -> SlotsFetchProgress {
        try await SlotsFetch.run(
            SlotQueryPlan.queries(for: needs, horizon: horizon), into: path, service: service,
            environment: FetchEnvironment(now: { Instant(seconds: 1_764_547_200) }))
    }

    /// Coaches of two business units, who would be asked for in one call.
    private let needs = (0..<7).flatMap { number in
        ["p", "q"].map { unit in
            SlotQueryNeed(
                attendees: ["\(unit)-agent-\(number)"], facilitators: ["\(unit)-coach-\(number)"],
                lengthInMinutes: 30)
        }
    }

    @Test func facilitatorsOfSeveralUnitsAreAskedForApart() async throws {
        defer { unlink(path) }
        let service = UnitsService()
        _ = try await fetch(needs, service)
        let asked = try SlotsReader.read(path: path).calls.count
        let coaches = service.bodies.withLock(\.self).filter { body in
            Set((body.attendeeIds + (body.facilitatorIds ?? [])).map(\.first)).count == 1
        }.flatMap { $0.facilitatorIds ?? [] }
        #expect(Set(coaches) == Set(needs.flatMap(\.facilitators)))
        #expect(coaches.count == 14)
        // Two halves, each of one unit: coaches are in the order of their ids.
        #expect(asked == 14 + 2)
    }

    @Test func aSplitCallIsNotMadeAgain() async throws {
        defer { unlink(path) }
        _ = try await fetch(needs, UnitsService())
        let second = UnitsService()
        let progress = try await fetch(needs, second)
        #expect(second.bodies.withLock(\.count) == 0)
        #expect(progress.remaining == 0)
    }

    /// As after a crash between the parts.
    @Test func onlyTheMissingPartIsAskedFor() async throws {
        defer { unlink(path) }
        _ = try await fetch(needs, UnitsService())
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        let kept = lines.filter { !$0.contains("q-coach-0") }
        #expect(kept.count == lines.count - 1)
        try (kept.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
        let second = UnitsService()
        _ = try await fetch(needs, second)
        #expect(second.bodies.withLock { $0.map(\.attendeeIds) } == [["q-agent-0"]])
    }

    @Test func aSessionAcrossUnitsIsNamed() async throws {
        defer { unlink(path) }
        for need in [
            SlotQueryNeed(attendees: ["p-agent", "q-agent"], facilitators: ["p-coach"], lengthInMinutes: 30),
            SlotQueryNeed(attendees: ["p-agent"], facilitators: ["q-coach"], lengthInMinutes: 30),
        ] {
            let refusals = try await fetch([need], UnitsService()).refusals
            unlink(path)
            let people = need.attendees.count == 2 ? ["p-agent", "q-agent"] : ["p-agent", "q-coach"]
            #expect(refusals.map(\.people) == [people])
            let error = refusals.first?.error
            #expect(error?.message == "\(people[0]), \(people[1]) belong to different business units")
            #expect(error?.advice.contains("change the sessions") == true)
        }
    }
}
