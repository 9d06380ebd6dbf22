import CoachingAPI
import CoachingModels
import PlanModel

extension ApplySession {
    /// Deletes what this plan created, latest first.
    mutating func rollBack(pause: @Sendable (_ batch: Int) async -> Bool) async throws {
        let created = positions { $0 == .created }
        // Appointments whose deletion was begun may still be there; finding none of them would be no reason to stop.
        let deleting = created.isEmpty ? [] : positions { $0 == .deleting }
        try await findOne(
            of: created.filter(selected.contains) + created.filter { !selected.contains($0) } + deleting)
        try await takeVerdicts()
        try await settleAll()
        let open = positions(where: \.isToBeDeleted).filter(selected.contains)
        try await delete(open, pause: pause)
        // Where an appointment is gone now, there may be another that an earlier call created.
        let gone = open.filter { entries[$0].status == .deleted && entries[$0].uncertainSince != nil }
        if !gone.isEmpty {
            try await claimStragglers()
            try await delete(gone.filter { entries[$0].status == .created }, pause: pause)
        }
        let isInDoubt = selected.contains { entries[$0].status == .unknown || entries[$0].status == .deleting }
        if isInDoubt { throw RunEnded(end: .outcomeUnknown) }
    }

    /// Deletes some entries' appointments, latest first.
    mutating func delete(_ positions: [Int], pause: @Sendable (_ batch: Int) async -> Bool) async throws {
        try await inBatches(inTime(positions).reversed(), pause: pause) { session, batch, _ in
            for part in batch.parts(of: Self.looked) { try await session.rollBack(part) }
            try session.endIfTooManyFailed()
        }
    }

    /// How many appointments are looked at together before they are deleted: few, so that little happens to them
    /// meanwhile.
    private static let looked = 40

    /// Ends the run before anything is recorded if the service knows none of the appointments that were created, nor one
    /// that a call in doubt would have made: it is then more likely another organisation's than that all of them are gone.
    mutating func findOne(of created: [Int]) async throws {
        guard !created.isEmpty else { return }
        let reader = reader
        var polls = 0
        while true {
            let time = environment.now()
            for id in created.compactMap({ entries[$0].appointmentId }) {
                try checkStop()
                if try await reading({ try await reader.appointment(id) }) != nil { return }
            }
            polls += 1
            // An appointment created a moment ago may not be shown yet.
            if !created.contains(where: { isNew($0, at: time) }) {
                if try await showsOneInDoubt() { return }
                throw RunEnded(end: .noneFound(created.count))
            }
            try await pause(afterPolls: polls, waitingFor: created.count)
        }
    }

    /// Whether the service has an appointment as a call in doubt would have made it. It names the plan's people by their
    /// ids, so no other organisation has one, whoever made it.
    private mutating func showsOneInDoubt() async throws -> Bool {
        let doubtful = entries.filter { $0.firstUncertainIntent != nil }
        guard !doubtful.isEmpty else { return false }
        let shapes = Set(doubtful.map(\.shape))
        let found = try await view(like: doubtful.map(\.position)).appointments
        return found.contains { AppointmentShape($0).map(shapes.contains) ?? false }
    }

    /// Deletes a batch, and again those that are still there.
    mutating func rollBack(_ batch: [Int]) async throws {
        if options.mutation == .rollbackBySearch { try await deleteLookAlikes(of: batch) }
        var waiting = batch
        for attempt in 0..<Self.attempts where !waiting.isEmpty {
            var shown = attempt == 0 ? try await shown(waiting) : [:]
            var sent: [Int] = []
            var isQueued = false
            for position in waiting {
                try checkStop()
                let id = entries[position].appointmentId ?? ""
                switch try await deleteWithPatience(position, shown: shown.removeValue(forKey: id)) {
                case .gone?: try record(.deleted, of: position)
                case .wait?: sent.append(position)
                case .queued?:
                    sent.append(position)
                    isQueued = true
                case .refused(let reason)?:
                    try record(.kept(reason: reason), of: position)
                    failures += 1
                case .notSent?, nil: break
                }
            }
            waiting = try await waitUntilGone(sent, isQueued: isQueued)
        }
    }

    /// The appointments that lists show for some entries, by id. One that no list shows may have been moved, and is
    /// asked for by itself.
    mutating func shown(_ positions: [Int]) async throws -> [String: CoachingAppointmentResponse] {
        let view = try await view(like: positions)
        return Dictionary(
            view.appointments.compactMap { one in one.id.map { ($0, one) } }, uniquingKeysWith: { first, _ in first })
    }

    /// Deletes one, waiting for a service that does not accept the call.
    ///
    /// - Parameter shown: the appointment, if a list of a moment ago shows it.
    private mutating func deleteWithPatience(
        _ position: Int, shown: CoachingAppointmentResponse?
    ) async throws -> RollbackDecision.Answer? {
        var shown = shown
        var silence = ServiceSilence(since: environment.now())
        while true {
            // A deletion that was sent before may still be carried out, whatever the outcome of this one.
            let isInDoubt = entries[position].status == .deleting
            let answer = try await delete(position, shown: shown)
            shown = nil
            switch answer {
            case .notSent(let error)?:
                if !isInDoubt { try record(.kept(reason: error.words), of: position) }
                try await wait(after: error, &silence)
            case .refused? where isInDoubt:
                serviceAnswered()
                return .wait
            default:
                serviceAnswered()
                return answer
            }
        }
    }

    /// Looks, decides and sends the call. Nil if there was nothing to send; what is known is then recorded.
    private mutating func delete(
        _ position: Int, shown: CoachingAppointmentResponse?
    ) async throws -> RollbackDecision.Answer? {
        guard let id = entries[position].appointmentId else {
            throw InternalFault("\(entries[position].session) is \(entries[position].status.rawValue) without an id")
        }
        let reader = reader
        let time = environment.now()
        var found = shown
        if found == nil { found = try await reading { try await reader.appointment(id) } }
        if found == nil, options.mutation == .absentMeansDeleted { return .gone }
        switch RollbackDecision.step(
            entries[position], found: found, force: options.force, isNew: isNew(position, at: time), words: words)
        {
        case .gone: return .gone
        case .keep(let reason):
            let mayGoYet = entries[position].status == .deleting || entries[position].mayGoYet
            try record(.kept(reason: mayGoYet ? reason + ApplyEntry.mayGoYetWords : reason), of: position)
            return nil
        case .delete:
            try record(.deleteIntent, of: position)
            callsSent += 1
            return RollbackDecision.answer(await deletion(of: id))
        }
    }

    /// The fault that the journal is there to prevent, for tests of the simulation.
    private mutating func deleteLookAlikes(of batch: [Int]) async throws {
        let shapes = Set(batch.map { entries[$0].shape })
        for appointment in try await view(around: batch).appointments {
            guard let shape = AppointmentShape(appointment), shapes.contains(shape), let id = appointment.id else {
                continue
            }
            _ = await deletion(of: id)
        }
    }

    private func deletion(of id: String) async -> Result<DeleteAppointmentOutcome, any Error> {
        do {
            return .success(try await service.deleteCoachingAppointment(appointmentId: id))
        } catch {
            return .failure(error)
        }
    }

    /// Waits for appointments to disappear, and returns those that are still there when waiting is given up.
    ///
    /// - Parameter isQueued: whether the service said of one of them that its deletion is queued.
    private mutating func waitUntilGone(_ positions: [Int], isQueued: Bool) async throws -> [Int] {
        let since = environment.now()
        var open = positions
        var polls = 0
        while !open.isEmpty {
            try checkStop()
            polls += 1
            open = try await stillThere(open)
            let isSettled = options.settle.isSettled(
                isQueued ? .accepted : .deleting, since: since, now: environment.now(), absentPolls: polls)
            if isSettled { break }
            if !open.isEmpty { try await pause(afterPolls: polls, waitingFor: open.count) }
        }
        return open
    }

    private mutating func stillThere(_ positions: [Int]) async throws -> [Int] {
        var open: [Int] = []
        let reader = reader
        for position in positions {
            guard let id = entries[position].appointmentId else { continue }
            let isNew = isNew(position, at: environment.now())
            if try await reading({ try await reader.appointment(id) }) == nil, !isNew {
                try record(.deleted, of: position)
            } else {
                open.append(position)
            }
        }
        return open
    }

    /// Whether an appointment was created so short a time ago that the service may not show it yet: that it is absent
    /// does not mean then that it was deleted.
    private func isNew(_ position: Int, at time: Instant) -> Bool {
        entries[position].intentAt.map { time < $0.advanced(bySeconds: options.settle.seconds) } ?? false
    }
}

extension Array {
    /// The elements in their order, in parts of this size.
    fileprivate func parts(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
