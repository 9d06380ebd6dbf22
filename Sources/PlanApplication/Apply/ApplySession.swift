import CoachingAPI

/// Ends a run from wherever it is. Everything that is known is recorded by then.
struct RunEnded: Error {
    var end: ApplyEnd
}

/// One run of apply or rollback: the entries as the journal has them, and the hands to change them.
///
/// Errors of the journal leave by themselves and end the run at once: without a record nothing may be sent.
struct ApplySession {
    /// Times that a run sends the same call, after it became certain that the one before was not carried out.
    static let attempts = 3

    let journal: ApplyJournal
    let service: any CoachingService
    let options: ApplyOptions
    let environment: ApplyEnvironment
    let report: @Sendable (ApplyEvent) -> Void
    private(set) var entries: [ApplyEntry]
    var callsSent = 0
    var freshnessState = FreshnessState()
    /// Whether the service has answered a call of this run.
    private var hasAnswered = false

    init(
        journal: ApplyJournal, service: any CoachingService, options: ApplyOptions, environment: ApplyEnvironment,
        report: @escaping @Sendable (ApplyEvent) -> Void
    ) throws {
        self.journal = journal
        self.service = service
        self.options = options
        self.environment = environment
        self.report = report
        entries = try journal.entries()
    }

    var reader: AppointmentReader { AppointmentReader(service: service) }

    /// Positions of the entries that a condition holds for, in the plan's order.
    func positions(where condition: (ApplyStatus) -> Bool) -> [Int] {
        entries.filter { condition($0.status) }.map(\.position)
    }

    mutating func record(_ fact: ApplyFact, of position: Int) throws {
        let next = try journal.record(fact, of: entries[position], at: environment.now())
        entries[position] = next
        report(.changed(next))
    }

    /// What the service holds in the time of some entries.
    mutating func view(around positions: [Int]) async throws -> AppointmentView {
        let reader = reader
        let looked = positions.map { entries[$0] }
        let others = Set(entries.indices).subtracting(positions)
        return AppointmentView(
            appointments: try await reading { try await reader.appointments(around: looked) },
            claimed: Set(others.compactMap { entries[$0].appointmentId }))
    }

    /// Runs a call that changes nothing, as often as patience allows; if the service does not answer, the run ends.
    mutating func reading<Answer: Sendable>(
        _ call: @Sendable () async throws -> Answer
    ) async throws -> Answer {
        var silence = ServiceSilence(since: environment.now())
        while true {
            do {
                let answer = try await call()
                serviceAnswered()
                return answer
            } catch let error as CoachingAPIError {
                try await wait(after: error, &silence)
            } catch is CancellationError {
                throw RunEnded(end: .paused)
            }
        }
    }

    mutating func serviceAnswered() { hasAnswered = true }

    /// Waits before a call that failed is made again; ends the run where that is in vain.
    func wait(after error: CoachingAPIError, _ silence: inout ServiceSilence) async throws {
        silence.failed(at: environment.now())
        let pause = options.patience.pause(
            after: error, hasAnswered: hasAnswered, silence: silence, now: environment.now())
        guard let pause else { throw RunEnded(end: .interrupted(error)) }
        report(.waitingForService(error, seconds: pause))
        try await sleep(pause)
    }

    func checkStop() throws {
        if Task.isCancelled || environment.isStopRequested() { throw RunEnded(end: .paused) }
    }

    func pause(afterPolls polls: Int, waitingFor count: Int) async throws {
        let seconds = options.settle.pause(afterPolls: polls)
        report(.waiting(entries: count, seconds: seconds))
        try await sleep(seconds)
    }

    /// Waits second by second, so that a request to stop is heard.
    private func sleep(_ seconds: Int64) async throws {
        for _ in 0..<seconds {
            try checkStop()
            do { try await environment.sleep(1) } catch is CancellationError { throw RunEnded(end: .paused) }
        }
        try checkStop()
    }

    /// Runs something for each batch of some entries, with the pause point between batches.
    mutating func inBatches(
        _ positions: [Int], pause: @Sendable (_ batch: Int) async -> Bool,
        run: (inout ApplySession, [Int]) async throws -> Void
    ) async throws {
        let count = (positions.count + options.batchSize - 1) / options.batchSize
        for number in 0..<count {
            try checkStop()
            let first = number * options.batchSize
            let batch = Array(positions[first..<min(first + options.batchSize, positions.count)])
            report(.batch(number: number + 1, of: count, size: batch.count))
            try await run(&self, batch)
            journal.checkpoint()
            if number + 1 < count, await !pause(number + 1) { throw RunEnded(end: .paused) }
        }
    }
}
