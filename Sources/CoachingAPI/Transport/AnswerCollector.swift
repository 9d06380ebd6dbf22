internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import Synchronization

/// Collects one answer on the event loop of its connection, so that no other thread is woken before it is complete.
final class AnswerCollector: HTTPClientResponseDelegate {
    private struct State {
        /// Answers that arrived for the call: more than one if the client follows redirects.
        var visits = 0
        var status = 0
        var headers = HTTPHeaders()
        var bytes: [UInt8] = []
        /// The answer's share of the memory, once it is large.
        var share: AnswerMemory.Answer?
        var refusal: TransportResult?
        var isOver = false
    }

    /// Ends an answer that is not taken; ``AnswerCollector/refusal`` says why.
    private struct NotTaken: Error {}

    private let mostBytes: Int
    private let memory: AnswerMemory
    private let progress: TransportProgress
    private let state = Mutex(State())

    /// - Parameter mostBytes: bytes of the largest answer that is accepted.
    init(mostBytes: Int, memory: AnswerMemory, progress: TransportProgress) {
        self.mostBytes = mostBytes
        self.memory = memory
        self.progress = progress
    }

    /// The result of an answer that is not taken: it is too large, or comes from another server.
    var refusal: TransportResult? { state.withLock { $0.refusal } }

    /// Returns the answer's share of the memory. Nothing is taken after that.
    func end() {
        let share = state.withLock { state in
            state.isOver = true
            return state.share
        }
        if let share { memory.giveBack(share) }
    }

    func didVisitURL(
        task: HTTPClient.Task<TransportResult>, _ request: HTTPClient.Request, _ head: HTTPResponseHead
    ) {
        state.withLock { $0.visits += 1 }
    }

    func didReceiveHead(task: HTTPClient.Task<TransportResult>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
        let status = Int(head.status.code)
        progress.headArrived(status: status)
        let isRefused = state.withLock { state in
            (state.status, state.headers) = (status, head.headers)
            // A client of somebody else's may follow redirects; the answer then comes from a server other than the
            // one called.
            if state.visits > 1 { state.refusal = .redirected(status: status) }
            let promised = head.headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0
            if (0...mostBytes).contains(promised) { state.bytes.reserveCapacity(promised) }
            return state.refusal != nil
        }
        return isRefused
            ? task.eventLoop.makeFailedFuture(NotTaken()) : task.eventLoop.makeSucceededVoidFuture()
    }

    func didReceiveBodyPart(task: HTTPClient.Task<TransportResult>, _ part: ByteBuffer) -> EventLoopFuture<Void> {
        do {
            guard let wait = try takeNow(part) else { return task.eventLoop.makeSucceededVoidFuture() }
            let promise = task.eventLoop.makePromise(of: Void.self)
            promise.completeWithTask { try await self.take(part, after: wait) }
            return promise.futureResult
        } catch {
            return task.eventLoop.makeFailedFuture(error)
        }
    }

    func didFinishRequest(task: HTTPClient.Task<TransportResult>) throws -> TransportResult {
        state.withLock { state in
            .answer(TransportAnswer(status: state.status, headers: state.headers, body: state.bytes))
        }
    }

    /// Memory that a part of the body has to wait for.
    private struct Wait {
        var share: AnswerMemory.Answer
        var bytes: Int
    }

    /// Takes a part of the body, unless it has to wait.
    private func takeNow(_ part: ByteBuffer) throws -> Wait? {
        let size = part.readableBytes
        return try state.withLock { state in
            guard !state.isOver else { throw CancellationError() }
            guard size <= mostBytes - state.bytes.count else {
                state.refusal = .tooLarge(status: state.status, limit: mostBytes)
                throw NotTaken()
            }
            var taking = size
            if state.share == nil {
                guard state.bytes.count + size > AnswerMemory.freeBytes else {
                    state.bytes.append(contentsOf: part.readableBytesView)
                    return nil
                }
                state.share = memory.begin()
                taking += state.bytes.count
            }
            guard let share = state.share, try !memory.takeNow(taking, for: share) else {
                state.bytes.append(contentsOf: part.readableBytesView)
                return nil
            }
            return Wait(share: share, bytes: taking)
        }
    }

    private func take(_ part: ByteBuffer, after wait: Wait) async throws {
        try await memory.take(wait.bytes, for: wait.share)
        try state.withLock { state in
            guard !state.isOver else { throw CancellationError() }
            state.bytes.append(contentsOf: part.readableBytesView)
        }
    }
}
