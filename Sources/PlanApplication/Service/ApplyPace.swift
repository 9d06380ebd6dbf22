public import PlanModel

/// The progress of a run of apply or rollback, derived from its events.
public struct ApplyPace: Sendable {
    private let command: ApplyRun.Command
    private let selection: ApplySelection
    private let plan: RecordedPlan
    /// Appointments that the run sends or deletes, as far as is known by now.
    private var meant: Set<Int> = []
    private var finished: Set<Int> = []
    /// When the first batch began. The calls before it say nothing about how long the rest takes.
    private var begun: Instant?

    /// Creates the pace of a run that has not begun.
    ///
    /// - Parameters:
    ///   - selection: the part of the plan that the run is about.
    ///   - plan: the journal's plan.
    public init(_ command: ApplyRun.Command, of plan: RecordedPlan, selection: ApplySelection = .init()) {
        self.command = command
        self.plan = plan
        self.selection = selection
    }

    /// Records an event.
    public mutating func take(_ event: ApplyEvent, at now: Instant) {
        switch event {
        case .started(let entries):
            let selected = selection.positions(in: entries, of: plan)
            meant = Set(
                entries.filter { entry in
                    let isOpen = command == .apply ? !entry.status.isToBeDeleted : entry.status.isToBeDeleted
                    return isOpen && selected.contains(entry.position)
                }.map(\.position))
        case .batch: begun = begun ?? now
        case .changed(let entry), .moved(let entry): take(entry)
        case .lookingAgain, .waiting, .waitingForService: break
        }
    }

    private mutating func take(_ entry: ApplyEntry) {
        let isDone =
            switch (command, entry.status) {
            case (.apply, .created), (.apply, .failed), (.rollback, .deleted): true
            // An appointment that was kept has a reason; one that was found to be of an earlier call has none, and is
            // still to be deleted.
            case (.rollback, .created): entry.reason != nil
            default: false
            }
        if command == .rollback, entry.status == .created { meant.insert(entry.position) }
        guard meant.contains(entry.position) else { return }
        if isDone { finished.insert(entry.position) } else { finished.remove(entry.position) }
    }

    /// Appointments of the run that are done.
    public var done: Int { finished.count }
    /// Appointments that the run sends or deletes, as far as is known by now.
    public var total: Int { meant.count }

    /// Seconds that the rest takes, as far as it can be estimated; see ``TimeLeft``.
    public func secondsLeft(at now: Instant) -> Int64? {
        guard let begun else { return nil }
        let elapsed = Double(now.microseconds - begun.microseconds) / 1_000_000
        return TimeLeft().seconds(done: done, remaining: total - done, elapsed: elapsed)
    }

    /// `17 of 300, about 5 minutes left`; nil before the first batch.
    public func text(at now: Instant) -> String? {
        guard begun != nil else { return nil }
        return ["\(done) of \(total)", TimeLeft.text(seconds: secondsLeft(at: now))]
            .compactMap(\.self).joined(separator: ", ")
    }
}
