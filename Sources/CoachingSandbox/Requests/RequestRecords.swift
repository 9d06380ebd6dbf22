import CoachingModels
import NIOCore
import Synchronization

/// One request that arrived, as the control endpoint tells it. What gives access is not in it: no header, no body of a token request.
struct RequestRecord: Codable, Hashable, Sendable {
    /// Counts from 1.
    var number = 0
    /// By the sandbox's clock.
    var time: ServiceDate?
    var method: String
    var path: String
    var query: String?
    /// The operation that the path led to.
    var operation: String?
    var clientId: String?
    var userId: String?
    var bodyBytes: Int
    /// The body, or its first 4096 bytes.
    var body: String?
    /// Of the answer; whether it arrived, the sandbox cannot know.
    var status: Int
    var correlationId: String
}

/// The requests that arrived last.
final class RequestRecords: Sendable {
    private struct State: Sendable {
        var records = CircularBuffer<RequestRecord>()
        var count = 0
    }

    private let most: Int
    private let state = Mutex(State())

    init(most: Int) {
        self.most = max(1, most)
    }

    func add(_ record: RequestRecord) {
        state.withLock { state in
            state.count += 1
            var record = record
            record.number = state.count
            if state.records.count >= most { state.records.removeFirst() }
            state.records.append(record)
        }
    }

    /// How many arrived, and those after a number that are still known.
    func records(after number: Int) -> (total: Int, records: [RequestRecord]) {
        state.withLock { state in (state.count, state.records.filter { $0.number > number }) }
    }

    func clear() {
        state.withLock { $0 = State() }
    }
}
