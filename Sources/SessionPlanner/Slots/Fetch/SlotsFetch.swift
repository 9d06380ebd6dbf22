public import CoachingAPI
import JSONTape

/// How a fetch is run.
public struct SlotsFetchOptions: Sendable {
    /// Calls under way at once, at least 1. The service's client paces them.
    public var concurrentCalls: Int
    /// Lines after which the file is synced to the disk, at least 1. It is synced at the end anyway.
    public var linesPerSync: Int

    public init(concurrentCalls: Int = 8, linesPerSync: Int = 25) {
        self.concurrentCalls = max(1, concurrentCalls)
        self.linesPerSync = max(1, linesPerSync)
    }
}

/// How far a fetch is, and what it came to.
public struct SlotsFetchProgress: Sendable, Equatable {
    /// Calls that the request needs.
    public var needed: Int
    /// Of these, answered by an earlier run.
    public var alreadyAnswered: Int
    /// Of these, answered by this run: their lines are in the file.
    public var answered: Int

    public var remaining: Int { needed - alreadyAnswered - answered }
}

/// Asks the service for slots and appends its answers to a slots file, one line a call, as they come.
public enum SlotsFetch {
    /// Makes the calls that the file does not hold the answer of yet.
    ///
    /// A call that fails ends the fetch: none is begun after it, those under way are waited for and kept. The same fetch
    /// again goes on from there.
    ///
    /// - Throws: the first failed call's `CoachingAPIError`, `FileFailure`, `InputProblems` if the file is no slots
    ///   file, `CancellationError`.
    public static func run(
        _ queries: [SlotQuery], into path: String, service: any CoachingService, options: SlotsFetchOptions = .init(),
        now: @escaping @Sendable () -> Instant, progress: @Sendable (SlotsFetchProgress) -> Void = { _ in }
    ) async throws -> SlotsFetchProgress {
        var file = try SlotsAppender(path: path)
        let open = try unanswered(queries, in: &file, path: path)
        let answered = open.count(where: \.isEmpty)
        var state = SlotsFetchProgress(
            needed: answered + open.joined().count, alreadyAnswered: answered, answered: 0)
        progress(state)
        let calls = SlotCalls(
            queries: Array(open.joined()), service: service, concurrentCalls: options.concurrentCalls, now: now)
        let failure = try await calls.run { lines in
            for line in lines { try file.append(line) }
            state.answered += 1
            if state.answered % options.linesPerSync == 0 { try file.sync() }
            progress(state)
        }
        try file.sync()
        if let failure { throw failure }
        try Task.checkCancellation()
        return state
    }

    /// The calls to make for each query. Cuts off what an earlier run left torn.
    private static func unanswered(
        _ queries: [SlotQuery], in file: inout SlotsAppender, path: String
    ) throws -> [[SlotQuery]] {
        let answered = try AnsweredQueries(in: file, path: path)
        try file.truncate(to: answered.wholeLength)
        if answered.lacksLineEnd { try file.append([0x0a]) }
        var parser = try JSONParser()
        func isAnswered(_ query: SlotQuery) throws -> Bool {
            let body = try CoachingJSON.encode(query.body)
            return answered.requests.contains(try parser.parse(body).canonicalBytes())
        }
        return try queries.map { try $0.open(isAnswered) }
    }
}
