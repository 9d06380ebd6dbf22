import CoachingModels
import PlanModel

@testable import PlanApplication

extension ReplanHistory {
    /// What holds after every run that came to an end of its own.
    mutating func checkAnyEnd(_ outcome: ApplyOutcome) {
        let world = service.withWorld { $0 }
        let all = outcome.entries + outcome.former
        for entry in all {
            if entry.status == .unknown, entry.reason == nil {
                find("\(entry.session) is in doubt and nobody is told why")
            }
            if outcome.end == .finished, outcome.selected.contains(entry.position),
                entry.status.isUnsettled || entry.status == .moving
            {
                find("a run finished with \(entry.session) \(entry.status)")
            }
            if entry.status == .deleted, let id = entry.appointmentId, world.appointments[id] != nil {
                find("\(entry.session) is recorded as deleted, and \(id) is there")
            }
        }
        let living = all.filter { $0.status == .created }.compactMap(\.appointmentId)
        if Set(living).count < living.count { find("two entries have the same appointment") }
        checkNobodyIsTwice(world)
        for wrong in world.wrongs { find(wrong) }
    }

    /// Nobody has two appointments of ours at a time. That the service keeps itself; that they are of one session it does not.
    private mutating func checkNobodyIsTwice(_ world: SimulatedWorld) {
        let ours = world.appointments.values.filter { $0.isOurs && !$0.isTouched }
            .compactMap { AppointmentShape($0.response) }
        for (index, one) in ours.enumerated() where ours[(index + 1)...].contains(where: one.clashes) {
            find("somebody is in two sessions at once")
        }
    }

    /// What holds when a run has come to its end and nothing is under way.
    mutating func check(_ outcome: ApplyOutcome, after command: ApplyRun.Command) {
        let world = service.withWorld { $0 }
        let all = outcome.entries + outcome.former
        let recorded = Set(all.filter { $0.status == .created }.compactMap(\.appointmentId))
        for (id, one) in world.appointments where one.isOurs && !recorded.contains(id) {
            if isBehindAChange(one, all, world) { continue }
            find("\(id) of \(one.response.description ?? "?") is there, and the journal does not say so")
        }
        let wanted = command == .apply ? outcome.entries : outcome.former.filter { $0.side == .former }
        for entry in wanted { check(entry, all, in: world) }
        var sessions: Set<String> = []
        for one in world.appointments.values where one.isOurs && !one.isTouched {
            guard let text = one.response.description, !sessions.insert(text).inserted else { continue }
            if !wasChanged(text, all, world) { find("the session \(text) is there twice") }
        }
        if command == .rollback { checkThatTheRestIsGone(outcome, world) }
    }

    private mutating func check(_ entry: ApplyEntry, _ all: [ApplyEntry], in world: SimulatedWorld) {
        let text = entry.appointment.description
        switch entry.status {
        case .created:
            guard let id = entry.appointmentId else { return find("\(entry.session) is created without an id") }
            if world.removedByOthers.contains(id) || world.undecidable[id] != nil { return }
            guard let one = world.appointments[id] else {
                return find("\(entry.session) is recorded, and \(id) is not there")
            }
            if !one.isOurs { find("\(entry.session) is recorded as \(id), which others made") }
            if one.isOurs, !one.isTouched, AppointmentShape(one.response) != entry.shape {
                find("\(entry.session) is recorded as \(id), which is elsewhere")
            }
        case .failed, .deleted, .carried, .pending:
            // The place is taken, or somebody changed what was there.
            let isTaken = world.appointments.values.contains {
                AppointmentShape($0.response)?.clashes(with: entry.shape) ?? false
            }
            if !isTaken, !wasChanged(text, all, world) {
                find("\(entry.session) is \(entry.status) for no reason: \(entry.reason ?? "none told")")
            }
        default: find("\(entry.session) is \(entry.status.rawValue) after all was done")
        }
    }

    private mutating func checkThatTheRestIsGone(_ outcome: ApplyOutcome, _ world: SimulatedWorld) {
        for entry in outcome.entries where entry.status.isToBeDeleted {
            // Its former place may be another's by now.
            let isKept = outcome.former.contains { $0.session == entry.session && $0.status == .failed }
            if !isKept, !wasChanged(entry.appointment.description, outcome.entries + outcome.former, world) {
                find("\(entry.session) of the re-plan is left: \(entry.reason ?? "none told")")
            }
        }
        guard outcome.isGivenBack else { return }
        guard let before = try? fixture.base.snapshot()?.entries() else {
            return find("the first journal cannot be read")
        }
        let ids = Set(before.filter { $0.status == .created }.compactMap(\.appointmentId))
        let mine = Set(outcome.former.filter { $0.status == .created }.compactMap(\.appointmentId))
        if ids != mine { find("the first journal has \(ids.sorted()) and not \(mine.sorted())") }
    }

    /// Whether others changed or deleted an appointment of a session, or made one that cannot be told from it.
    private func wasChanged(_ text: String, _ all: [ApplyEntry], _ world: SimulatedWorld) -> Bool {
        world.undecidable.values.contains(text)
            || world.appointments.values.contains { $0.isTouched && $0.response.description == text }
            || all.contains { entry in
                entry.appointment.description == text
                    && entry.appointmentId.map { world.removedByOthers.contains($0) } ?? false
            }
    }

    private func isBehindAChange(
        _ one: SimulatedWorld.Appointment, _ all: [ApplyEntry], _ world: SimulatedWorld
    ) -> Bool {
        one.response.description.map { wasChanged($0, all, world) } ?? false
    }
}
