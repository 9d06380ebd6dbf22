import CoachingModels
import NIOCore
import Synchronization

/// One request that arrived, as the control endpoint reports it. It holds no credentials: no header, and no body of a
/// token request.
struct RequestRecord: Codable, Hashable, Sendable {
    /// Counts from 1.
    var number = 0
    /// The time by the sandbox's clock.
    var time: ServiceDate?
    var method: String
    var path: String
    var query: String?
    /// The operation to which the path was routed.
    var operation: String?
    var clientId: String?
    var userId: String?
    var bodyBytes: Int
    /// The body, or its first 4096 bytes.
    var body: String?
    /// The status of the answer; the sandbox cannot know whether the answer arrived.
    var status: Int
    var correlationId: String
}

/// The most recent requests.
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

    /// How many arrived, and those after a number that are still kept.
    func records(after number: Int) -> (total: Int, records: [RequestRecord]) {
        state.withLock { state in (state.count, state.records.filter { $0.number > number }) }
    }

    func clear() {
        state.withLock { $0 = State() }
    }
}
