import Foundation
import PlanModel
import SessionPlanner

/// When a run ends, as the command line has it.
struct PlanningLimits {
    var gap: Double
    /// Seconds.
    var timeLimit: Double
    /// Rounds of the search, counted instead of the time; nil to go by the time.
    var workLimit: Int?
    var seed: UInt64
    /// Processor cores to use; nil for all.
    var threads: Int?

    /// Seconds at the most; nil where rounds are counted instead.
    var secondsAllowed: Double? { workLimit == nil ? timeLimit : nil }

    fileprivate var options: PlanningOptions {
        PlanningOptions(
            gap: gap, timeLimit: workLimit == nil ? timeLimit : nil, workLimit: workLimit, seed: seed,
            threads: threadCount, clock: Self.clock())
    }

    /// Seconds from now on.
    static func clock() -> @Sendable () -> Double {
        let clock = ContinuousClock()
        let origin = clock.now
        return { origin.duration(to: clock.now) / .seconds(1) }
    }

    /// How many threads read and search.
    var threadCount: Int { threads ?? Processors.available }
}

/// One run of the planner as a command line runs it: with progress, and stopped by Ctrl-C with the best plan so far.
struct Planning {
    let limits: PlanningLimits
    let progress: ProgressLine
    /// The plan's id and the time that it tells; a new one and the present without.
    var identity: (id: String, createdAt: Instant)?
    /// Is told what is known while the run goes on.
    var watch: (PlanningProgress) -> Void = { _ in }

    func plan(request: PlanRequest, slots: SlotsFile) async throws -> PlanningOutcome {
        let planner = try Planner(request: request, slots: slots)
        progress.report(
            "\(request.sessions.count) sessions, \(planner.candidateCount) places that the slots allow",
            event: ProgressEvent(phase: .plan))
        return try await outcome { id, now in
            PlanningRun(planner, id: id, createdAt: now, options: limits.options)
        }
    }

    /// A run that begins with sessions at these places.
    ///
    /// - Parameter prices: as `PlanningRun` takes them.
    func plan(
        _ planner: Planner, startingAt places: [String: SessionPlace], prices: [[PlanProof]] = []
    ) async throws -> PlanningOutcome {
        try await outcome { id, now in
            PlanningRun(planner, id: id, createdAt: now, options: limits.options, startingAt: places, prices: prices)
        }
    }

    private func outcome(of begin: (_ id: String, _ now: Instant) -> PlanningRun) async throws -> PlanningOutcome {
        let identity =
            identity ?? (UUID().uuidString.lowercased(), Instant(seconds: Instant.ofThisMoment().seconds))
        let run = begin(identity.id, identity.createdAt)
        let work = Task { try await run.outcome() }
        let interrupt = await Interrupt { work.cancel() }
        defer {
            interrupt.stopListening()
            progress.finish()
        }
        for await state in run.progress {
            watch(state)
            progress.report(state.line, event: ProgressEvent(state, timeLimit: limits.secondsAllowed))
        }
        return try await work.value
    }
}
