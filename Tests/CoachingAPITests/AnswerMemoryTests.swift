import Synchronization
import Testing

@testable import CoachingAPI
@testable import CoachingModels

/// Many large answers at once: never more memory than was agreed, and all of them come to their end.
struct AnswerMemoryTests {
    private static let kilobyte = 1 << 10
    private static let free = AnswerMemory.freeBytes

    @Test(arguments: [1, 2, 8, 40])
    func allArriveWithinTheLimit(answers: Int) async throws {
        let memory = AnswerMemory(limit: 1000 * Self.kilobyte, largestAnswer: 400 * Self.kilobyte)
        let most = Highest()
        try await withThrowingTaskGroup { group in
            for _ in 0..<answers {
                group.addTask {
                    let answer = memory.begin()
                    for _ in 0..<25 {
                        try await memory.take(16 * Self.kilobyte, for: answer)
                        most.note(memory.taken)
                        await Task.yield()
                    }
                    memory.giveBack(answer)
                }
            }
            try await group.waitForAll()
        }
        #expect(memory.taken == 0)
        #expect(most.value <= 1000 * Self.kilobyte)
        #expect(most.value >= 400 * Self.kilobyte - Self.free)
    }

    /// What tells whether a write was carried out is small; it never waits for the large answers of others.
    @Test func smallAnswersDoNotWait() async throws {
        let memory = AnswerMemory(limit: 100 * Self.kilobyte, largestAnswer: 100 * Self.kilobyte)
        let first = memory.begin()
        #expect(try memory.takeNow(100 * Self.kilobyte, for: first))
        for _ in 0..<10 { #expect(try memory.takeNow(Self.free, for: memory.begin())) }
        memory.giveBack(first)
    }

    @Test func aWaitingAnswerCanBeCancelled() async throws {
        let memory = AnswerMemory(limit: 100 * Self.kilobyte, largestAnswer: 100 * Self.kilobyte)
        let first = memory.begin()
        try await memory.take(100 * Self.kilobyte, for: first)
        let second = memory.begin()
        let waiting = Task { try await memory.take(90 * Self.kilobyte, for: second) }
        for _ in 0..<20 { await Task.yield() }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        memory.giveBack(second)
        memory.giveBack(first)
        #expect(memory.taken == 0)
    }

    /// An answer that waits for memory when its call has ended takes none.
    @Test func anAnswerThatHasEndedTakesNothing() async throws {
        let memory = AnswerMemory(limit: 100 * Self.kilobyte, largestAnswer: 100 * Self.kilobyte)
        let first = memory.begin()
        try await memory.take(100 * Self.kilobyte, for: first)
        let second = memory.begin()
        #expect(try !memory.takeNow(90 * Self.kilobyte, for: second))
        let waiting = Task { try await memory.take(90 * Self.kilobyte, for: second) }
        for _ in 0..<20 { await Task.yield() }
        memory.giveBack(second)
        await #expect(throws: CancellationError.self) { try await waiting.value }
        memory.giveBack(first)
        #expect(memory.taken == 0)
    }

    /// A client that holds one megabyte of all answers together.
    private static func withOneMegabyte(
        for server: ScriptedServer, _ body: (CoachingClient) async throws -> Void
    ) async throws {
        var options = ClientOptions()
        options.largestAnswer = 1 << 20
        options.answersTogether = 1 << 20
        let settings = ConnectionSettings(
            endpoint: try #require(ServiceEndpoint(apiURL: server.url)), credentials: .accessToken(Secret("t")))
        try await CoachingClient.with(settings, options: options, body)
    }

    /// Over the network: eight answers of 900 kB while one megabyte is allowed for all.
    @Test func largeAnswersArriveOneAfterTheOther() async throws {
        let name = String(repeating: "x", count: 900_000)
        try await ScriptedServer.with({ _, _ in .answer(200, #"{"name":"\#(name)"}"#) }) { server in
            try await Self.withOneMegabyte(for: server) { client in
                try await withThrowingTaskGroup { group in
                    for _ in 0..<8 {
                        group.addTask {
                            let answer = try await client.getCoachingAppointment(appointmentId: "a")
                            #expect(answer.name?.count == 900_000)
                        }
                    }
                    try await group.waitForAll()
                }
            }
        }
    }

    /// Over the network: an answer that has to wait for another, which does not end, does not keep its call.
    @Test func aCallWhoseAnswerWaitsCanBeCancelled() async throws {
        let name = String(repeating: "x", count: 900_000)
        try await ScriptedServer.with({ call, _ in
            call == 1 ? .stall(200, promised: 1_000_000, name) : .answer(200, #"{"name":"\#(name)"}"#)
        }) { server in
            try await Self.withOneMegabyte(for: server) { client in
                let memory = try #require(client.runner.transport as? AsyncHTTPTransport).memory
                let first = Task { try await client.getCoachingAppointment(appointmentId: "a") }
                while memory.taken < 900_000 - Self.free { try await Task.sleep(for: .milliseconds(5)) }
                let second = Task { try await client.getCoachingAppointment(appointmentId: "b") }
                while server.requests.count < 2 { try await Task.sleep(for: .milliseconds(5)) }
                try await Task.sleep(for: .milliseconds(200))
                let clock = ContinuousClock()
                let begun = clock.now
                second.cancel()
                await #expect(throws: CancellationError.self) { try await second.value }
                // Its answer would otherwise wait until the first call runs out of time, a minute after it began.
                #expect(begun.duration(to: clock.now) < .seconds(30))
                first.cancel()
                await #expect(throws: CancellationError.self) { try await first.value }
                #expect(memory.taken == 0)
            }
        }
    }
}

/// The highest of some numbers.
private final class Highest: Sendable {
    private let highest = Mutex(0)
    var value: Int { highest.withLock(\.self) }

    func note(_ number: Int) { highest.withLock { $0 = max($0, number) } }
}
