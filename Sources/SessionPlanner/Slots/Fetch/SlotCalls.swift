import CoachingAPI

/// Makes calls, several at once, and hands over each answer's line in the order in which answers come; several lines for a
/// call that had to be split.
struct SlotCalls {
    let queries: [SlotQuery]
    let service: any CoachingService
    let concurrentCalls: Int
    let now: @Sendable () -> Instant

    /// Runs until all calls are answered, one fails, or the task is cancelled. What is under way then is waited for.
    ///
    /// - Returns: the first failure of a call.
    /// - Throws: what `keep` throws; the calls under way are cancelled.
    func run(keep: ([[UInt8]]) throws -> Void) async throws -> (any Error)? {
        try await withThrowingTaskGroup(of: Result<[[UInt8]], any Error>.self) { group in
            var next = 0
            var failure: (any Error)?
            func begin() {
                guard next < queries.count, failure == nil, !Task.isCancelled else { return }
                let query = queries[next]
                next += 1
                group.addTask { await lines(for: query) }
            }
            for _ in 0..<concurrentCalls { begin() }
            while let result = try await group.next() {
                switch result {
                case .success(let lines): try keep(lines)
                case .failure(let error): failure = failure ?? error
                }
                begin()
            }
            return failure
        }
    }

    private func lines(for query: SlotQuery) async -> Result<[[UInt8]], any Error> {
        do {
            return .success(try await answered(query))
        } catch {
            return .failure(error)
        }
    }

    /// The line of a call, or those of the calls into which it has to be split: one for each business unit, if it comes to that.
    private func answered(_ query: SlotQuery) async throws -> [[UInt8]] {
        let body = try CoachingJSON.encode(query.body)
        let queriedAt = now()
        let answer: [UInt8]
        do {
            answer = try await service.postCoachingScheduleslotsQuery(rawBody: body)
        } catch let error as CoachingAPIError {
            guard error.code == SlotQuery.refusalOfSeveralUnits, let halves = query.halves else {
                throw query.explained(error)
            }
            var lines: [[UInt8]] = []
            for half in halves { lines += try await answered(half) }
            return lines
        }
        return [try SlotLineText.line(queriedAt: queriedAt, request: body, answer: answer)]
    }
}
