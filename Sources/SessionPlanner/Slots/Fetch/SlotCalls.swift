import CoachingAPI

/// Makes calls, several at once, and hands over each answer's line in the order in which answers come.
struct SlotCalls {
    let bodies: [[UInt8]]
    let service: any CoachingService
    let concurrentCalls: Int
    let now: @Sendable () -> Instant

    /// Runs until all calls are answered, one fails, or the task is cancelled. What is under way then is waited for.
    ///
    /// - Returns: the first failure of a call.
    /// - Throws: what `keep` throws; the calls under way are cancelled.
    func run(keep: ([UInt8]) throws -> Void) async throws -> (any Error)? {
        try await withThrowingTaskGroup(of: Result<[UInt8], any Error>.self) { group in
            var next = 0
            var failure: (any Error)?
            func begin() {
                guard next < bodies.count, failure == nil, !Task.isCancelled else { return }
                let body = bodies[next]
                next += 1
                group.addTask { await line(for: body) }
            }
            for _ in 0..<concurrentCalls { begin() }
            while let result = try await group.next() {
                switch result {
                case .success(let line): try keep(line)
                case .failure(let error): failure = failure ?? error
                }
                begin()
            }
            return failure
        }
    }

    private func line(for body: [UInt8]) async -> Result<[UInt8], any Error> {
        do {
            let queriedAt = now()
            let answer = try await service.postCoachingScheduleslotsQuery(rawBody: body)
            return .success(try SlotLineText.line(queriedAt: queriedAt, request: body, answer: answer))
        } catch {
            return .failure(error)
        }
    }
}
