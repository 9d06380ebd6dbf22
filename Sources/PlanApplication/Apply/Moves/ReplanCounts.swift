import PlanModel

/// How many sessions of a re-plan need which change, starting from what the service has now.
public struct ReplanCounts: Sendable, Equatable {
    /// They are already where they should be.
    public var stay = 0
    /// They get another time, another length or other texts: the appointment is changed.
    public var move = 0
    /// They get other people: another appointment takes the old one's place.
    public var replace = 0
    /// They have no appointment yet.
    public var new = 0
    /// They are not to have an appointment any more.
    public var delete = 0

    /// Whether there is nothing to send.
    public var isNothing: Bool { open == 0 }

    /// Sessions that need a call.
    public var open: Int { move + replace + new + delete }
}

/// The entries of a re-plan together with those of the previous plan, as a run of apply or rollback uses them.
public struct ReplanEntries: Sendable {
    /// Those of the plan, followed by those of the previous plan.
    let entries: [ApplyEntry]
    private let plan: RecordedPlan

    /// - Parameters:
    ///   - record: the record of the re-plan.
    ///   - former: the record of the previous plan, which has the appointments until the re-plan is applied.
    /// - Throws: `InputProblems` if that plan's appointments went over to another one.
    public init(_ record: JournalRecord, former: JournalRecord?) throws {
        plan = record.plan
        if record.holdsFormer(by: former) {
            entries = record.entries + record.former
            return
        }
        try former?.snapshot?.checkForHandingOver()
        let living = (former?.entries ?? []).filter { $0.status.isToBeDeleted || $0.uncertainSince != nil }
        entries =
            record.entries
            + (try living.enumerated().map { index, entry in
                try ApplyEntry(
                    entry, side: entry.status.isToBeDeleted ? .former : .doubtful,
                    position: record.entries.count + index)
            })
    }

    /// Whether there are any entries of a previous plan.
    public var isReplan: Bool { entries.contains { $0.side != .plan } }

    /// What apply would do.
    public func counts(applying selection: ApplySelection) -> ReplanCounts { counts(to: .plan, selection) }

    /// What a rollback would do that moves everything back to where the previous plan has it.
    public func counts(restoring selection: ApplySelection) -> ReplanCounts { counts(to: .former, selection) }

    /// Appointments of both plans that are in the service, or may be.
    public func living(in selection: ApplySelection) -> Int {
        let selected = selected(selection)
        return entries.count { $0.status.isToBeDeleted && selected.contains($0.position) }
    }

    /// Sessions that a selection leaves as they are.
    public func left(by selection: ApplySelection) -> Int {
        let selected = selected(selection)
        return SessionPair.all(in: entries).count { pair in !pair.positions.contains(where: selected.contains) }
    }

    /// The entries of the plan that need a call.
    public func wanted(by selection: ApplySelection) -> [ApplyEntry] {
        SessionMove.all(in: entries, to: .plan, selected: selected(selection))
            .filter { $0.kind != .carry && $0.kind != .delete }.compactMap { $0.target.map { entries[$0] } }
    }

    private func selected(_ selection: ApplySelection) -> Set<Int> {
        SessionPair.widened(selection.positions(in: entries, of: plan), in: entries)
    }

    private func counts(to goal: MoveGoal, _ selection: ApplySelection) -> ReplanCounts {
        let selected = selected(selection)
        var counts = ReplanCounts()
        for move in SessionMove.all(in: entries, to: goal, selected: selected) {
            switch move.kind {
            case .carry: counts.stay += 1
            case .patch: counts.move += 1
            case .replace: counts.replace += 1
            case .create: counts.new += 1
            case .delete: counts.delete += 1
            }
        }
        counts.stay += entries.count { entry in
            selected.contains(entry.position) && entry.status == .created
                && (goal == .plan ? entry.side == .plan : entry.side == .former)
        }
        return counts
    }

    /// The calls that are still to be made to apply the plan, in their order.
    public func requests(applying selection: ApplySelection) -> [ApplyRequest] {
        let moves = SessionMove.all(in: entries, to: .plan, selected: selected(selection))
        return MoveOrder.steps(moves, in: entries).compactMap { step in
            switch step {
            case .create(let target, _, _): ApplyRequest(creating: entries[target])
            case .patch(let source, let target): ApplyRequest(moving: entries[source], to: entries[target])
            case .delete(let source, _, _): ApplyRequest(deleting: entries[source])
            }
        }
    }
}

extension SessionPair {
    /// Positions, together with those of the same sessions in the other plan.
    static func widened(_ positions: Set<Int>, in entries: [ApplyEntry]) -> Set<Int> {
        guard entries.contains(where: { $0.side != .plan }) else { return positions }
        return all(in: entries).reduce(into: positions) { all, pair in
            if pair.positions.contains(where: positions.contains) { all.formUnion(pair.positions) }
        }
    }
}
