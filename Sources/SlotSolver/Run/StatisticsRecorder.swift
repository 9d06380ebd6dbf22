import Synchronization

/// Counts what techniques do, from whatever thread.
final class StatisticsRecorder: Sendable {
    private let counts = Mutex(SolveStatistics())

    var statistics: SolveStatistics { counts.withLock { $0 } }

    /// One call of a technique, and by how much it made a plan cheaper or raised a bound.
    func record(_ technique: SolveStatistics.Technique, gain: Cost) {
        counts.withLock { $0.add(technique, gain: gain) }
    }

    /// Adds what another run counted.
    func add(_ statistics: SolveStatistics) { counts.withLock { $0.add(statistics) } }

    /// Forgets what was counted since of the techniques that make plans cheaper.
    func resetSearch(to before: SolveStatistics) { counts.withLock { $0.resetSearch(to: before) } }
}
