import CoachingAPI

extension ApplySession {
    /// Creates what is not there yet, batch by batch.
    mutating func apply(pause: @Sendable (_ batch: Int) async -> Bool) async throws {
        try await settle(positions(where: \.isUnsettled))
        try endIfUnknown()
        try await inBatches(positions(where: \.isToBeSent), pause: pause) { session, batch in
            try await session.apply(batch)
            let hasFailed = batch.contains { session.entries[$0].status == .failed }
            if hasFailed, !session.options.keepGoing { throw RunEnded(end: .batchFailed) }
        }
    }

    private mutating func apply(_ batch: [Int]) async throws {
        try await send(batch)
        for _ in 1..<Self.attempts { try await send(batch.filter { entries[$0].status == .pending }) }
        for position in batch where entries[position].status == .pending {
            try record(
                .refused(reason: "sent \(Self.attempts) times and never carried out by the service"), of: position)
        }
    }

    /// Sends each once, and finds out what became of those without a clear answer.
    private mutating func send(_ batch: [Int]) async throws {
        var view: AppointmentView?
        for (index, position) in batch.enumerated() {
            try checkStop()
            let current = if let view { view } else { try await self.view(around: Array(batch[index...])) }
            view = current
            switch ApplyDecision.precheck(entries[position], in: current) {
            case .send(let baseline): try await send(position, baseline: baseline)
            case .record(let fact): try record(fact, of: position)
            }
            // One call in doubt at a time. What was queued (202) is waited for together, after the batch.
            if entries[position].status == .unknown {
                try await settle([position])
                try endIfUnknown()
                view = nil
            }
        }
        try await settle(batch.filter { entries[$0].status.isUnsettled })
        try endIfUnknown()
    }

    /// Intent, call, outcome.
    private mutating func send(_ position: Int, baseline: Set<String>) async throws {
        try record(.sendIntent(baseline: baseline), of: position)
        callsSent += 1
        let result = await answer(to: entries[position].body)
        var fact = ApplyDecision.fact(afterSending: result)
        if case .refused(let reason) = fact, entries[position].uncertainSince != nil {
            fact = try await factAfterRefusal(reason, of: position)
        }
        try record(fact, of: position)
        if case .notSent = fact, case .failure(let error as CoachingAPIError) = result {
            throw RunEnded(end: .interrupted(error))
        }
    }

    private func answer(to body: [UInt8]) async -> Result<CreateAppointmentOutcome, any Error> {
        do {
            return .success(try await service.postCoachingAppointments(rawBody: body))
        } catch {
            return .failure(error)
        }
    }

    /// A refused call may clash with an earlier one of ours that was carried out after all.
    private mutating func factAfterRefusal(_ reason: String, of position: Int) async throws -> ApplyFact {
        do {
            let view = try await view(around: [position])
            return ApplyDecision.fact(afterRefusal: reason, sighting: view.sighting(of: entries[position]))
        } catch let ended as RunEnded {
            try record(.outcomeUnknown(reason: reason), of: position)
            throw ended
        }
    }

    private func endIfUnknown() throws {
        if entries.contains(where: { $0.status == .unknown }) { throw RunEnded(end: .outcomeUnknown) }
    }
}
