import CoachingAPI
import Foundation
import Synchronization
import Testing

@testable import SessionPlanner

/// Answers slot queries with the body that was sent and a number; fails, waits or misbehaves on request.
final class SlotsServiceStub: SlotsOnlyService {
    struct State {
        var bodies: [[UInt8]] = []
        var underWay = 0
        var mostUnderWay = 0
    }

    let state = Mutex(State())
    let answer: @Sendable (_ call: Int) throws -> String

    init(answer: @escaping @Sendable (_ call: Int) throws -> String = { #"{"suggestedSlots":[],"n":\#($0)}"# }) {
        self.answer = answer
    }

    var bodies: [[UInt8]] { state.withLock { $0.bodies } }

    func postCoachingScheduleslotsQuery(rawBody: [UInt8]) async throws -> [UInt8] {
        let call = state.withLock { state in
            state.bodies.append(rawBody)
            state.underWay += 1
            state.mostUnderWay = max(state.mostUnderWay, state.underWay)
            return state.bodies.count
        }
        await Task.yield()
        defer { state.withLock { $0.underWay -= 1 } }
        return Array(try answer(call).utf8)
    }
}

@Suite struct SlotsFetchTests {
    private let path = FileManager.default.temporaryDirectory.appending(path: "fetch-\(UUID().uuidString).ndjson").path
    private let horizon = Interval(start: Instant(seconds: 1_796_601_600), end: Instant(seconds: 1_797_206_400))

    private func queries(_ count: Int) -> [SlotQuery] {
        (0..<count).map { SlotQuery(attendeeIds: ["a\($0)"], lengthInMinutes: 30, interval: horizon) }
    }

    private func fetch(
        _ count: Int, from service: SlotsServiceStub, concurrentCalls: Int = 1,
        progress: @Sendable (SlotsFetchProgress) -> Void = { _ in }
    ) async throws -> SlotsFetchProgress {
        try await SlotsFetch.run(
            queries(count), into: path, service: service,
            options: SlotsFetchOptions(concurrentCalls: concurrentCalls), now: { Instant(seconds: 1_764_547_200) },
            progress: progress)
    }

    private var text: String { get throws { try String(contentsOfFile: path, encoding: .utf8) } }

    @Test func keepsBothBodiesAsTheyWere() async throws {
        defer { unlink(path) }
        let service = SlotsServiceStub { _ in
            "{\"suggestedSlots\": [ ],\r\n \"x\":\n1.10, \"é\\n\": 18446744073709551615}"
        }
        _ = try await fetch(1, from: service)
        let body = String(decoding: service.bodies[0], as: UTF8.self)
        #expect(
            try text == "{\"queriedAt\":\"2025-12-01T00:00:00.000Z\",\"request\":\(body),\"response\":"
                + "{\"suggestedSlots\": [ ],   \"x\": 1.10, \"é\\n\": 18446744073709551615}}\n")
        #expect(try SlotsReader.read(path: path).calls.count == 1)
    }

    @Test func asksOnlyWhatTheFileDoesNotHold() async throws {
        defer { unlink(path) }
        _ = try await fetch(3, from: SlotsServiceStub())
        let service = SlotsServiceStub()
        let result = try await fetch(5, from: service)
        #expect(result == SlotsFetchProgress(needed: 5, alreadyAnswered: 3, answered: 2))
        #expect(service.bodies.count == 2)
        #expect(try text.split(separator: "\n").count == 5)
        let again = SlotsServiceStub()
        _ = try await fetch(5, from: again)
        #expect(again.bodies.isEmpty)
    }

    /// Whichever byte a crash cut the file at, the same fetch completes it.
    @Test func completesAFileThatWasCutAnywhere() async throws {
        defer { unlink(path) }
        _ = try await fetch(2, from: SlotsServiceStub { _ in "{}" })
        let whole = try Data(contentsOf: URL(filePath: path))
        for length in 0...whole.count {
            try whole.prefix(length).write(to: URL(filePath: path))
            _ = try await fetch(2, from: SlotsServiceStub { _ in "{}" })
            #expect(try Data(contentsOf: URL(filePath: path)) == whole, "cut at \(length)")
        }
    }

    @Test func keepsWhatWasAnsweredWhenACallFails() async throws {
        defer { unlink(path) }
        let error = await #expect(throws: CoachingAPIError.self) {
            _ = try await fetch(6, from: SlotsServiceStub { if $0 == 4 { throw notHere } else { return "{}" } })
        }
        #expect(error?.kind == .unavailable)
        #expect(try text.split(separator: "\n").count == 3)
    }

    @Test(arguments: ["", "[]", "{\"a\":", "<html>", "\u{feff}{}"])
    func refusesAnswersThatAreNoJSON(answer: String) async throws {
        defer { unlink(path) }
        let error = await #expect(throws: CoachingAPIError.self) {
            _ = try await fetch(1, from: SlotsServiceStub { _ in answer })
        }
        #expect(error?.kind == .unreadableAnswer)
        #expect(try text.isEmpty)
    }

    @Test func boundsTheCallsUnderWay() async throws {
        defer { unlink(path) }
        let service = SlotsServiceStub()
        let seen = Mutex<[Int]>([])
        _ = try await fetch(40, from: service, concurrentCalls: 4) { progress in
            seen.withLock { $0.append(progress.answered) }
        }
        #expect(service.state.withLock { $0.mostUnderWay } <= 4)
        #expect(seen.withLock { $0 } == Array(0...40))
    }

    @Test(arguments: ["hello\n", "{\"request\":{}}\n", "\u{0}\u{1}\n{}\n"])
    func doesNotWriteIntoAFileThatIsNoSlotsFile(content: String) async throws {
        defer { unlink(path) }
        try Data(content.utf8).write(to: URL(filePath: path))
        let service = SlotsServiceStub()
        let error = await #expect(throws: InputProblems.self) { _ = try await fetch(1, from: service) }
        #expect(error?.problems.first?.line == 1)
        #expect(try text == content && service.bodies.isEmpty)
    }

    @Test func letsOneFetchAtATimeWrite() async throws {
        defer { unlink(path) }
        let first = try SlotsAppender(path: path)
        let error = await #expect(throws: FileFailure.self) { _ = try await fetch(1, from: SlotsServiceStub()) }
        #expect(error?.reason.contains("another fetch") == true)
        try first.sync()
    }

    @Test func namesAFileThatCannotBeWritten() async throws {
        let error = await #expect(throws: FileFailure.self) {
            _ = try await SlotsFetch.run(
                queries(1), into: path + "/missing/slots.ndjson", service: SlotsServiceStub(),
                now: { Instant(seconds: 0) })
        }
        #expect(error?.reason.isEmpty == false)
    }

    @Test func aFullDiskEndsTheFetchWithAWholeLine() async throws {
        let service = SlotsServiceStub()
        let error = await #expect(throws: FileFailure.self) {
            _ = try await SlotsFetch.run(
                queries(2), into: "/dev/full", service: service, now: { Instant(seconds: 0) })
        }
        #expect(error?.reason.contains("space") == true)
    }
}
