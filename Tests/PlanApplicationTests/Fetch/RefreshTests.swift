import CoachingAPI
import Foundation
import Synchronization
import Testing

@testable import PlanApplication
@testable import PlanFiles
@testable import PlanModel

/// Asking anew what was answered too long ago.
@Suite struct RefreshTests {
    private let path = FileManager.default.temporaryDirectory.appending(path: "old-\(UUID().uuidString).ndjson").path
    private let horizon = Interval(start: Instant(seconds: 1_796_601_600), end: Instant(seconds: 1_797_206_400))
    private static let monday = Instant(seconds: 1_796_601_600)

    private func fetch(
        _ names: [String], from service: SlotsServiceStub, at now: Instant, refreshing limit: Instant? = nil
    ) async throws -> SlotsFetchProgress {
        try await SlotsFetch.run(
            names.map { SlotQuery(attendeeIds: [$0], lengthInMinutes: 30, interval: horizon) }, into: path,
            service: service,
            options: SlotsFetchOptions(concurrentCalls: 1, refreshesBefore: limit, patience: .init(seconds: 0)),
            environment: FetchEnvironment(now: { now }))
    }

    private func asked(of service: SlotsServiceStub) -> [String] {
        service.bodies.compactMap { body in
            String(decoding: body, as: UTF8.self).firstMatch(of: /"attendeeIds":\["(\w+)"\]/).map { String($0.1) }
        }
    }

    private static let oneSlot = #"{"suggestedSlots":[{"dateStart":"2026-12-07T09:00:00Z","lengthInMinutes":30}]}"#

    @Test func onlyWhatIsOlderIsAskedAgain() async throws {
        defer { unlink(path) }
        let hour: Int64 = 3600
        _ = try await fetch(["a", "b"], from: SlotsServiceStub(), at: Self.monday)
        _ = try await fetch(["a", "b", "c"], from: SlotsServiceStub(), at: Self.monday.advanced(bySeconds: 20 * hour))
        let service = SlotsServiceStub { _ in Self.oneSlot }
        let state = try await fetch(
            ["a", "b", "c"], from: service, at: Self.monday.advanced(bySeconds: 24 * hour),
            refreshing: Self.monday.advanced(bySeconds: 12 * hour))
        #expect(asked(of: service) == ["a", "b"])
        #expect(state.alreadyAnswered == 1 && state.answered == 2)
        #expect(try SlotsReader.read(path: path).calls.map(\.suggestedSlots.count) == [1, 1, 0])
    }

    @Test func answersThatDoNotTellTheirTimeCountAsOld() async throws {
        defer { unlink(path) }
        _ = try await fetch(["a"], from: SlotsServiceStub(), at: Self.monday)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try text.replacing(/"queriedAt":"[^"]*",/, with: "").write(toFile: path, atomically: true, encoding: .utf8)
        let service = SlotsServiceStub()
        _ = try await fetch(["a"], from: service, at: Self.monday, refreshing: Self.monday.advanced(bySeconds: -86_400))
        #expect(asked(of: service) == ["a"])
    }

    /// A refresh that fails half-way leaves every earlier answer in place; the same limit goes on with the rest.
    @Test func aRefreshThatFailsLosesNothingAndGoesOn() async throws {
        defer { unlink(path) }
        let names = ["a", "b", "c", "d"]
        _ = try await fetch(names, from: SlotsServiceStub { _ in Self.oneSlot }, at: Self.monday)
        let later = Self.monday.advanced(bySeconds: 86_400)
        let failing = SlotsServiceStub { if $0 == 3 { throw notHere } else { return "{}" } }
        await #expect(throws: CoachingAPIError.self) {
            _ = try await fetch(names, from: failing, at: later, refreshing: later)
        }
        #expect(try SlotsReader.read(path: path).calls.map(\.suggestedSlots.count) == [0, 0, 1, 1])
        let rest = SlotsServiceStub { _ in "{}" }
        _ = try await fetch(names, from: rest, at: later.advanced(bySeconds: 600), refreshing: later)
        #expect(asked(of: rest) == ["c", "d"])
    }
}

/// A fetch as a value for other programs.
@Suite struct FetchRunTests {
    private let path = FileManager.default.temporaryDirectory.appending(path: "run-\(UUID().uuidString).ndjson").path
    private let horizon = Interval(start: Instant(seconds: 1_796_601_600), end: Instant(seconds: 1_797_206_400))

    private func run(
        _ count: Int, _ service: SlotsServiceStub, patience: Int64 = 300, clock: TestSeconds = TestSeconds()
    ) -> FetchRun {
        FetchRun(
            (0..<count).map { SlotQuery(attendeeIds: ["a\($0)"], lengthInMinutes: 30, interval: horizon) },
            into: path, service: service,
            options: SlotsFetchOptions(concurrentCalls: 1, patience: .init(seconds: patience)),
            environment: FetchEnvironment(now: { clock.now }, sleep: { clock.advance($0) }))
    }

    @Test func progressIsASequenceThatEndsWithTheFetch() async throws {
        defer { unlink(path) }
        let run = run(9, SlotsServiceStub())
        async let outcome = run.outcome()
        var last: SlotsFetchProgress?
        for await event in run.events { if case .progress(let state) = event { last = state } }
        let end = try await outcome
        #expect(last?.answered == 9 && end.answered == 9 && end.remaining == 0)
    }

    @Test func cancellingItsTaskEndsItAndKeepsWhatWasAnswered() async throws {
        defer { unlink(path) }
        let service = SlotsServiceStub()
        let run = run(10_000, service)
        let work = Task { try await run.outcome() }
        for await event in run.events {
            if case .progress(let state) = event, state.answered >= 3 { work.cancel() }
        }
        await #expect(throws: CancellationError.self) { _ = try await work.value }
        let kept = try SlotsReader.read(path: path).calls.count
        #expect(kept >= 3 && kept < 10_000 && kept == service.bodies.count)
    }

    /// As apply does: a service that takes nothing for minutes, with or without saying until when, is waited for.
    @Test(arguments: [nil, 7, 100] as [Int?])
    func aServiceThatTakesNoMoreCallsIsWaitedFor(retryAfter: Int?) async throws {
        defer { unlink(path) }
        let clock = TestSeconds()
        let service = SlotsServiceStub { call in
            if call > 1, clock.passed < 200 { throw Self.busy(retryAfter) }
            return "{}"
        }
        let run = run(3, service, clock: clock)
        async let outcome = run.outcome()
        var waits: [Int64] = []
        for await event in run.events { if case .waiting(let wait) = event { waits.append(wait.seconds) } }
        #expect(try await outcome.answered == 3)
        #expect(clock.passed >= 200 && clock.passed <= 300)
        #expect(!waits.isEmpty)
        if let retryAfter { #expect(waits.allSatisfy { $0 == Int64(retryAfter) }) }
    }

    @Test func patienceHasAnEndAndWhatIsAnsweredIsKept() async throws {
        defer { unlink(path) }
        let clock = TestSeconds()
        let run = run(3, SlotsServiceStub { if $0 > 1 { throw Self.busy(nil) } else { return "{}" } }, clock: clock)
        let error = await #expect(throws: CoachingAPIError.self) { _ = try await run.outcome() }
        #expect(error?.kind == .rateLimited && clock.passed <= 300)
        #expect(try SlotsReader.read(path: path).calls.count == 1)
    }

    @Test func aWaitBeyondPatienceIsNotBegun() async throws {
        let clock = TestSeconds()
        let run = run(3, SlotsServiceStub { _ in throw Self.busy(600) }, clock: clock)
        await #expect(throws: CoachingAPIError.self) { _ = try await run.outcome() }
        #expect(clock.passed == 0)
    }

    private static func busy(_ seconds: Int?) -> CoachingAPIError {
        var error = CoachingAPIError(
            operation: "postCoachingScheduleslotsQuery", kind: .rateLimited, status: 429, message: "busy", advice: "")
        error.retryAfter = seconds.map { .seconds($0) }
        return error
    }
}

/// Seconds that pass when they are waited for.
final class TestSeconds: Sendable {
    private let seconds = Mutex<Int64>(0)

    var passed: Int64 { seconds.withLock(\.self) }
    var now: Instant { Instant(seconds: 1_764_547_200 + passed) }

    func advance(_ more: Int64) { seconds.withLock { $0 += more } }
}

@Suite struct TimeLeftTests {
    @Test(
        arguments: [
            (10, 90, 5.0, 45), (300, 700, 5.0, 175), (1000, 1000, 200, 200), (3, 100, 1, nil), (100, 0, 10, nil),
        ] as [(Int, Int, Double, Int64?)])
    func goesByThePaceAndByTheLimit(done: Int, remaining: Int, elapsed: Double, seconds: Int64?) {
        #expect(TimeLeft().seconds(done: done, remaining: remaining, elapsed: elapsed) == seconds)
    }

    @Test(
        arguments: [
            (nil, nil), (3, nil), (7, "about 10 seconds left"), (89, "about 90 seconds left"),
            (100, "about 2 minutes left"),
            (3600, "about 60 minutes left"), (7300, "about 2 hours left"),
        ] as [(Int64?, String?)])
    func isToldRoundly(seconds: Int64?, text: String?) { #expect(TimeLeft.text(seconds: seconds) == text) }
}
