public import PlanModel

/// How far a run of apply or rollback has come, by what happens in it.
public struct ApplyPace: Sendable {
    private let command: ApplyRun.Command
    private let selection: ApplySelection
    private let plan: RecordedPlan
    /// Appointments that the run sends or deletes, as far as is known by now.
    private var meant: Set<Int> = []
    private var finished: Set<Int> = []
    /// When the first batch began: what is asked before says nothing of how long the rest takes.
    private var begun: Instant?

    /// Of a run that has not begun.
    ///
    /// - Parameters:
    ///   - selection: the part of the plan that is meant.
    ///   - plan: that of the journal.
    public init(_ command: ApplyRun.Command, of plan: RecordedPlan, selection: ApplySelection = .init()) {
        self.command = command
        self.plan = plan
        self.selection = selection
    }

    /// Takes note of what happened.
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
            // Kept: what is found of an earlier call has no reason, and is to be deleted.
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

    /// Seconds that the rest takes, as far as can be guessed; see ``TimeLeft``.
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
