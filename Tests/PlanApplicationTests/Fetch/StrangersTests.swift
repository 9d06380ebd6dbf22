import CoachingAPI
import CoachingModels
import Foundation
import Synchronization
import Testing

@testable import PlanApplication
@testable import PlanFiles
@testable import PlanModel

/// A service that refuses every call that names somebody whose id begins with `x`, and does not say whom.
private final class ReservedService: SlotsOnlyService {
    let bodies = Mutex<[CoachingSlotsRequest]>([])
    let code: String
    let kind: CoachingAPIError.Kind
    let status: Int

    init(
        code: String = "no.permission.for.requested.users", kind: CoachingAPIError.Kind = .forbidden, status: Int = 403
    ) {
        self.code = code
        self.kind = kind
        self.status = status
    }

    func postCoachingScheduleslotsQuery(rawBody: [UInt8]) async throws -> [UInt8] {
        let request = try CoachingJSON.decode(CoachingSlotsRequest.self, from: rawBody)
        bodies.withLock { $0.append(request) }
        guard !(request.attendeeIds + (request.facilitatorIds ?? [])).contains(where: { $0.hasPrefix("x") }) else {
            throw CoachingAPIError(
                operation: "postCoachingScheduleslotsQuery", kind: kind, status: status, code: code,
                message: "The requested users are in a division you do not have permission to.", advice: "Look.")
        }
        return Array(#"{"suggestedSlots":[]}"#.utf8)
    }
}

/// One person whom the service does not know is named, and the others are asked about all the same.
@Suite struct StrangersTests {
    private let path = FileManager.default.temporaryDirectory.appending(path: "others-\(UUID().uuidString).ndjson").path
    private let horizon = Interval(start: Instant(seconds: 1_796_601_600), end: Instant(seconds: 1_797_206_400))

    private func need(_ attendees: [String], _ facilitators: [String]) -> SlotQueryNeed {
        SlotQueryNeed(attendees: attendees, facilitators: facilitators, lengthInMinutes: 30)
    }

    private func fetch(_ needs: [SlotQueryNeed], _ service: ReservedService) async throws -> SlotsFetchProgress {
        try await SlotsFetch.run(
            SlotQueryPlan.queries(for: needs, horizon: horizon), into: path, service: service,
            environment: FetchEnvironment(now: { Instant(seconds: 1_764_547_200) }))
    }

    @Test func anUnknownAttendeeIsNamedAndTheOthersAreAnswered() async throws {
        defer { unlink(path) }
        // The stranger is the first one, with whom the facilitators would be asked for.
        let needs = [need(["x-new"], ["f", "g"]), need(["a"], ["f"]), need(["b"], ["g"])]
        let result = try await fetch(needs, ReservedService())
        #expect(result.refusals.map(\.people) == [["x-new"]])
        #expect(result.answered == 3 && result.refused == 1 && result.remaining == 0)
        let slots = try SlotsReader.read(path: path)
        #expect(Set(slots.calls.flatMap(\.facilitators).map { slots.users[Int($0)] }) == ["f", "g"])
    }

    @Test func anUnknownMemberOfAGroupIsFound() async throws {
        defer { unlink(path) }
        let result = try await fetch([need(["a", "b", "x-new"], ["f"]), need(["a"], ["f"])], ReservedService())
        #expect(result.refusals.map(\.people) == [["x-new"]])
        #expect(result.answered == 2)
        #expect(try SlotsReader.read(path: path).calls.count == 2, "what was only asked to find out is not kept")
    }

    @Test func anUnknownFacilitatorIsFoundAmongMany() async throws {
        defer { unlink(path) }
        let service = ReservedService()
        let leaders = (0..<60).map { "f\($0)" } + ["x-lead"]
        let result = try await fetch([need(["a"], leaders)], service)
        #expect(result.refusals.map(\.people) == [["x-lead"]])
        let slots = try SlotsReader.read(path: path)
        #expect(Set(slots.calls.flatMap(\.facilitators)).count == 60)
        #expect(service.bodies.withLock(\.count) < 20)
    }

    @Test func theNextRunAsksOnlyAboutWhomWasRefused() async throws {
        defer { unlink(path) }
        let needs = [need(["x-new"], ["f"]), need(["a"], ["f", "x-lead", "g"])]
        _ = try await fetch(needs, ReservedService())
        let again = ReservedService()
        let result = try await fetch(needs, again)
        let asked = again.bodies.withLock { $0.map { $0.attendeeIds + ($0.facilitatorIds ?? []) } }
        #expect(asked.allSatisfy { $0.contains { $0.hasPrefix("x") } })
        #expect(result.answered == 0)
        #expect(Set(result.refusals.map(\.people)) == [["x-new"], ["x-lead"]])
    }

    @Test func anIdThatIsNoneIsARefusalOfOneToo() async throws {
        defer { unlink(path) }
        let service = ReservedService(code: "bad.request", kind: .rejected, status: 400)
        let result = try await fetch([need(["x"], ["f"]), need(["a"], ["f"])], service)
        #expect(result.refusals.map(\.people) == [["x"]])
        #expect(result.answered == 2)
    }

    /// A permission that is missing for everything, and an address that is wrong, end the run at once.
    @Test(arguments: [
        ("missing.permissions", CoachingAPIError.Kind.forbidden, 403), ("not.found", .rejected, 404),
    ])
    func whatConcernsEveryCallEndsTheRun(code: String, kind: CoachingAPIError.Kind, status: Int) async throws {
        let service = ReservedService(code: code, kind: kind, status: status)
        let needs = (0..<50).map { need(["x\($0)"], ["f"]) }
        let error = await #expect(throws: CoachingAPIError.self) { try await fetch(needs, service) }
        #expect(error?.code == code)
        #expect(service.bodies.withLock(\.count) <= 8)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func whereEverybodyIsRefusedTheRunEndsSoon() async throws {
        let service = ReservedService()
        let needs = (0..<500).map { need(["x\($0)"], ["f"]) }
        let error = await #expect(throws: CoachingAPIError.self) { try await fetch(needs, service) }
        #expect(error?.code == "no.permission.for.requested.users")
        #expect(service.bodies.withLock(\.count) < 40)
    }

    /// Such as an interval that is too long: whom a call is about makes no difference.
    @Test func whatIsRefusedForEverybodyAlikeIsNotAboutPeople() async throws {
        let service = ReservedService(code: "constraint.validation", kind: .rejected, status: 400)
        let needs = (0..<5).map { need(["x\($0)"], ["f"]) }
        let error = await #expect(throws: CoachingAPIError.self) { try await fetch(needs, service) }
        #expect(error?.code == "constraint.validation")
    }
}
