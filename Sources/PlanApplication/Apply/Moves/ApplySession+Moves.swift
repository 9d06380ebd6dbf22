import CoachingModels
import PlanModel

extension ApplySession {
    /// Whether the journal holds appointments of a previous plan.
    var isReplan: Bool { entries.contains { $0.side != .plan } }

    /// Brings the appointments to where one of the two plans has them, step by step.
    ///
    /// The outcome of calls that earlier runs left unclear is found out first, and a deletion that was begun is carried
    /// out, since the service may do so at any time.
    mutating func move(to goal: MoveGoal, pause: @Sendable (_ batch: Int) async -> Bool) async throws {
        let isDeleting = SessionMove.all(in: entries, to: goal, selected: selected).contains { $0.kind == .delete }
        // If the service knows none of them, its answer that one does not exist means nothing.
        if goal == .former || isDeleting { try await findOne(of: positions { $0 == .created }) }
        try await takeVerdicts()
        try await settleAll()
        if selected.contains(where: { entries[$0].status == .unknown }) { throw RunEnded(end: .outcomeUnknown) }
        try await finishDeletions(pause: pause)
        for _ in 0..<Self.attempts {
            try await move(to: goal, pause)
            // Where an appointment was moved or deleted, there may now be another that an earlier call created.
            let before = entries.map(\.status)
            try await claimStragglers()
            try await claimLateMoves()
            if entries.map(\.status) == before, !isAnyLeft(goal) { break }
        }
        try endIfInDoubt()
    }

    /// Whether an appointment was found to be gone and nothing was sent in its place yet.
    private func isAnyLeft(_ goal: MoveGoal) -> Bool {
        SessionMove.all(in: entries, to: goal, selected: selected).contains { move in
            move.kind == .create && move.target.map { entries[$0].status == .pending } ?? false
        }
    }

    private mutating func move(to goal: MoveGoal, _ pause: @Sendable (_ batch: Int) async -> Bool) async throws {
        let moves = SessionMove.all(in: entries, to: goal, selected: selected)
        try carry(moves)
        let steps = try await fresh(MoveOrder.steps(moves, in: entries), goal)
        do {
            try await inBatches(Array(steps.indices), pause: pause) { session, batch, _ in
                try await session.take(batch.map { steps[$0] })
                try session.endIfTooManyFailed()
            }
        } catch let ended as RunEnded where ended.end == .batchFailed {
            try await giveBackPlaces(steps)
            throw ended
        }
        try await giveBackPlaces(steps)
    }

    /// Finds out the outcome of all calls without a clear one, and whether earlier ones were carried out after all.
    mutating func settleAll() async throws {
        try await settle(positions(where: \.isUnsettled), isOfEarlierRun: true)
        try await settleMoves(positions { $0 == .moving })
        try await claimStragglers()
        try await claimLateMoves()
    }

    /// Ends the run if it is not known what is in the service.
    private func endIfInDoubt() throws {
        let isInDoubt = selected.contains { position in
            entries[position].status == .unknown || entries[position].status == .moving
                || entries[position].status == .deleting
        }
        if isInDoubt { throw RunEnded(end: .outcomeUnknown) }
    }

    private mutating func finishDeletions(pause: @Sendable (_ batch: Int) async -> Bool) async throws {
        let begun = positions { $0 == .deleting }.filter(selected.contains)
        if !begun.isEmpty { try await delete(begun, pause: pause) }
        try endIfInDoubt()
    }

    /// Records that appointments are already where they should be.
    private mutating func carry(_ moves: [SessionMove]) throws {
        for move in moves where move.kind == .carry {
            guard let source = move.source, let target = move.target, let id = entries[source].appointmentId else {
                continue
            }
            try record([(.moved(id: id), target), (.carried, source)])
        }
    }

    /// Checks whether the new places are still free, before anything is sent.
    private mutating func fresh(_ steps: [MoveStep], _ goal: MoveGoal) async throws -> [MoveStep] {
        guard goal == .plan else { return steps }
        let wanted = steps.compactMap(\.target)
        let open = Set(try await fresh(inTime(wanted)))
        return steps.filter { step in
            switch step {
            case .patch(_, let target), .create(let target, _, _): open.contains(target)
            // The appointment that was to take its place is not created.
            case .delete(_, let target?, _): entries[target].status == .created || open.contains(target)
            case .delete(_, nil, _): true
            }
        }
    }

    /// Carries out some steps in their order, consecutive steps of one kind together.
    private mutating func take(_ steps: [MoveStep]) async throws {
        var made: [Int] = []
        for group in steps.inRuns() {
            switch group[0] {
            case .create: made += try await create(group)
            case .patch: made += try await patch(group)
            case .delete: try await delete(group)
            }
        }
        _ = try await readBack(made.filter { entries[$0].status == .created }, lookingAheadAt: [])
    }

    /// Creates the appointments that replace others, if those others may be deleted.
    private mutating func create(_ steps: [MoveStep]) async throws -> [Int] {
        let replaced = steps.compactMap { step in
            if case .create(let target, let source?, false) = step { (source, target) } else { nil }
        }
        let refused = try await refuseWhatStays(replaced)
        let open = steps.filter(isRoomMade).compactMap(\.target).filter {
            entries[$0].status.isToBeSent && !refused.contains($0)
        }
        if !open.isEmpty { try await apply(open, seen: nil) }
        return open
    }

    /// Whether the appointment that had to be deleted first is gone.
    private func isRoomMade(for step: MoveStep) -> Bool {
        if case .create(_, let source?, true) = step { return entries[source].status == .deleted }
        return true
    }

    /// Refuses to replace an appointment that others have changed, or that has begun.
    ///
    /// - Returns: the entries whose appointments are therefore not created.
    private mutating func refuseWhatStays(_ replaced: [(source: Int, target: Int)]) async throws -> Set<Int> {
        guard !replaced.isEmpty else { return [] }
        var refused: Set<Int> = []
        var shown = try await shown(replaced.map(\.source))
        let reader = reader
        for (source, target) in replaced {
            guard let id = entries[source].appointmentId, entries[source].status == .created else { continue }
            var found = shown.removeValue(forKey: id)
            if found == nil { found = try await reading { try await reader.appointment(id) } }
            if found == nil, entries[source].moveInDoubtSince != nil {
                // A run whose steps are lost may have deleted it.
                try record(.deleted, of: source)
            } else if let reason = reasonToStay(source, found) {
                failures += 1
                try record(.moveRefused(reason: reason), of: target)
                refused.insert(target)
            }
        }
        return refused
    }

    private func reasonToStay(_ source: Int, _ found: CoachingAppointmentResponse?) -> String? {
        guard let found else { return MoveDecision.gone }
        guard
            case .keep(let reason) = RollbackDecision.step(
                entries[source], found: found, force: options.force, words: words)
        else { return nil }
        return "the appointment that it replaces stays: \(reason)"
    }

    private mutating func delete(_ steps: [MoveStep]) async throws {
        var doomed: [Int] = []
        for case .delete(let source, let target, let isFirst) in steps where entries[source].status == .created {
            if let target {
                if isFirst {
                    guard try await mayCome(target, inPlaceOf: source) else { continue }
                } else if entries[target].status != .created {
                    continue
                }
            }
            doomed.append(source)
        }
        for first in stride(from: 0, to: doomed.count, by: Self.deletedTogether) {
            try await rollBack(Array(doomed[first..<min(first + Self.deletedTogether, doomed.count)]))
        }
    }

    private static let deletedTogether = 40

    /// Whether only our own appointments would be in the way once the other appointment is gone; records the reason if
    /// not.
    private mutating func mayCome(_ target: Int, inPlaceOf source: Int) async throws -> Bool {
        guard try await refuseWhatStays([(source, target)]).isEmpty else { return false }
        let ours = Set(entries.filter { $0.status.isToBeDeleted }.compactMap(\.appointmentId))
        let view = try await view(around: [target])
        let reason = view.refusal(of: entries[target]) ?? view.obstacle(to: entries[target], besides: ours)
        let isOver = PastTimes.isOver(entries[target], at: environment.now())
        guard reason != nil || isOver else { return true }
        failures += 1
        try record(.moveRefused(reason: reason ?? "its new place lies in the past"), of: target)
        return false
    }

    /// Gives the former appointment back to sessions whose appointment was deleted to make room and not created again.
    private mutating func giveBackPlaces(_ steps: [MoveStep]) async throws {
        var without: [Int] = []
        for case .delete(let source, let target?, true) in steps {
            let isLeft = entries[target].status == .failed || entries[target].status == .pending
            if isLeft, entries[source].status == .deleted { without.append(source) }
        }
        if !without.isEmpty { try await apply(without, seen: nil) }
    }

    /// Finds appointments that earlier calls moved after all, later than the run waited for them.
    mutating func claimLateMoves() async throws {
        let reader = reader
        for pair in SessionPair.all(in: entries) {
            for target in pair.positions
            where entries[target].moveInDoubtSince != nil && entries[target].status.isToBeSent {
                guard let source = pair.partner(of: target), entries[source].status == .created,
                    let id = entries[source].appointmentId
                else { continue }
                guard let found = try await reading({ try await reader.appointment(id) }),
                    MoveDecision.isAt(entries[target], from: entries[source], found)
                else { continue }
                try record([(.moved(id: id), target), (.carried, source)])
            }
        }
    }
}

extension MoveStep {
    /// Position of the entry that is to be in the service; nil for a deletion.
    var target: Int? {
        switch self {
        case .patch(_, let target), .create(let target, _, _): target
        case .delete: nil
        }
    }

    fileprivate func isOfKind(of other: MoveStep) -> Bool {
        switch (self, other) {
        case (.patch, .patch), (.create, .create), (.delete, .delete): true
        default: false
        }
    }
}

extension [MoveStep] {
    /// The steps in their order, grouped into runs of one kind.
    fileprivate func inRuns() -> [[MoveStep]] {
        reduce(into: []) { runs, step in
            if let last = runs.last?.last, last.isOfKind(of: step) {
                runs[runs.count - 1].append(step)
            } else {
                runs.append([step])
            }
        }
    }
}
