import CoachingAPI
import PlanModel

extension ApplySession {
    /// Deletes what this plan created, the last first.
    mutating func rollBack(pause: @Sendable (_ batch: Int) async -> Bool) async throws {
        try await findOne(of: positions { $0 == .created })
        try await settle(positions(where: \.isUnsettled))
        try await claimStragglers()
        try await inBatches(positions(where: \.isToBeDeleted).reversed(), pause: pause) { session, batch in
            let hasFailed = try await session.rollBack(batch)
            if hasFailed, !session.options.keepGoing { throw RunEnded(end: .batchFailed) }
        }
        let isInDoubt = entries.contains { $0.status == .unknown || $0.status == .deleting }
        if isInDoubt { throw RunEnded(end: .outcomeUnknown) }
    }

    /// Ends the run before anything is recorded if the service knows none of some appointments that were created: then it is
    /// more likely another organization's than that all of them are gone.
    private mutating func findOne(of created: [Int]) async throws {
        guard let newest = created.compactMap({ entries[$0].intentAt }).max() else { return }
        let reader = reader
        var polls = 0
        while true {
            let time = environment.now()
            for id in created.compactMap({ entries[$0].appointmentId }) {
                try checkStop()
                if try await reading({ try await reader.appointment(id) }) != nil { return }
            }
            polls += 1
            // What was created a moment ago may not be shown yet.
            let isShown = time >= newest.advanced(bySeconds: options.settle.seconds)
            if isShown { throw RunEnded(end: .noneFound(created.count)) }
            try await pause(afterPolls: polls, waitingFor: created.count)
        }
    }

    /// Deletes a batch, sending again what is still there. True if the service refused one.
    private mutating func rollBack(_ batch: [Int]) async throws -> Bool {
        var waiting = batch
        var hasFailed = false
        for _ in 0..<Self.attempts where !waiting.isEmpty {
            var sent: [Int] = []
            for position in waiting {
                try checkStop()
                switch try await deleteWithPatience(position) {
                case .gone?: try record(.deleted, of: position)
                case .wait?: sent.append(position)
                case .refused(let reason)?:
                    try record(.kept(reason: reason), of: position)
                    hasFailed = true
                case .notSent?, nil: break
                }
            }
            waiting = try await waitUntilGone(sent)
        }
        return hasFailed
    }

    /// Deletes one, waiting for a service that does not take the call.
    private mutating func deleteWithPatience(_ position: Int) async throws -> RollbackDecision.Answer? {
        var silence = ServiceSilence(since: environment.now())
        while true {
            // A deletion that was sent before may still be carried out, whatever becomes of this one.
            let isInDoubt = entries[position].status == .deleting
            let answer = try await delete(position)
            switch answer {
            case .notSent(let error)?:
                if !isInDoubt { try record(.kept(reason: error.description), of: position) }
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

    /// Looks, decides, and sends the call. Nil if there was nothing to send; what is known is recorded then.
    private mutating func delete(_ position: Int) async throws -> RollbackDecision.Answer? {
        guard let id = entries[position].appointmentId else {
            throw InternalFault("\(entries[position].session) is \(entries[position].status.rawValue) without an id")
        }
        let reader = reader
        let found = try await reading { try await reader.appointment(id) }
        switch RollbackDecision.step(entries[position], found: found, force: options.force) {
        case .gone: return .gone
        case .keep(let reason):
            try record(.kept(reason: reason), of: position)
            return nil
        case .delete:
            try record(.deleteIntent, of: position)
            callsSent += 1
            return RollbackDecision.answer(await deletion(of: id))
        }
    }

    private func deletion(of id: String) async -> Result<DeleteAppointmentOutcome, any Error> {
        do {
            return .success(try await service.deleteCoachingAppointment(appointmentId: id))
        } catch {
            return .failure(error)
        }
    }

    /// Waits for appointments to go, and gives those that are still there when there is no hope left.
    private mutating func waitUntilGone(_ positions: [Int]) async throws -> [Int] {
        let since = environment.now()
        var open = positions
        var polls = 0
        while !open.isEmpty {
            try checkStop()
            polls += 1
            open = try await stillThere(open)
            let isSettled = options.settle.isSettled(
                .deleting, since: since, now: environment.now(), absentPolls: polls)
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
            if try await reading({ try await reader.appointment(id) }) == nil {
                try record(.deleted, of: position)
            } else {
                open.append(position)
            }
        }
        return open
    }
}
