import CoachingAPI
import Foundation
import SessionPlanner

/// One fetch of slots as a command line runs it: with progress, and stopped by Ctrl-C with everything kept so far.
struct Fetching {
    let service: any CoachingService
    let progress: ProgressLine

    /// Asks what the file does not answer yet.
    func fetch(_ request: PlanRequest, into path: String) async throws -> SlotsFetchProgress {
        let isNew = !FileManager.default.fileExists(atPath: path)
        let fetch = Task {
            try await SlotsFetch.run(
                SlotQueryPlan.queries(for: request), into: path, service: service,
                now: Instant.ofThisMoment,
                progress: { [progress] in progress.report($0.line) })
        }
        let interrupt = Interrupt { fetch.cancel() }
        defer {
            interrupt.stopListening()
            progress.finish()
        }
        do {
            return try await fetch.value
        } catch {
            if isNew { removeIfEmpty(path) }
            guard error is CancellationError else { throw error }
            throw Failure(.temporary, "interrupted; every answer so far is kept. The same command goes on from there.")
        }
    }

    /// A file without a single answer is of no use to anybody.
    private func removeIfEmpty(_ path: String) {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard attributes?[.size] as? Int == 0 else { return }
        try? FileManager.default.removeItem(atPath: path)
    }
}

extension SlotsFetchProgress {
    /// For somebody who waits: `asking the service: 17 of 61 questions answered`.
    var line: String { "asking the service: \(alreadyAnswered + answered) of \(needed) questions answered" }
}
