/// The memory that answers may take which are still arriving, all counted together.
///
/// An answer that would go beyond waits: its connection is not read meanwhile, so that the server waits too. The answer
/// that began first never waits, since memory as large as the largest answer is kept for it; so there is always one that
/// comes to its end and gives back what it took.
actor AnswerMemory {
    /// What one answer took.
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

    /// So much of each answer does not wait for others: answers that tell whether something was carried out are smaller.
    static let freeBytes = 64 << 10

    /// - Parameters:
    ///   - limit: bytes of all answers together, besides the ``freeBytes`` of each; at least one largest answer.
    ///   - largestAnswer: bytes of the largest answer that is taken at all.
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

    /// Takes `bytes` more for an answer, as soon as they fit.
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
        // Each looks again whether it fits now.
        line.giveAll(.success(()))
    }

    private func fits(_ bytes: Int, for share: Share) -> Bool {
        share.bytes + bytes <= Self.freeBytes || share.id == arriving.first || taken + bytes <= limit - largestAnswer
    }
}
