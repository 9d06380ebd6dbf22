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
    func view(around positions: [Int]) async throws -> AppointmentView {
        let reader = reader
        let looked = positions.map { entries[$0] }
        let others = Set(entries.indices).subtracting(positions)
        return AppointmentView(
            appointments: try await reading { try await reader.appointments(around: looked) },
            claimed: Set(others.compactMap { entries[$0].appointmentId }))
    }

    /// Runs a call that changes nothing; if the service does not answer, the run ends.
    func reading<Answer: Sendable>(_ call: @Sendable () async throws -> Answer) async throws -> Answer {
        do {
            return try await call()
        } catch let error as CoachingAPIError {
            throw RunEnded(end: .interrupted(error))
        } catch is CancellationError {
            throw RunEnded(end: .paused)
        }
    }

    func checkStop() throws {
        if Task.isCancelled || environment.isStopRequested() { throw RunEnded(end: .paused) }
    }

    func pause(afterPolls polls: Int, waitingFor count: Int) async throws {
        let seconds = options.settle.pause(afterPolls: polls)
        report(.waiting(entries: count, seconds: seconds))
        let sleep = environment.sleep
        try await reading { try await sleep(seconds) }
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
            if number + 1 < count, await !pause(number + 1) { throw RunEnded(end: .paused) }
        }
    }
}
