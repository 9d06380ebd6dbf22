import CoachingModels
import PlanModel

@testable import PlanApplication

extension ApplyHistory {
    /// What holds after every run that came to an end of its own.
    mutating func check(_ outcome: ApplyOutcome) {
        for entry in outcome.entries where entry.status == .unknown {
            if entry.reason == nil { find("\(entry.session) is in doubt and nobody is told why") }
            if outcome.end == .finished, outcome.selected.contains(entry.position) {
                find("a run finished with \(entry.session) in doubt")
            }
        }
        if outcome.end == .finished, outcome.selectedEntries.contains(where: { $0.status.isUnsettled }) {
            find("a run finished with calls that are not settled")
        }
        checkDeleted(outcome.entries)
        let world = service.withWorld { $0 }
        for session in outcome.stale where !world.explainsStaleness(of: outcome.entries[session.position].shape) {
            find("the place of \(session.session) is said to be gone for no reason: \(session.reason)")
        }
        for wrong in service.withWorld({ $0.wrongs }) { find(wrong) }
    }

    /// Nothing is recorded as deleted that is there.
    private mutating func checkDeleted(_ entries: [ApplyEntry]) {
        let world = service.withWorld { $0 }
        for entry in entries where entry.status == .deleted {
            guard let id = entry.appointmentId, world.appointments[id] != nil else { continue }
            find("\(entry.session) is recorded as deleted, and \(id) is there")
        }
    }

    /// What holds when apply has come to its end and nothing is under way.
    mutating func checkApplied(_ outcome: ApplyOutcome) {
        let world = service.withWorld { $0 }
        let recorded = Set(outcome.entries.filter { $0.status == .created }.compactMap(\.appointmentId))
        for (id, one) in world.appointments where one.isOurs && !recorded.contains(id) {
            if isBehindAChange(one, outcome.entries, world) { continue }
            find("\(id) of \(one.response.description ?? "?") is there, and the journal does not say so")
        }
        for entry in outcome.entries {
            switch entry.status {
            case .created: checkCreated(entry, in: world)
            case .failed:
                let clashes = world.appointments.values.contains {
                    AppointmentShape($0.response)?.clashes(with: entry.shape) ?? false
                }
                if !clashes { find("\(entry.session) failed for no reason: \(entry.reason ?? "none told")") }
            default: find("\(entry.session) is \(entry.status.rawValue) after all was applied")
            }
        }
        checkAcknowledged(world)
    }

    /// A call carried out so late that what was sent in its place had been taken away by others, or by a deletion of
    /// ours of which was told that it may come yet. While that counts as created, nothing looks for another; rollback
    /// does.
    private func isBehindAChange(
        _ one: SimulatedWorld.Appointment, _ entries: [ApplyEntry], _ world: SimulatedWorld
    ) -> Bool {
        entries.contains { entry in
            guard entry.appointment.description == one.response.description, let id = entry.appointmentId else {
                return false
            }
            return entry.mayGoYet || world.undecidable[id] != nil || world.removedByOthers.contains(id)
                || world.appointments[id]?.isTouched == true
        }
    }

    private mutating func checkCreated(_ entry: ApplyEntry, in world: SimulatedWorld) {
        guard let id = entry.appointmentId else { return find("\(entry.session) is created without an id") }
        if world.removedByOthers.contains(id) || world.undecidable[id] != nil { return }
        guard let one = world.appointments[id] else {
            // Others changed it while its deletion was in doubt, and the planner was told that it may go yet.
            if entry.mayGoYet { return }
            return find("\(entry.session) is recorded, and \(id) is not there")
        }
        if !one.isOurs { find("\(entry.session) is recorded as \(id), which others made") }
        if one.isOurs, !one.isTouched, AppointmentShape(one.response) != entry.shape {
            find("\(entry.session) is recorded as \(id), which is of another session")
        }
    }

    /// Whatever the service said that it had created is in the journal.
    private mutating func checkAcknowledged(_ world: SimulatedWorld) {
        guard let image = try? fixture.snapshot()?.image,
            let history = try? image.open({ try JournalRows.history(from: $0) })
        else { return find("the journal cannot be read") }
        let known = Set(history.compactMap(\.appointmentId))
        for id in world.acknowledged.subtracting(known).sorted() { find("\(id) was acknowledged and is not recorded") }
    }

    /// What holds of a look at what was applied.
    mutating func check(_ standings: [AppointmentStanding], of entries: [ApplyEntry]) {
        let world = service.withWorld { $0 }
        for standing in standings where standing.entry.status == .created {
            guard let id = standing.entry.appointmentId, world.undecidable[id] == nil else { continue }
            let one = world.appointments[id]
            if (standing.state == .gone) != (one == nil) { find("status tells \(standing.state) of \(id)") }
            if let one, !one.isTouched, standing.state != .same { find("status tells \(standing.state) of \(id)") }
        }
    }

    /// The service is as it was but for what others did, and so it is recorded.
    mutating func checkThatNothingIsLeft() {
        let world = service.withWorld { $0 }
        // Where the service knows nothing that was created, rollback stops and says so: what was late is not looked for.
        let looked = isAllGone ? [:] : world.appointments
        for (id, one) in looked where one.isOurs && !one.isTouched {
            // Beside one that others changed and that is kept as their work.
            let others = world.appointments.values.filter(\.isTouched).map(\.response.description)
            if let text = one.response.description, world.undecidable.values.contains(text) { continue }
            if others.contains(one.response.description) { continue }
            find("\(id) of \(one.response.description ?? "?") is left after the rollback")
        }
        checkAcknowledged(world)
    }
}
