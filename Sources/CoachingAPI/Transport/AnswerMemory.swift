internal import Synchronization

/// Limits the memory of all answers together that are still arriving.
///
/// An answer that would exceed the limit waits: its connection is not read meanwhile, so the server waits too. The
/// answer that began first never waits, since memory for one largest answer is reserved for it; so at least one answer
/// always completes and returns its memory.
final class AnswerMemory: Sendable {
    /// An answer that is arriving.
    typealias Answer = Int

    private struct State {
        var last: Answer = 0
        var taken = 0
        /// The answers that are arriving, in the order in which they began, with the bytes that each has taken.
        var arriving: [(answer: Answer, bytes: Int)] = []

        func place(of answer: Answer) -> Int? { arriving.firstIndex { $0.answer == answer } }
    }

    private let limit: Int
    private let largestAnswer: Int
    private let state = Mutex(State())
    private let line = WaitingLine<Void>()

    /// This much of each answer does not wait for others: answers that report whether something was carried out are
    /// smaller.
    static let freeBytes = 64 << 10

    /// - Parameters:
    ///   - limit: bytes of all answers together, besides the ``freeBytes`` of each; at least one largest answer.
    ///   - largestAnswer: bytes of the largest answer that is accepted.
    init(limit: Int, largestAnswer: Int) {
        self.limit = max(limit, largestAnswer)
        self.largestAnswer = largestAnswer
    }

    /// Bytes that are taken, besides those that are free.
    var taken: Int { state.withLock { $0.taken } }

    /// Begins an answer. What it takes must be given back by ``giveBack(_:)``.
    func begin() -> Answer {
        state.withLock { state in
            state.last += 1
            state.arriving.append((state.last, 0))
            return state.last
        }
    }

    /// Takes `bytes` more for an answer, as soon as there is room.
    ///
    /// - Throws: `CancellationError` when the task is cancelled while it waits, or the answer has ended.
    func take(_ bytes: Int, for answer: Answer) async throws {
        while true {
            if try takeNow(bytes, for: answer) { return }
            // Room that came between the two looks is not waited for.
            try await line.wait { if canTake(bytes, for: answer) { line.giveAll(.success(())) } }
        }
    }

    /// Takes `bytes` more for an answer if there is room.
    ///
    /// - Throws: `CancellationError` when the answer has ended.
    func takeNow(_ bytes: Int, for answer: Answer) throws -> Bool {
        try state.withLock { state in
            guard let place = state.place(of: answer) else { throw CancellationError() }
            guard fits(bytes, at: place, in: state) else { return false }
            let before = state.arriving[place].bytes
            state.arriving[place].bytes += bytes
            state.taken += Self.counted(before + bytes) - Self.counted(before)
            return true
        }
    }

    /// Ends an answer, however it ended.
    func giveBack(_ answer: Answer) {
        state.withLock { state in
            guard let place = state.place(of: answer) else { return }
            state.taken -= Self.counted(state.arriving.remove(at: place).bytes)
        }
        // Each checks again whether there is room now.
        line.giveAll(.success(()))
    }

    /// Whether ``takeNow(_:for:)`` would not make the answer wait.
    private func canTake(_ bytes: Int, for answer: Answer) -> Bool {
        state.withLock { state in state.place(of: answer).map { fits(bytes, at: $0, in: state) } ?? true }
    }

    private func fits(_ bytes: Int, at place: Int, in state: State) -> Bool {
        state.arriving[place].bytes + bytes <= Self.freeBytes || place == 0
            || state.taken + bytes <= limit - largestAnswer
    }

    private static func counted(_ bytes: Int) -> Int { max(0, bytes - freeBytes) }
}
