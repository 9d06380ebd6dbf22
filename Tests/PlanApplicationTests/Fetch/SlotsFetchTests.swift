import CoachingAPI
import Foundation
import Synchronization
import Testing

@testable import PlanApplication
@testable import PlanFiles
@testable import PlanModel

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

    /// Waits for nothing: what a service says that is in trouble is told at once.
    private func fetch(
        _ count: Int, from service: SlotsServiceStub, concurrentCalls: Int = 1, refreshesBefore: Instant? = nil,
        at time: Instant = Instant(seconds: 1_764_547_200),
        progress: @escaping @Sendable (SlotsFetchProgress) -> Void = { _ in }
    ) async throws -> SlotsFetchProgress {
        try await SlotsFetch.run(
            queries(count), into: path, service: service,
            options: SlotsFetchOptions(
                concurrentCalls: concurrentCalls, refreshesBefore: refreshesBefore, patience: .init(seconds: 0)),
            environment: FetchEnvironment(now: { time }),
            report: { if case .progress(let state) = $0 { progress(state) } })
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
        #expect(result.needed == 5 && result.alreadyAnswered == 3 && result.answered == 2 && result.remaining == 0)
        #expect(result.alreadyAnsweredAt == Instant(seconds: 1_764_547_200)...Instant(seconds: 1_764_547_200))
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

    /// What planning could not read later is not kept: nobody would ask for it again.
    @Test(arguments: [
        "", "[]", "{\"a\":", "<html>", "\u{feff}{}", "{}}", "{},\"queriedAt\":\"x\",\"more\":{}",
        #"{"suggestedSlots":[{"dateStart":"2026-12-07T09:00:00","lengthInMinutes":30}]}"#,
        #"{"suggestedSlots":{}}"#, #"{"attendeeSchedules":[{"availableTimes":[]}]}"#,
        #"{"suggestedSlots":[{"dateStart":"2026-12-07T09:00:00Z"}]}"#,
    ])
    func keepsNoAnswerThatPlanningCouldNotRead(answer: String) async throws {
        let error = await #expect(throws: CoachingAPIError.self) {
            _ = try await fetch(1, from: SlotsServiceStub { _ in answer })
        }
        #expect(error?.kind == .unreadableAnswer)
        #expect(!FileManager.default.fileExists(atPath: path), "there was nothing to keep")
    }

    @Test func tellsTheFieldThatCannotBeRead() async throws {
        let error = await #expect(throws: CoachingAPIError.self) {
            _ = try await fetch(
                1,
                from: SlotsServiceStub { _ in
                    #"{"suggestedSlots":[{"dateStart":"2026-12-07T09:00:00","lengthInMinutes":30}]}"#
                })
        }
        #expect(error?.message.contains("response.suggestedSlots[0].dateStart") == true)
        #expect(error?.message.contains("2026-12-07T09:00:00") == true)
    }

    @Test func refreshingAsksEverythingAgainAndTheLaterAnswerCounts() async throws {
        defer { unlink(path) }
        _ = try await fetch(2, from: SlotsServiceStub())
        let slot = #"{"suggestedSlots":[{"dateStart":"2026-12-07T09:00:00Z","lengthInMinutes":30}]}"#
        let service = SlotsServiceStub { _ in slot }
        let result = try await fetch(2, from: service, refreshesBefore: Instant(seconds: 1_764_547_201))
        #expect(service.bodies.count == 2 && result.alreadyAnswered == 0)
        #expect(try SlotsReader.read(path: path).calls.map(\.suggestedSlots.count) == [1, 1])
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

    @Test(arguments: [
        ("hello\n", 1), ("{\"request\":{}}\n", 1), ("\u{0}\u{1}\n{}\n", 1), ("hello", 1), ("{\"a\":1}", 1),
        ("[1,2]", 1),
        ("x", 1), ("{\"coachplan\":1,\"kind\":\"plan\"}", 1), ("\n\nnotes", 3), ("{ ", 1), ("{\"queriedBy\":\"me", 1),
        ("{\"queriedAt\":\"2026-12-01T14:00:00.000Z\",\"respo", 1), ("{\"queriedAt\":\"tomorrow", 1),
    ])
    func doesNotWriteIntoAFileThatIsNoSlotsFile(content: String, line: Int) async throws {
        defer { unlink(path) }
        try Data(content.utf8).write(to: URL(filePath: path))
        let service = SlotsServiceStub()
        let error = await #expect(throws: InputProblems.self) { _ = try await fetch(1, from: service) }
        #expect(error?.problems.first?.line == line)
        #expect(try text == content && service.bodies.isEmpty)
    }

    /// A line that planning refuses is told as planning tells it, and nothing is added to it.
    @Test func doesNotGoOnWithALineThatPlanningCouldNotRead() async throws {
        defer { unlink(path) }
        _ = try await fetch(2, from: SlotsServiceStub { _ in "{}" })
        var lines = try text.split(separator: "\n").map(String.init)
        lines[1] = lines[1].replacingOccurrences(of: #""response":{}"#, with: #""response":{"suggestedSlots":1}"#)
        let spoilt = lines.joined(separator: "\n") + "\n"
        try spoilt.write(toFile: path, atomically: true, encoding: .utf8)
        let error = await #expect(throws: InputProblems.self) { _ = try await fetch(3, from: SlotsServiceStub()) }
        #expect(error?.problems.first?.line == 2)
        #expect(error?.problems.first?.field == "response.suggestedSlots")
        #expect(try text == spoilt)
    }

    /// Nothing is cut, ended or made before there is an answer to keep.
    @Test(arguments: ["", "\n", "torn", "unended"])
    func leavesTheFileAsItWasWhereNothingIsAnswered(how: String) async throws {
        defer { unlink(path) }
        _ = try await fetch(1, from: SlotsServiceStub { _ in "{}" })
        let content = how == "torn" ? String(try text.prefix(60)) : how == "unended" ? String(try text.dropLast()) : how
        try content.write(toFile: path, atomically: false, encoding: .utf8)
        await #expect(throws: CoachingAPIError.self) {
            _ = try await fetch(2, from: SlotsServiceStub { _ in throw notHere })
        }
        #expect(try text == content)
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
                environment: FetchEnvironment(now: { Instant(seconds: 0) }))
        }
        #expect(error?.reason.isEmpty == false)
    }

    @Test func aFullDiskEndsTheFetchWithAWholeLine() async throws {
        let service = SlotsServiceStub()
        let error = await #expect(throws: FileFailure.self) {
            _ = try await SlotsFetch.run(
                queries(2), into: "/dev/full", service: service,
                environment: FetchEnvironment(now: { Instant(seconds: 0) }))
        }
        #expect(error?.reason.contains("space") == true)
    }
}
