/// Limits the memory of all answers together that are still arriving.
///
/// An answer that would exceed the limit waits: its connection is not read meanwhile, so the server waits too. The
/// answer that began first never waits, since memory for one largest answer is reserved for it; so at least one answer
/// always completes and returns its memory.
actor AnswerMemory {
    /// The memory that one answer has taken.
    struct Share: Sendable {
        let id: Int
        fileprivate(set) var bytes = 0
    }

    private let limit: Int
    private let largestAnswer: Int
    private(set) var taken = 0
    private var lastId = 0
    /// The answers that are arriving, in the order in which they began.
    private var arriving: [Int] = []
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

    /// Begins an answer. Its share must be given back by ``giveBack(_:)``.
    func begin() -> Share {
        lastId += 1
        arriving.append(lastId)
        return Share(id: lastId)
    }

    /// Takes `bytes` more for an answer, as soon as there is room.
    ///
    /// - Throws: `CancellationError` when the task is cancelled while it waits.
    func take(_ bytes: Int, for share: Share) async throws -> Share {
        while !fits(bytes, for: share) { try await line.wait() }
        var share = share
        let counted = max(0, share.bytes + bytes - Self.freeBytes) - max(0, share.bytes - Self.freeBytes)
        taken += counted
        share.bytes += bytes
        return share
    }

    /// Ends an answer, however it ended.
    func giveBack(_ share: Share) {
        taken -= max(0, share.bytes - Self.freeBytes)
        arriving.removeAll { $0 == share.id }
        // Each checks again whether there is room now.
        line.giveAll(.success(()))
    }

    private func fits(_ bytes: Int, for share: Share) -> Bool {
        share.bytes + bytes <= Self.freeBytes || share.id == arriving.first || taken + bytes <= limit - largestAnswer
    }
}
