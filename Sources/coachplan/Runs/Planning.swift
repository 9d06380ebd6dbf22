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

    fileprivate var options: PlanningOptions {
        let clock = ContinuousClock()
        let origin = clock.now
        return PlanningOptions(
            gap: gap, timeLimit: workLimit == nil ? timeLimit : nil, workLimit: workLimit, seed: seed,
            threads: threadCount, clock: { origin.duration(to: clock.now) / .seconds(1) })
    }

    /// How many threads read and search.
    var threadCount: Int { threads ?? Processors.available }
}

/// One run of the planner as a command line runs it: with progress, and stopped by Ctrl-C with the best plan so far.
struct Planning {
    let limits: PlanningLimits
    let progress: ProgressLine

    func plan(request: PlanRequest, slots: SlotsFile) async throws -> PlanningOutcome {
        let planner = try Planner(request: request, slots: slots)
        progress.report("\(request.sessions.count) sessions, \(planner.candidateCount) places that the slots allow")
        let run = PlanningRun(
            planner, id: UUID().uuidString.lowercased(),
            createdAt: Instant(seconds: Instant.ofThisMoment().seconds), options: limits.options)
        let work = Task { try await run.outcome() }
        let interrupt = await Interrupt { work.cancel() }
        defer {
            interrupt.stopListening()
            progress.finish()
        }
        for await state in run.progress { progress.report(state.line) }
        return try await work.value
    }
}
