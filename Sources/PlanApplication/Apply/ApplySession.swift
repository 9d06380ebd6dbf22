import CoachingAPI
import CoachingModels
import PlanModel

/// Ends a run from wherever it is. Everything that is known is recorded by then.
struct RunEnded: Error {
    var end: ApplyEnd
}

/// One run of apply or rollback: the entries as the journal has them, and the operations that change them.
///
/// Errors of the journal propagate and end the run at once: nothing may be sent without a record.
struct ApplySession {
    /// How often a run sends the same call again, once it is certain that the previous one was not carried out.
    static let attempts = 3

    let journal: ApplyJournal
    let service: any CoachingService
    let options: ApplyOptions
    let environment: ApplyEnvironment
    let report: @Sendable (ApplyEvent) -> Void
    private(set) var entries: [ApplyEntry]
    /// Positions of the entries that the run is about.
    let selected: Set<Int>
    /// How messages name people, times and sessions.
    let words: PlanWords
    var callsSent = 0
    /// How many calls were refused, and how many appointments would have clashed, in this run.
    var failures = 0
    var freshnessState = FreshnessState()
    var flights: FlightSize
    private let pageSize = PageSize()
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
        selected = SessionPair.widened(options.selection.positions(in: entries, of: journal.plan), in: entries)
        words = PlanWords(journal.plan)
        flights = FlightSize(milliseconds: options.flightMilliseconds)
    }

    var reader: AppointmentReader {
        AppointmentReader(service: service, pageSize: pageSize, mutation: options.mutation)
    }

    /// Positions of the entries for which a condition holds, in the plan's order.
    func positions(where condition: (ApplyStatus) -> Bool) -> [Int] {
        entries.filter { condition($0.status) }.map(\.position)
    }

    mutating func record(_ fact: ApplyFact, of position: Int) throws {
        try record([(fact, position)])
    }

    /// Records facts of several entries together.
    mutating func record(_ facts: [(fact: ApplyFact, position: Int)]) throws {
        guard !facts.isEmpty else { return }
        let changed = try journal.record(facts.map { ($0.fact, entries[$0.position]) }, at: environment.now())
        for (next, (fact, _)) in zip(changed, facts) {
            entries[next.position] = next
            if case .moved = fact { report(.moved(next)) } else { report(.changed(next)) }
        }
    }

    /// Positions by start time: what lies close together in time is found in few lists.
    func inTime(_ positions: [Int]) -> [Int] {
        positions.sorted { (entries[$0].shape.start, $0) < (entries[$1].shape.start, $1) }
    }

    /// What the service holds for all people of some entries, in the entries' time.
    mutating func view(around positions: [Int]) async throws -> AppointmentView {
        let reader = reader
        let looked = positions.map { entries[$0] }
        let time = environment.now()
        return view(try await reading { try await reader.appointments(around: looked) }, of: positions, takenAt: time)
    }

    /// What the service holds in the time of some entries, asking about as few of their people as show all of them.
    mutating func view(like positions: [Int]) async throws -> AppointmentView {
        let reader = reader
        let looked = positions.map { entries[$0] }
        let time = environment.now()
        return view(try await reading { try await reader.appointments(like: looked) }, of: positions, takenAt: time)
    }

    func view(_ found: FoundAppointments, of positions: [Int], takenAt time: Instant) -> AppointmentView {
        let others = Set(entries.indices).subtracting(positions)
        // Appointments that were taken out to make room may still be shown for a while.
        let gone = isReplan ? Set(entries.filter { $0.status == .deleted }.compactMap(\.appointmentId)) : []
        return AppointmentView(
            appointments: found.appointments.filter { $0.id.map { !gone.contains($0) } ?? true },
            claimed: Set(others.compactMap { entries[$0].appointmentId }),
            refused: found.refused, words: words, takenAt: time,
            comparesAttendees: options.mutation != .adoptingOtherAttendees)
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

    /// Waits before a call that failed is made again; ends the run where waiting is pointless.
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

    /// Waits second by second, so that a request to stop is noticed.
    private func sleep(_ seconds: Int64) async throws {
        for _ in 0..<seconds {
            try checkStop()
            do { try await environment.sleep(1) } catch is CancellationError { throw RunEnded(end: .paused) }
        }
        try checkStop()
    }

    /// Ends the run at the end of a batch where too much went wrong.
    func endIfTooManyFailed() throws {
        if failures >= options.maxFailures, !options.keepGoing { throw RunEnded(end: .batchFailed) }
    }

    /// Runs something for each batch of some entries together with the next batch, with the pause point between
    /// batches. The first batch is small: it shows whether all goes well.
    mutating func inBatches(
        _ positions: [Int], pause: @Sendable (_ batch: Int) async -> Bool,
        run: (inout ApplySession, _ batch: [Int], _ next: [Int]) async throws -> Void
    ) async throws {
        let first = min(options.canarySize, options.batchSize)
        let starts = [0] + stride(from: first, to: positions.count, by: options.batchSize)
        for (index, start) in starts.enumerated() where !positions.isEmpty {
            try checkStop()
            func end(_ index: Int) -> Int { index + 1 < starts.count ? starts[index + 1] : positions.count }
            let batch = Array(positions[start..<end(index)])
            let next = index + 1 < starts.count ? Array(positions[end(index)..<end(index + 1)]) : []
            report(.batch(number: index + 1, of: starts.count, size: batch.count))
            do {
                try await run(&self, batch, next)
            } catch {
                journal.checkpoint()
                throw error
            }
            journal.checkpoint()
            if index + 1 < starts.count, await !pause(index + 1) { throw RunEnded(end: .paused) }
        }
    }
}
