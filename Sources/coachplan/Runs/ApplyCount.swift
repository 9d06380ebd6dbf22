import PlanApplication
import PlanModel

/// How many appointments of a run of apply or rollback are done, for programs that read along.
struct ApplyCount {
    private let phase: ProgressEvent.Phase
    /// The positions of the entries that the run is about.
    private let selected: ([ApplyEntry]) -> Set<Int>
    private var open: Set<Int> = []
    private var total = 0
    private let began = ContinuousClock.now

    init(_ command: ApplyRun.Command, selected: @escaping ([ApplyEntry]) -> Set<Int>) {
        phase = command == .apply ? .apply : .rollback
        self.selected = selected
    }

    /// The event that goes with one of the run.
    mutating func take(_ event: ApplyEvent) -> ProgressEvent {
        switch event {
        case .started(let entries):
            let selected = selected(entries)
            open = Set(entries.filter { selected.contains($0.position) && isToBeDone($0.status) }.map(\.position))
            total = open.count
        case .changed(let entry): if isDone(entry.status) { open.remove(entry.position) }
        case .batch, .lookingAgain, .waiting, .waitingForService: break
        }
        let done = total - open.count
        return ProgressEvent(
            phase: phase, done: done, of: total,
            secondsLeft: TimeLeft().seconds(
                done: done, remaining: open.count, elapsed: began.duration(to: .now) / .seconds(1)))
    }

    private func isToBeDone(_ status: ApplyStatus) -> Bool {
        phase == .apply ? status != .created : ![.pending, .failed, .deleted].contains(status)
    }

    private func isDone(_ status: ApplyStatus) -> Bool {
        phase == .apply ? [.created, .failed].contains(status) : [.deleted, .failed].contains(status)
    }
}
